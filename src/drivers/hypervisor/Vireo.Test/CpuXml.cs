using System.Security;
using System.Text;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>The <c>&lt;cpu&gt;</c> element as callers of the CPU functions give and get it.</summary>
internal static class CpuXml
{
    public static CpuDefinition Parse(string xml)
    {
        var root = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Cpu }).Root;
        if (!root.Name.SequenceEqual("cpu"))
        {
            throw Errors.Xml(ErrorDomain.Cpu, "XML does not contain expected 'cpu' element");
        }

        string? Child(string name) => root.Child(name) is { Exists: true } child ? child.Text.ToString().Trim() : null;
        string? arch = Child("arch");
        bool guest = root.Attribute("match").Exists || root.Attribute("mode").Exists;
        if (!guest && arch is null)
        {
            throw Errors.Xml(ErrorDomain.Cpu, "Missing CPU architecture");
        }

        if (!guest && Child("model") is null)
        {
            throw Errors.Xml(ErrorDomain.Cpu, "Missing CPU model name");
        }

        var features = new List<CpuFeature>();
        for (var child = root.FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name.SequenceEqual("feature"))
            {
                string policy = child.Attribute("policy").Exists ? child.Attribute("policy").ToString() : "require";
                features.Add(new CpuFeature(
                    child.Attribute("name").Exists ? child.Attribute("name").ToString() : throw Errors.Xml(ErrorDomain.Cpu, "Invalid CPU feature name"),
                    policy switch
                    {
                        "force" => CpuFeaturePolicy.Force,
                        "require" => CpuFeaturePolicy.Require,
                        "optional" => CpuFeaturePolicy.Optional,
                        "disable" => CpuFeaturePolicy.Disable,
                        "forbid" => CpuFeaturePolicy.Forbid,
                        _ => throw Errors.Internal(ErrorDomain.Cpu, "Invalid CPU feature policy"),
                    }));
            }
        }

        return new CpuDefinition { Guest = guest, Arch = arch, Model = Child("model"), Vendor = Child("vendor"), Features = features };
    }

    public static string Format(CpuDefinition cpu)
    {
        var text = new StringBuilder("<cpu mode='custom' match='exact'>\n");
        text.Append("  <model fallback='").Append(cpu.Fallback ? "allow" : "forbid").Append("'>").Append(SecurityElement.Escape(cpu.Model)).Append("</model>\n");
        if (cpu.Vendor is not null)
        {
            text.Append("  <vendor>").Append(SecurityElement.Escape(cpu.Vendor)).Append("</vendor>\n");
        }

        foreach (var feature in cpu.Features)
        {
            text.Append("  <feature policy='").Append(feature.Policy.ToString().ToLowerInvariant()).Append("' name='").Append(feature.Name).Append("'/>\n");
        }

        return text.Append("</cpu>\n").ToString();
    }
}
