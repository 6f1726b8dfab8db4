using System.Security;
using System.Text;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Host.CpuModels;

/// <summary>The <c>&lt;cpu&gt;</c> element as callers of the CPU functions give and get it. It knows no model: whether one exists is found
/// by whoever compares.</summary>
public static class CpuXml
{
    /// <summary>Reads the CPU of a host: it has an architecture and a model, and features without policies.</summary>
    public static CpuDefinition ParseHost(string xml)
    {
        XmlElement root = Root(xml);
        if (root.Attribute("mode").Exists)
        {
            throw CpuErrors.ModeOfHostCpu();
        }

        return ReadHost(root);
    }

    /// <summary>Reads the CPU of a host, which has an architecture, or of a guest, which has none.</summary>
    public static CpuDefinition Parse(string xml)
    {
        XmlElement root = Root(xml);
        if (!root.Child("arch").Exists)
        {
            return ReadGuest(root);
        }

        return root.Attribute("match").Exists
            ? throw CpuErrors.ArchitectureWithMatch()
            : ReadHost(root);
    }

    /// <summary>Writes the CPU as a guest's.</summary>
    public static string Format(CpuDefinition cpu)
    {
        var text = new StringBuilder("<cpu mode='custom' match='exact'>\n");
        text.Append("  <model fallback='").Append(cpu.Fallback ? "allow" : "forbid").Append("'>").Append(SecurityElement.Escape(cpu.Model))
            .Append("</model>\n");
        if (cpu.Vendor is not null)
        {
            text.Append("  <vendor>").Append(SecurityElement.Escape(cpu.Vendor)).Append("</vendor>\n");
        }

        foreach (var feature in cpu.Features)
        {
            text.Append("  <feature policy='").Append(feature.Policy.ToString().ToLowerInvariant()).Append("' name='").Append(feature.Name)
                .Append("'/>\n");
        }

        return text.Append("</cpu>\n").ToString();
    }

    private static XmlElement Root(string xml)
    {
        XmlElement root = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Cpu }).Root;
        return root.Name.SequenceEqual("cpu") ? root : throw CpuErrors.NoCpuElement();
    }

    private static CpuDefinition ReadHost(XmlElement root)
    {
        string arch = Child(root, "arch") ?? throw CpuErrors.NoArchitecture();
        if (!CpuModelNames.IsArchitecture(arch))
        {
            throw DomainDocumentErrors.ArchitectureUnknown(ErrorDomain.Cpu, arch);
        }

        string model = Child(root, "model") ?? throw CpuErrors.NoModelName();

        // What describes the host's shape must be right, though no answer depends on it.
        if (root.Child("topology") is { Exists: true } topology)
        {
            _ = new CpuTopology(topology);
        }

        if (root.Child("maxphysaddr") is { Exists: true } bits)
        {
            _ = new CpuMaxPhysAddr(bits);
        }

        if (root.Child("cache") is { Exists: true } cache)
        {
            _ = new CpuCache(cache);
        }

        return new CpuDefinition { Arch = arch, Model = model, Vendor = Child(root, "vendor"), Features = ReadFeatures(root,
            guest: false) };
    }

    private static CpuDefinition ReadGuest(XmlElement root)
    {
        string? model = Child(root, "model"), vendor = Child(root, "vendor");
        if (model is null && vendor is not null)
        {
            throw DomainDocumentErrors.VendorWithoutModel(ErrorDomain.Cpu);
        }

        string? mode = Attribute(root, "mode"), match = Attribute(root, "match"), fallback = Attribute(root.Child("model"), "fallback");
        if (mode is not (null or "custom" or "host-model" or "host-passthrough" or "maximum"))
        {
            throw CpuErrors.ModeInvalid(mode);
        }

        return new CpuDefinition
        {
            Guest = true, Mode = mode, Model = model, Vendor = vendor, Fallback = fallback != "forbid",
            Match = match switch
            {
                null or "exact" => CpuMatch.Exact,
                "minimum" => CpuMatch.Minimum,
                "strict" => CpuMatch.Strict,
                _ => throw CpuErrors.MatchInvalid(),
            },
            Features = ReadFeatures(root, guest: true),
        };
    }

    private static List<CpuFeature> ReadFeatures(XmlElement root, bool guest)
    {
        var features = new List<CpuFeature>();
        for (XmlElement child = root.FirstChild; child.Exists; child = child.Next)
        {
            if (!child.Name.SequenceEqual("feature"))
            {
                continue;
            }

            string name = Attribute(child, "name") is { Length: > 0 } given ? given : throw CpuErrors.FeatureNameInvalid();
            if (features.Exists(f => f.Name == name))
            {
                throw DomainDocumentErrors.CpuFeatureTwice(name);
            }

            features.Add(guest ? new CpuFeature(name, Policy(Attribute(child, "policy"))) : new CpuFeature(name));
        }

        return features;
    }

    private static CpuFeaturePolicy Policy(string? text) => text switch
    {
        null or "require" => CpuFeaturePolicy.Require,
        "force" => CpuFeaturePolicy.Force,
        "optional" => CpuFeaturePolicy.Optional,
        "disable" => CpuFeaturePolicy.Disable,
        "forbid" => CpuFeaturePolicy.Forbid,
        _ => throw CpuErrors.FeaturePolicyInvalid(),
    };

    private static string? Child(XmlElement root, string name) =>
        root.Child(name) is { Exists: true } child && child.Text.ToString() is { Length: > 0 } text ? text : null;

    private static string? Attribute(XmlElement node, string name) =>
        node.Exists && node.Attribute(name) is { Exists: true } given ? given.ToString() : null;
}
