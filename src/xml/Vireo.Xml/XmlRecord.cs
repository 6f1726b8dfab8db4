using System.ComponentModel;

namespace Vireo.Xml;

/// <summary>
/// Base of everything a document is made of. The generator fills in parsing, writing and copying from the attributes of the members;
/// two records are equal when they are written alike (secrets included).
/// </summary>
public abstract record XmlRecord
{
    private int _line;
    private int _column;

    /// <summary>
    /// The place in the text from which the record was read, for errors that are found later; null for a record that a program built.
    /// Copies keep it.
    /// </summary>
    /// <param name="element">Name of the record's element.</param>
    /// <param name="attribute">Name of the attribute at fault, if it is one.</param>
    public SourceLocation? Locate(string element, string? attribute = null) =>
        _line == 0 ? null : new SourceLocation(element, attribute, _line, _column);

    /// <summary>Remembers the place of the element from which the record is read.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void ReadFrom(XmlElement element) => (_line, _column) = element.Position();

    /// <summary>Writes attributes, then text, then children, into the element that is open.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract void WriteContent(XmlOutput output);

    /// <summary>A copy that shares no record or list with the original.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract XmlRecord CopyCore();

    /// <summary>Whether the element has separate start and end tags even when it is empty.</summary>
    protected virtual bool HasTwoTags => false;

    /// <summary>Writes the record as an element.</summary>
    public void Write(XmlOutput output, string name)
    {
        output.Open(name);
        WriteContent(output);
        if (HasTwoTags)
        {
            output.CloseFull(name);
        }
        else
        {
            output.Close(name);
        }
    }

    /// <summary>Writes the record as an element, or nothing when it would be empty.</summary>
    public void WriteOptional(XmlOutput output, string name)
    {
        output.OpenOptional(name);
        WriteContent(output);
        output.CloseOptional(name);
    }

    /// <summary>Writes the record as an element that always has separate start and end tags.</summary>
    public void WriteFull(XmlOutput output, string name)
    {
        output.Open(name);
        WriteContent(output);
        output.CloseFull(name);
    }

    /// <summary>The record as text of an element <paramref name="name"/>.</summary>
    public string ToXml(string name, FormatFlags flags = FormatFlags.None)
    {
        using var output = new XmlOutput(flags);
        Write(output, name);
        return output.ToString();
    }

    /// <summary>A copy that shares no record or list with the original.</summary>
    public XmlRecord DeepCopy() => CopyCore();

    /// <summary>Equal when of one type and written alike.</summary>
    public virtual bool Equals(XmlRecord? other) => Same(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => CanonicalHash();

    /// <summary>The record as XML, in an element named like its type.</summary>
    public sealed override string ToString() => ToXml(GetType().Name);

    /// <summary>Equality of all records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static bool Same(XmlRecord one, XmlRecord? other) =>
        ReferenceEquals(one, other) || (
            other is not null && one.EqualityContract == other.EqualityContract && one.Canonical() == other.Canonical());

    /// <summary>Hash code of all records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected int CanonicalHash() => string.GetHashCode(Canonical(), StringComparison.Ordinal);

    private string Canonical() => ToXml("_", FormatFlags.Secure);
}
