namespace Vireo.Drivers;

/// <summary>One image of a chain.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Format">Its format.</param>
/// <param name="Header">What its header says.</param>
public sealed record ImageLayer(string Path, string Format, ImageHeader Header);
