using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Options for the dnsmasq that serves a network, in its own namespace. Since 5.6.0.</summary>
public sealed record NetworkDnsmasqOptions : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/network/dnsmasq/1.0";

    /// <summary>Lines put into the configuration as they are.</summary>
    public List<string> Options { get; set; } = [];

    /// <inheritdoc/>
    public override string Prefix => "dnsmasq";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <inheritdoc/>
    public override void WriteContent(XmlOutput output)
    {
        output.Open("dnsmasq:options");
        foreach (string option in Options)
        {
            output.Open("dnsmasq:option");
            output.Attribute("value", option);
            output.Close("dnsmasq:option");
        }

        output.Close("dnsmasq:options");
    }

    /// <inheritdoc/>
    protected override XmlRecord CopyCore() => new NetworkDnsmasqOptions { Options = [.. Options] };

    internal static NetworkDnsmasqOptions Read(XmlElement root)
    {
        var read = new NetworkDnsmasqOptions();
        for (XmlElement child = root.Child("dnsmasq:options").FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name is "dnsmasq:option")
            {
                XmlValue value = child.Attribute("value");
                read.Options.Add(value.Exists
                    ? value.ToString()
                    : throw child.DnsmasqOptionEmpty());
            }
        }

        return read;
    }
}

/// <summary>Makes the namespaces of networks known to the parser.</summary>
internal static class NetworkExtensions
{
    private static readonly bool s_registered = RegisterOnce();

    public static void Register() => _ = s_registered;

    private static bool RegisterOnce()
    {
        XmlExtensionList.Register("network", "dnsmasq", NetworkDnsmasqOptions.NamespaceUri, NetworkDnsmasqOptions.Read);
        return true;
    }
}
