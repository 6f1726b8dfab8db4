namespace Vireo.Drivers.Interfaces;

/// <summary>What a transaction keeps: which interfaces ran at its begin, and the content of our file.</summary>
/// <param name="Running">The interfaces.</param>
/// <param name="Content">The content; null when there was no file.</param>
internal sealed record Snapshot(IReadOnlyList<string> Running, string? Content)
{
    private const string None = "none", Follows = "follows";

    /// <summary>One line of names, one that says whether there was a file, and its bytes.</summary>
    public string Format() => $"{string.Join(' ', Running)}\n{(Content is null ? None : Follows)}\n{Content}";

    /// <summary>The opposite of <see cref="Format"/>.</summary>
    public static Snapshot Parse(string text)
    {
        string[] parts = text.Split('\n', 3);
        return new Snapshot(
            parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), parts.ElementAtOrDefault(1) == Follows ? parts[2] : null);
    }
}
