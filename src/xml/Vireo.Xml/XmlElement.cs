using System.Text;

namespace Vireo.Xml;

/// <summary>An element of an <see cref="XmlTree"/>: a cheap view, not an object. <c>default</c> means "no element".</summary>
public readonly struct XmlElement
{
    private readonly XmlTree? _tree;
    private readonly int _index;

    internal XmlElement(XmlTree tree, int index)
    {
        _tree = tree;
        _index = index;
    }

    /// <summary>False for "no element".</summary>
    public bool Exists => _tree is not null;

    /// <summary>The tree that holds the element.</summary>
    public XmlTree Tree => _tree!;

    /// <summary>The name without a prefix.</summary>
    public ReadOnlySpan<char> LocalName => Name[(Name.IndexOf(':') + 1)..];

    /// <summary>The name; in a known namespace with that namespace's usual prefix (<c>qemu:arg</c>), whatever prefix the document
    /// uses.</summary>
    public ReadOnlySpan<char> Name => _tree!.Slice(Node.NameStart, Node.NameLength);

    /// <summary>The first child element, or none.</summary>
    public XmlElement FirstChild => At(Node.FirstChild);

    /// <summary>The next element with the same parent, or none.</summary>
    public XmlElement Next => At(Node.NextSibling);

    /// <summary>The parent, or none for the root.</summary>
    public XmlElement Parent => _index == 0 ? default : new(_tree!, Node.Parent);

    /// <summary>The element's own text (of its text and CDATA nodes); empty when there is none.</summary>
    public XmlValue Text => new(_tree!, _index, isText: true);

    /// <summary>The attributes in document order, without namespace declarations.</summary>
    public AttributeList Attributes => new(_tree!, Node.FirstAttribute, Node.AttributeCount);

    /// <summary>The element's text in the document, tags included. Namespaces declared outside are not in it.</summary>
    public string Source => _tree!.Source[Node.Start..Node.End];

    internal int StartOffset => Node.Start;

    internal int EndOffset => Node.End;

    internal int Index => _index;

    private ref readonly XmlTree.Node Node => ref _tree!.Nodes[_index];

    /// <summary>The attribute <paramref name="name"/>, or a value that does not exist.</summary>
    public XmlValue Attribute(string name)
    {
        foreach (XmlValue value in Attributes)
        {
            if (value.Name.SequenceEqual(name))
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>The first child element <paramref name="name"/>, or none.</summary>
    public XmlElement Child(string name)
    {
        XmlElement child = FirstChild;
        while (child.Exists && !child.Name.SequenceEqual(name))
        {
            child = child.Next;
        }

        return child;
    }

    /// <summary>The name exactly as the document writes it.</summary>
    public ReadOnlySpan<char> WrittenName
    {
        get
        {
            ReadOnlySpan<char> raw = _tree!.Source.AsSpan(Node.Start + 1);
            return raw[..raw.IndexOfAny(" \t\n/>")];
        }
    }

    /// <summary>The namespace that a prefix means here, or null for none.</summary>
    public string? NamespaceOf(ReadOnlySpan<char> prefix) => XmlNamespaceResolver.Lookup(_tree!, _index, prefix);

    /// <summary>Whether the element itself declares a prefix.</summary>
    public bool Declares(string prefix) => Attribute("xmlns:" + prefix).Exists;

    /// <summary>The element's namespace, or null for none.</summary>
    public string? NamespaceUri()
    {
        ReadOnlySpan<char> name = WrittenName;
        int colon = name.IndexOf(':');
        return NamespaceOf(colon < 0 ? [] : name[..colon]);
    }

    /// <summary>Line and column of the start tag, both from 1.</summary>
    public (int Line, int Column) Position() => _tree!.Position(Node.Start);

    /// <summary>Where the element begins and ends in <see cref="XmlTree.Source"/>.</summary>
    public (int Start, int End) Extent() => (Node.Start, Node.End);

    /// <summary>Reports the element as ignored, if anybody asks.</summary>
    public void Drop()
    {
        if (_tree!.Options.Dropped is { } sink)
        {
            (int line, int column) = _tree.Position(Node.Start);
            sink.Add(new DroppedNode(Path(), line, column));
        }
    }

    /// <summary>Reports all attributes as ignored, if anybody asks.</summary>
    public void DropAttributes()
    {
        if (_tree!.Options.Dropped is not null)
        {
            foreach (XmlValue value in Attributes)
            {
                value.Drop();
            }
        }
    }

    /// <summary>Reports all children as ignored, if anybody asks.</summary>
    public void DropChildren()
    {
        if (_tree!.Options.Dropped is not null)
        {
            for (XmlElement child = FirstChild; child.Exists; child = child.Next)
            {
                child.Drop();
            }
        }
    }

    /// <summary>The text of an element that has nothing else; what else there is counts as ignored.</summary>
    public XmlValue LeafText()
    {
        DropAttributes();
        DropChildren();
        return Text;
    }

    /// <summary>The text of the first child of a name; empty when there is none.</summary>
    public ReadOnlySpan<char> TextOf(string child)
    {
        XmlElement found = Child(child);
        return found.Exists ? found.Text.Span : [];
    }

    /// <summary>Reports the element's own text as ignored, if anybody asks and it is not blank.</summary>
    public void DropText()
    {
        if (_tree!.Options.Dropped is { } sink && !Text.Span.IsWhiteSpace())
        {
            (int line, int column) = _tree.Position(Node.Start);
            sink.Add(new DroppedNode(Path() + "/text()", line, column));
        }
    }

    /// <summary>Where the element is, for example <c>/domain/devices/disk[2]</c>.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        for (XmlElement e = this; e.Exists; e = e.Parent)
        {
            int position = 1;
            if (e.Parent.Exists)
            {
                for (XmlElement other = e.Parent.FirstChild; other._index != e._index; other = other.Next)
                {
                    position += other.Name.SequenceEqual(e.Name) ? 1 : 0;
                }
            }

            path.Insert(0, position == 1 ? $"/{e.Name}" : $"/{e.Name}[{position}]");
        }

        return path.ToString();
    }

    /// <summary>Refuses a root element of another name, with libvirt's text. Its namespace does not matter, but what is in it has that
    /// namespace too, and is not found.</summary>
    public void ExpectRoot(string name)
    {
        bool bound = Node.NameStart < 0;
        if (!(bound ? LocalName : Name).SequenceEqual(name))
        {
            throw XmlErrors.RootUnexpected(ErrorDomain.Xml, name, (bound ? LocalName : WrittenName).ToString()).At(Locate());
        }
    }

    /// <summary>The place of the element, for an error's <see cref="VirException.Location"/>.</summary>
    public SourceLocation Locate(string? attribute = null)
    {
        (int line, int column) = _tree!.Position(Node.Start);
        return new SourceLocation(Name.ToString(), attribute, line, column);
    }

    /// <summary>Who reports the document's errors.</summary>
    public ErrorDomain Domain => _tree!.Options.Domain;

    /// <summary>An error at this element.</summary>
    public VirException Error(ErrorCode code, string detail) => Errors.Document(_tree!.Options.Domain, code, detail, Locate());

    /// <summary>An error of another code at this element, reported by another part of libvirt than the document's own.</summary>
    public VirException Error(ErrorDomain domain, ErrorCode code, string detail) => Errors.Document(domain, code, detail, Locate());

    /// <summary>The error for an amount that is required and missing, in libvirt's name for its <paramref name="place"/>.</summary>
    public VirException MissingAmount(string place) => XmlErrors.AmountMissing(place).At(Locate());

    /// <summary>The error for an attribute that is required and missing.</summary>
    public VirException Missing(string attribute) =>
        XmlErrors.AttributeMissing(attribute, LocalName.ToString()).At(Locate(attribute));

    private XmlElement At(int index) => index == 0 ? default : new(_tree!, index);

    /// <summary>The attributes of one element, for <c>foreach</c>.</summary>
    public readonly struct AttributeList(XmlTree tree, int first, int count)
    {
        /// <summary>How many there are.</summary>
        public int Count => count;

        /// <summary>The attribute at a position.</summary>
        public XmlValue this[int index] => new(tree, first + index, isText: false);

        /// <summary>For <c>foreach</c>.</summary>
        public Enumerator GetEnumerator() => new(tree, first, count);

        /// <summary>Walks the attributes.</summary>
        public struct Enumerator(XmlTree tree, int first, int count)
        {
            private int _at = first - 1;

            /// <summary>The attribute.</summary>
            public readonly XmlValue Current => new(tree, _at, isText: false);

            /// <summary>On to the next.</summary>
            public bool MoveNext() => ++_at < first + count;
        }
    }
}
