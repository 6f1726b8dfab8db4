using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// Asks an emulator what the platform below it has: interrupt controllers, encryption, enclaves, enlightenments. Emulators refuse the
/// questions that their target, their version or the host does not know, and that is an answer too.
/// </summary>
internal static class QemuPlatformProber
{
    // Libvirt's names of the enlightenments, in its order, where they differ from QEMU's.
    private static readonly string[] s_enlightenments =
    [
        "relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset", "vendor_id", "frequencies", "reenlightenment",
        "tlbflush", "ipi", "evmcs", "avic", "emsr_bitmap", "xmm_input",
    ];

    /// <summary>An answer that holds the platform only.</summary>
    public static async Task<QemuCapabilities> AskAsync(
        Func<string, JsonObject?, Task<QmpReply>> ask, string arch, bool kvm)
    {
        bool x86 = arch is "x86_64" or "i686";
        var gic = arch is "aarch64" or "armv7l" ? ask("query-gic-capabilities", null) : null;
        var sev = x86 ? ask("query-sev-capabilities", null) : null;
        var sgx = x86 ? ask("query-sgx-capabilities", null) : null;
        var hyperV = x86 && kvm ? ask("query-cpu-model-expansion", Enlightened()) : null;
        return new QemuCapabilities
        {
            Emulator = "",
            Arch = arch,
            Version = 0,
            Gic = gic is null ? [] : Gic((await gic.ConfigureAwait(false)).Return),
            Sev = sev is null ? null : Sev((await sev.ConfigureAwait(false)).Return),
            Sgx = sgx is null ? null : Sgx((await sgx.ConfigureAwait(false)).Return),
            HyperV = hyperV is null ? null : HyperV((await hyperV.ConfigureAwait(false)).Return?["model"]?["props"]),
        };
    }

    private static JsonObject Enlightened() => new JsonObject().Add("type", "full").Add("model", new JsonObject().Add("name", "host")
        .Add("props", new JsonObject().Add("migratable", false).Add("hv-passthrough", true)));

    private static List<GicVersion> Gic(JsonValue? answer)
    {
        var versions = new List<GicVersion>();
        foreach (var v in answer is { } list ? list.Items : default)
        {
            if (v.GetLong("version") is { } number)
            {
                versions.Add(new(
                    number.ToString(System.Globalization.CultureInfo.InvariantCulture), v.GetBool("kernel") == true,
                    v.GetBool("emulated") == true));
            }
        }

        return versions;
    }

    private static SevPlatform? Sev(JsonValue? answer) =>
        answer is { } v && v.GetULong("cbitpos") is { } position && v.GetULong("reduced-phys-bits") is { } lost
            && v.GetString("pdh") is { } pdh && v.GetString("cert-chain") is { } chain
            ? new SevPlatform((uint)position, (uint)lost, pdh, chain, v.GetString("cpu0-id"))
            : null;

    private static DomainSgxCaps? Sgx(JsonValue? answer)
    {
        if (answer is not { } v || v.GetBool("sgx") != true)
        {
            return null;
        }

        var caps = new DomainSgxCaps
        {
            Supported = YesNo.Yes, FlexibleLaunchControl = Truth(v, "flc"), Sgx1 = Truth(v, "sgx1"), Sgx2 = Truth(v, "sgx2"),
            SectionSize = (v.GetULong("section-size") ?? 0) / 1024,
        };
        foreach (var section in v.GetItems("sections"))
        {
            caps.Sections.Add(new DomainSgxSection
            {
                Node = (uint?)section.GetULong("node"), Size = (section.GetULong("size") ?? 0) / 1024,
            });
        }

        // Emulators before 7.0 told the sum only.
        if (caps.SectionSize == 0)
        {
            caps.SectionSize = (ulong)caps.Sections.Sum(static s => (long)(s.Size ?? 0));
        }

        return caps;
    }

    private static YesNo Truth(JsonValue v, string name) => v.GetBool(name) == true ? YesNo.Yes : YesNo.No;

    // Older emulators take the question and leave the enlightenments out of the answer.
    private static List<string>? HyperV(JsonValue? props)
    {
        var found = s_enlightenments.Where(e => props?["hv-" + e.Replace('_', '-')] is { } value && IsOffered(value)).ToList();
        return found.Count > 0 ? found : null;
    }

    private static bool IsOffered(JsonValue value) => value.AsBool() ?? (value.AsString() is { Length: > 0 } || value.AsLong() is > 0);
}
