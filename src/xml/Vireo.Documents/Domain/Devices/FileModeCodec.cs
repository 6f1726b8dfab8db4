using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Permissions of files in octal, kept as they were written.</summary>
internal static class FileModeCodec
{
    public static string Parse(in XmlValue value) =>
        !value.Span.IsEmpty && value.Span.Length < 12 && !value.Span.ContainsAnyExceptInRange('0', '7')
        ? value.ToString()
        : throw value.Invalid(" Expected non-negative integer value");

    public static string? Format(string? mode) => mode;
}
