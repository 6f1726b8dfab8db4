using System.Text;

namespace Vireo.Drivers.Storage;

/// <summary>What is mounted, as the kernel tells it.</summary>
internal static class MountTable
{
    /// <summary>
    /// Whether a source is mounted at a folder. Sources are compared as files too, because a device may have several names.
    /// </summary>
    public static bool IsMounted(string source, string folder)
    {
        try
        {
            return File.ReadLines("/proc/self/mounts").Any(line => Matches(line, source, folder));
        }
        catch (IOException e)
        {
            throw Errors.Of(e);
        }
    }

    private static bool Matches(string line, string source, string folder)
    {
        string[] word = line.Split(' ');
        return word.Length > 1 && Unescape(word[1]) == folder
            && (Unescape(word[0]) == source || Resolve(Unescape(word[0])) == Resolve(source));
    }

    private static string Resolve(string path)
    {
        try
        {
            return path.StartsWith('/') ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        }
        catch (IOException)
        {
            return path;
        }
    }

    // Blanks and the like are written as a backslash and three octal digits.
    private static string Unescape(string word)
    {
        if (!word.Contains('\\', StringComparison.Ordinal))
        {
            return word;
        }

        var text = new StringBuilder(word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] == '\\' && i + 3 < word.Length)
            {
                text.Append((char)(((word[i + 1] - '0') << 6) | ((word[i + 2] - '0') << 3) | (word[i + 3] - '0')));
                i += 3;
            }
            else
            {
                text.Append(word[i]);
            }
        }

        return text.ToString();
    }
}
