using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A kind of document, found by its root element. It reads and writes documents of which only the text is known.</summary>
public sealed class DocumentKind
{
    private static readonly System.Buffers.SearchValues<char> s_nameEnds = System.Buffers.SearchValues.Create(" \t\r\n/>");

    private static readonly DocumentKind[] s_all =
    [
        new("domain", "guest", "domain.rng", ErrorDomain.Domain, static root => DomainDef.Parse(root)),
        new("domainsnapshot", "snapshot", "domainsnapshot.rng", ErrorDomain.DomainSnapshot, static root => DomainSnapshotDef.Parse(root)),
        new("domaincheckpoint", "checkpoint", "domaincheckpoint.rng", ErrorDomain.DomainCheckpoint, static root =>
            DomainCheckpointDef.Parse(root)),
        new("domainbackup", "backup", "domainbackup.rng", ErrorDomain.Domain, static root => DomainBackupDef.Parse(root)),
        new("network", "network", "network.rng", ErrorDomain.Network, Network),
        new("networkport", "network port", "networkport.rng", ErrorDomain.Network, static root => NetworkPortDef.Parse(root)),
        new("pool", "storage pool", "storagepool.rng", ErrorDomain.Storage, static root => StoragePoolDef.Parse(root)),
        new("volume", "storage volume", "storagevol.rng", ErrorDomain.Storage, static root => StorageVolDef.Parse(root)),
        new("device", "node device", "nodedev.rng", ErrorDomain.Nodedev, static root => NodeDeviceDef.Parse(root)),
        new("interface", "host interface", "interface.rng", ErrorDomain.Interface, static root => InterfaceDef.Parse(root)),
        new("secret", "secret", "secret.rng", ErrorDomain.Secret, static root => SecretDef.Parse(root)),
        new("filter", "network filter", "nwfilter.rng", ErrorDomain.Nwfilter, static root => NwFilterDef.Parse(root)),
        new("filterbinding", "network filter binding", "nwfilterbinding.rng", ErrorDomain.Nwfilter, static root =>
            NwFilterBindingDef.Parse(root)),
        new("sysinfo", "sysinfo", null, ErrorDomain.Sysinfo, static root => HostSysinfo.Parse(root)),
        new("capabilities", "capabilities", "capability.rng", ErrorDomain.Capabilities, static root => CapabilitiesDef.Parse(root)),
        new("domainCapabilities", "domain capabilities", "domaincaps.rng", ErrorDomain.Domain, static root => DomainCapsDef.Parse(root)),
        new("storagepoolCapabilities", "storage pool capabilities", "storagepoolcaps.rng", ErrorDomain.Storage, static root =>
            StoragePoolCapabilitiesDef.Parse(root)),
        new("qemu-migration", "migration cookie", null, ErrorDomain.Qemu, static root => MigrationCookie.Parse(root)),
    ];

    private readonly Func<XmlElement, XmlRecord> _parse;
    private readonly XmlParseOptions _options;

    private DocumentKind(string root, string name, string? schema, ErrorDomain domain, Func<XmlElement, XmlRecord> parse)
    {
        Root = root;
        Name = name;
        Schema = schema;
        _options = new XmlParseOptions { Domain = domain };
        _parse = parse;
    }

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<DocumentKind> All => s_all;

    /// <summary>The root element.</summary>
    public string Root { get; }

    /// <summary>The kind, readable.</summary>
    public string Name { get; }

    /// <summary>File name of its RELAX NG schema, or null when libvirt has none.</summary>
    public string? Schema { get; }

    /// <summary>The kind with a root element, or null.</summary>
    public static DocumentKind? Find(ReadOnlySpan<char> root)
    {
        foreach (DocumentKind kind in s_all)
        {
            if (root.SequenceEqual(kind.Root))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Reads a document of any kind. Nothing is defaulted and nothing but the form is checked.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="kind">The kind that was found.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The text is not well-formed, of no known kind, or not such a document.</exception>
    public static XmlRecord Read(string xml, out DocumentKind kind, List<DroppedNode>? dropped = null)
    {
        NetworkExtensions.Register();
        XmlParseOptions options = Find(FirstName(xml))?._options ?? XmlParseOptions.Default;
        XmlElement root = XmlTree.Parse(xml, options with { Dropped = dropped }).Root;
        kind = Find(root.Name) ?? throw root.RootUnknown(root.Name);
        return kind._parse(root);
    }

    /// <summary>The canonical text of a document of this kind.</summary>
    public string Format(XmlRecord document, FormatFlags flags = FormatFlags.None) => document.ToXml(Root, flags);

    // The name behind the first start tag, so that even a syntax error names the kind; the parser decides what the root is.
    private static ReadOnlySpan<char> FirstName(ReadOnlySpan<char> xml)
    {
        while (true)
        {
            int open = xml.IndexOf('<');
            if (open < 0 || open + 1 >= xml.Length)
            {
                return [];
            }

            xml = xml[(open + 1)..];
            if (xml[0] is '!' or '?')
            {
                int close = xml.StartsWith("!--") ? xml.IndexOf("-->") : xml.IndexOf('>');
                if (close < 0)
                {
                    return [];
                }

                xml = xml[close..];
                continue;
            }

            int end = xml.IndexOfAny(s_nameEnds);
            return end < 0 ? xml : xml[..end];
        }
    }

    private static NetworkDef Network(XmlElement root) => NetworkDef.Parse(root);
}
