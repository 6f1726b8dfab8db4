namespace Vireo.Drivers;

/// <summary>One image of a chain.</summary>
/// <param name="Path">The file, absolute; of a server's image its name there.</param>
/// <param name="Format">Its format.</param>
/// <param name="Header">What its header says; of a server's image nothing but the format.</param>
public sealed record ImageLayer(string Path, string Format, ImageHeader Header)
{
    /// <summary>The server that has it; null for a file.</summary>
    public ImageServer? Server { get; init; }
}
