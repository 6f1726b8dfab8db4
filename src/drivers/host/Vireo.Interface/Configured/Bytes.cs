using System.Text;

namespace Vireo.Drivers.Interfaces;

/// <summary>Files whose bytes must stay what they are, though they are handled as text: one character is one byte.</summary>
internal static class Bytes
{
    /// <summary>The content of a file; null when there is none.</summary>
    public static string? Read(string path)
    {
        try
        {
            return Encoding.Latin1.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a text.</summary>
    public static byte[] Of(string text) => Encoding.Latin1.GetBytes(text);
}
