using System.Collections.Concurrent;

namespace Vireo.Xml;

/// <summary>Content of a document's root element that a driver owns, in the driver's namespace (<c>qemu:commandline</c>).</summary>
public abstract record XmlExtension : XmlRecord
{
    /// <summary>The prefix under which libvirt prints it.</summary>
    public abstract string Prefix { get; }

    /// <summary>The namespace.</summary>
    public abstract string Uri { get; }
}

/// <summary>
/// The extensions of one document, in the order of registration. Drivers register theirs once, by kind of document and namespace; a
/// document's extensions of which nobody registered the namespace are dropped like all unknown content.
/// </summary>
public sealed class XmlExtensionList : List<XmlExtension>
{
    private static readonly ConcurrentDictionary<(string Root, string Prefix), Func<XmlElement, XmlExtension>> s_factories = new();

    /// <summary>Registers an extension of documents whose root element is <paramref name="root"/>.</summary>
    public static void Register(string root, string prefix, string uri, Func<XmlElement, XmlExtension> factory)
    {
        KnownNamespaces.Register(prefix, uri);
        s_factories[(root, prefix)] = factory;
    }

    /// <summary>Takes a child of the root: makes the extension of its namespace when it is the first of it.</summary>
    public void Take(XmlElement root, XmlElement child)
    {
        ReadOnlySpan<char> name = child.Name;
        int colon = name.IndexOf(':');
        if (colon <= 0)
        {
            child.Drop();
            return;
        }

        string prefix = name[..colon].ToString();
        foreach (XmlExtension present in this)
        {
            if (present.Prefix == prefix)
            {
                return;
            }
        }

        if (!s_factories.TryGetValue((root.Name.ToString(), prefix), out Func<XmlElement, XmlExtension>? factory))
        {
            child.Drop();
            return;
        }

        Add(factory(root));
    }

    /// <summary>Writes the namespace declarations, which stand after the root's attributes.</summary>
    public void WriteDeclarations(XmlOutput output)
    {
        foreach (XmlExtension extension in this)
        {
            output.Attribute("xmlns:" + extension.Prefix, extension.Uri);
        }
    }

    /// <summary>Writes the content.</summary>
    public void WriteContent(XmlOutput output)
    {
        foreach (XmlExtension extension in this)
        {
            extension.WriteContent(output);
        }
    }

    /// <summary>A deep copy.</summary>
    public XmlExtensionList DeepCopy()
    {
        var copy = new XmlExtensionList();
        foreach (XmlExtension extension in this)
        {
            copy.Add((XmlExtension)extension.DeepCopy());
        }

        return copy;
    }
}
