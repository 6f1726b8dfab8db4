using System.Security;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Xml;
using CpuFeature = Vireo.Drivers.Host.CpuModels.CpuFeature;

namespace Vireo.Drivers.Test;

/// <summary>The <c>&lt;cpu&gt;</c> element as callers of the CPU functions give and get it.</summary>
internal static class CpuXml
{
    /// <summary>Reads the CPU of a host: it has an architecture and a model, and features without policies.</summary>
    public static CpuDefinition Parse(string xml)
    {
        var root = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Cpu }).Root;
        if (!root.Name.SequenceEqual("cpu"))
        {
            throw Errors.Xml(ErrorDomain.Cpu, "XML does not contain expected 'cpu' element");
        }

        if (root.Attribute("mode").Exists)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Cpu, "Attribute mode is only allowed for guest CPU");
        }

        string? Child(string name) =>
            root.Child(name) is { Exists: true } child && child.Text.ToString() is { Length: > 0 } text ? text : null;
        string arch = Child("arch") ?? throw Errors.Xml(ErrorDomain.Cpu, "Missing CPU architecture");
        if (!CpuModelNames.IsArchitecture(arch))
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Cpu, $"Unknown architecture {arch}");
        }

        string model = Child("model") ?? throw Errors.Xml(ErrorDomain.Cpu, "Missing CPU model name");

        // What tells of the host's shape must be right, though no answer depends on it.
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

        var features = new List<CpuFeature>();
        for (var child = root.FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name.SequenceEqual("feature"))
            {
                string name = child.Attribute("name") is { Exists: true } given ? given.ToString() : "";
                if (name.Length == 0)
                {
                    throw Errors.Xml(ErrorDomain.Cpu, "Invalid CPU feature name");
                }

                if (features.Exists(f => f.Name == name))
                {
                    throw Errors.Xml(ErrorDomain.Cpu, $"CPU feature '{name}' specified more than once");
                }

                features.Add(new CpuFeature(name));
            }
        }

        return new CpuDefinition { Arch = arch, Model = model, Vendor = Child("vendor"), Features = features };
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
}
