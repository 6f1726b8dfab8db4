using System.Xml.Linq;

namespace Vireo.Documents.Tests.Schemas;

/// <summary>A piece of a RELAX NG schema, reduced to what matters for making samples: order and interleaving are the same.</summary>
internal abstract class SchemaPattern
{
    /// <summary>What the shortest document that this allows costs; infinite while unknown or impossible.</summary>
    public double Cost { get; set; } = double.PositiveInfinity;
}

/// <summary>An element or attribute.</summary>
internal sealed class NodePattern(XName name, bool isAttribute, SchemaPattern content) : SchemaPattern
{
    public XName Name => name;

    public bool IsAttribute => isAttribute;

    public SchemaPattern Content => content;
}

/// <summary>All of them.</summary>
internal sealed class AllPattern(IReadOnlyList<SchemaPattern> parts) : SchemaPattern
{
    public IReadOnlyList<SchemaPattern> Parts => parts;
}

/// <summary>One of them; an optional part is a choice with nothing.</summary>
internal sealed class ChoicePattern(IReadOnlyList<SchemaPattern> cases) : SchemaPattern
{
    public IReadOnlyList<SchemaPattern> Cases => cases;
}

/// <summary>A named definition, found when everything is loaded.</summary>
internal sealed class ReferencePattern(string name) : SchemaPattern
{
    public string Name => name;

    public SchemaPattern? Target { get; set; }
}

/// <summary>Text: a fixed value, or one of a type.</summary>
internal sealed class TextPattern(string? value, string type, string? pattern, string? least, string? most) : SchemaPattern
{
    public string? Value => value;

    public string Type => type;

    public string? Pattern => pattern;

    public string? Least => least;

    public string? Most => most;
}

/// <summary>Nothing.</summary>
internal sealed class NothingPattern : SchemaPattern;

/// <summary>Nothing that may be written.</summary>
internal sealed class ForbiddenPattern : SchemaPattern;
