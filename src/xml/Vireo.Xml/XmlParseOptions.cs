namespace Vireo.Xml;

/// <summary>What a parse needs besides the text: the document's name in errors, the error domain, and who is notified of ignored
/// content.</summary>
public sealed record XmlParseOptions
{
    /// <summary>The defaults: an unnamed document, nobody listens.</summary>
    public static readonly XmlParseOptions Default = new();

    /// <summary>The file that the text came from, as syntax errors name it; null for a text that was handed over.</summary>
    public string? Origin { get; init; }

    /// <summary>Whose errors these are.</summary>
    public ErrorDomain Domain { get; init; } = ErrorDomain.Xml;

    /// <summary>The text is one that this library printed: it may hold what calls can cause and documents may not, such as an empty
    /// set.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Receives every element, attribute and text that no record member took. Null when nobody asks.</summary>
    public List<DroppedNode>? Dropped { get; init; }

    /// <summary>The deepest nesting that is read; libxml2's own limit.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>The longest text that is read, in characters; libxml2 refuses single values beyond 10 million.</summary>
    public int MaxLength { get; init; } = 64 * 1024 * 1024;
}

/// <summary>Content that a parse ignored, as libvirt ignores what it does not know.</summary>
/// <param name="Path">Where, for example <c>/domain/devices/disk[2]/@foo</c>.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record DroppedNode(string Path, int Line, int Column);
