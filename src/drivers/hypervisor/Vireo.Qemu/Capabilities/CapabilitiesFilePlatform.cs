using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>The part of the cache's file that describes the platform below an emulator.</summary>
internal static class CapabilitiesFilePlatform
{
    /// <summary>Writes it.</summary>
    public static void Write(QemuCapabilities caps, CapabilitiesFile.Writer w)
    {
        foreach (GicVersion gic in caps.Gic)
        {
            w.Empty("gic", ("version", gic.Version), ("kernel", Word(gic.Kernel)), ("emulated", Word(gic.Emulated)));
        }

        if (caps.Sev is { } sev)
        {
            w.Open("sev");
            w.Value("cbitpos", $"{sev.CBitPosition}");
            w.Value("reducedPhysBits", $"{sev.ReducedPhysBits}");
            w.Value("pdh", sev.Pdh);
            w.Value("certChain", sev.CertChain);
            if (sev.Cpu0Id is { } id)
            {
                w.Value("cpu0Id", id);
            }

            w.Close("sev");
        }

        if (caps.Sgx is { } sgx)
        {
            Write(sgx, w);
        }

        if (caps.HyperV is { } enlightenments)
        {
            w.Open("hypervCapabilities", ("supported", "yes"));
            foreach (string name in enlightenments)
            {
                w.Empty("cap", ("name", name));
            }

            w.Close("hypervCapabilities");
        }
    }

    private static void Write(DomainSgxCaps sgx, CapabilitiesFile.Writer w)
    {
        w.Open("sgx", ("supported", "yes"));
        w.Value("flc", Word(sgx.FlexibleLaunchControl == YesNo.Yes));
        w.Value("sgx1", Word(sgx.Sgx1 == YesNo.Yes));
        w.Value("sgx2", Word(sgx.Sgx2 == YesNo.Yes));
        w.Value("section_size", $"{sgx.SectionSize ?? 0}", ("unit", "KiB"));
        w.Open("sections");
        foreach (DomainSgxSection section in sgx.Sections)
        {
            w.Empty("section", ("node", $"{section.Node}"), ("size", $"{section.Size}"), ("unit", "KiB"));
        }

        w.Close("sections");
        w.Close("sgx");
    }

    /// <summary>Reads it; the rest of the answer is empty.</summary>
    public static QemuCapabilities Read(XmlElement root)
    {
        var gic = new List<GicVersion>();
        for (XmlElement e = root.FirstChild; e.Exists; e = e.Next)
        {
            if (e.Name is "gic")
            {
                gic.Add(new(e.Attribute("version").ToString(), IsYes(e, "kernel"), IsYes(e, "emulated")));
            }
        }

        return new QemuCapabilities
        {
            Emulator = "", Arch = "", Version = 0,
            Gic = [.. gic],
            Sev = root.Child("sev") is { Exists: true } sev ? ReadSev(sev) : null,
            Sgx = root.Child("sgx") is { Exists: true } sgx && IsYes(sgx, "supported") ? new DomainSgxCaps(sgx) : null,
            HyperV = root.Child("hypervCapabilities") is { Exists: true } hyperV ? ReadHyperV(hyperV) : null,
        };
    }

    private static SevPlatform ReadSev(XmlElement sev) => new(
        Number(sev, "cbitpos"), Number(sev, "reducedPhysBits"), Text(sev, "pdh") ?? "", Text(sev, "certChain") ?? "", Text(sev, "cpu0Id"));

    private static List<string> ReadHyperV(XmlElement element)
    {
        var names = new List<string>();
        for (XmlElement e = element.FirstChild; e.Exists; e = e.Next)
        {
            if (e.Name is "cap")
            {
                names.Add(e.Attribute("name").ToString());
            }
        }

        return names;
    }

    private static uint Number(XmlElement e, string name) => uint.TryParse(Text(e, name), out uint number) ? number : 0;

    private static string? Text(XmlElement e, string name) => e.Child(name) is { Exists: true } child ? child.Text.ToString() : null;

    private static bool IsYes(XmlElement e, string name) => e.Attribute(name) is { Exists: true } value && value.Span is "yes";

    private static string Word(bool value) => value ? "yes" : "no";
}
