namespace Vireo.Drivers;

/// <summary>An image that a server has, as a URI names it.</summary>
/// <param name="Protocol">The protocol, <c>nbd</c>.</param>
/// <param name="Transport">How the server is reached, <c>tcp</c>; null when the URI does not say.</param>
/// <param name="Host">The server.</param>
/// <param name="Port">Its port; null when the URI does not say.</param>
/// <param name="Name">The image's name there; for most protocols without the slash in front.</param>
public sealed record ImageServer(string Protocol, string? Transport, string Host, int? Port, string Name)
{
    /// <summary>Understands a URI; null when the text is none.</summary>
    public static ImageServer? Parse(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal) || !Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
        {
            return null;
        }

        string[] scheme = uri.Scheme.Split('+', 2);
        return new(scheme[0], scheme.Length > 1 ? scheme[1] : null, uri.Host,
            uri.Port > 0 ? uri.Port : null, uri.AbsolutePath.TrimStart('/'));
    }
}
