using Vireo.Operations;

namespace Vireo;

/// <summary>A picture of a screen.</summary>
/// <param name="Stream">Gives its bytes.</param>
/// <param name="MimeType">Its format.</param>
public sealed record ScreenshotResult(VirStream Stream, string? MimeType);
