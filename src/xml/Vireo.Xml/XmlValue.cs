namespace Vireo.Xml;

/// <summary>
/// One scalar of a document: an attribute's value or an element's text, with everything an error about it needs.
/// Typed readings live in the codecs; this type only knows text and place.
/// </summary>
public readonly struct XmlValue
{
    private readonly XmlTree? _tree;
    private readonly int _index;
    private readonly bool _isText;

    internal XmlValue(XmlTree tree, int index, bool isText)
    {
        _tree = tree;
        _index = index;
        _isText = isText;
    }

    /// <summary>False when the attribute is absent.</summary>
    public bool Exists => _tree is not null;

    /// <summary>True in a text that this library printed.</summary>
    public bool IsOwn => _tree!.Options.IsOwn;

    /// <summary>True for an element's text, false for an attribute.</summary>
    public bool IsText => _isText;

    /// <summary>The attribute's name, or the element's for a text.</summary>
    public ReadOnlySpan<char> Name =>
        _isText ? Element.Name : _tree!.Slice(_tree.Attributes[_index].NameStart, _tree.Attributes[_index].NameLength);

    /// <summary>The value with entities resolved; empty for an attribute that is absent.</summary>
    public ReadOnlySpan<char> Span => _tree is null ? [] : _isText
        ? _tree.Slice(_tree.Nodes[_index].TextStart, _tree.Nodes[_index].TextLength)
        : _tree.Slice(_tree.Attributes[_index].ValueStart, _tree.Attributes[_index].ValueLength);

    /// <summary>The element that carries the value.</summary>
    public XmlElement Element => new(_tree!, _isText ? _index : _tree!.Attributes[_index].Owner);

    /// <summary>The value as a string; empty for an attribute that is absent.</summary>
    public override string ToString() => _tree is null ? "" : _isText
        ? _tree.SliceString(_tree.Nodes[_index].TextStart, _tree.Nodes[_index].TextLength)
        : _tree.SliceString(_tree.Attributes[_index].ValueStart, _tree.Attributes[_index].ValueLength);

    /// <summary>Reports the attribute as ignored, if anybody asks; a namespace declaration is not content.</summary>
    public void Drop()
    {
        if (Name.StartsWith("xmlns"))
        {
            return;
        }

        if (_tree!.Options.Dropped is { } sink)
        {
            (int line, int column) = _tree.Position(_tree.Attributes[_index].Offset);
            sink.Add(new DroppedNode($"{Element.Path()}/@{Name}", line, column));
        }
    }

    /// <summary>libvirt's error for a value that its type refuses; <paramref name="expected"/> is what libvirt adds after the
    /// value.</summary>
    public VirException Invalid(string expected = "") => _isText
        ? this.ElementInvalid(Name.ToString(), expected)
        : this.AttributeInvalid(Name.ToString(), Element.LocalName.ToString(), expected);

    /// <summary>The error that a record declares for a value that its type refuses; <c>{0}</c> in <paramref name="template"/> stands for
    /// the value.</summary>
    public VirException Refuse(ErrorCode code, string template) =>
        Error(code, template.Replace("{0}", ToString(), StringComparison.Ordinal));

    /// <summary>An error at this value.</summary>
    public VirException Error(ErrorCode code, string detail) => Error(_tree!.Options.Domain, code, detail);

    /// <summary>An error reported by another part of libvirt than the document's own.</summary>
    public VirException Error(ErrorDomain domain, ErrorCode code, string detail) => Errors.Document(domain, code, detail, Locate());

    /// <summary>The place of the value.</summary>
    public SourceLocation Locate()
    {
        int offset = _isText ? _tree!.Nodes[_index].Start : _tree!.Attributes[_index].Offset;
        (int line, int column) = _tree.Position(offset);
        return new SourceLocation(Element.Name.ToString(), _isText ? null : Name.ToString(), line, column);
    }
}
