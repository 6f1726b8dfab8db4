using Vireo.Documents;
using Vireo.Drivers.Qemu.Firmware;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>
/// Chooses a guest's firmware among the host's, and describes one that the guest names by the host's descriptors. The choice stays in
/// the definition.
/// </summary>
internal static class FirmwareRules
{
    // Split images that packages put there before descriptors existed: code, then the template of its variables.
    private static readonly (string Code, string Variables)[] Legacy =
    [
        ("/usr/share/OVMF/OVMF_CODE.fd", "/usr/share/OVMF/OVMF_VARS.fd"),
        ("/usr/share/OVMF/OVMF_CODE.secboot.fd", "/usr/share/OVMF/OVMF_VARS.fd"),
        ("/usr/share/AAVMF/AAVMF_CODE.fd", "/usr/share/AAVMF/AAVMF_VARS.fd"),
        ("/usr/share/AAVMF/AAVMF32_CODE.fd", "/usr/share/AAVMF/AAVMF32_VARS.fd"),
        ("/usr/share/OVMF/OVMF_CODE.ms.fd", "/usr/share/OVMF/OVMF_VARS.ms.fd"),
    ];

    /// <summary>Completes the firmware.</summary>
    /// <param name="def">The domain, with its machine's full name.</param>
    /// <param name="site">The host.</param>
    /// <param name="required">Whether a guest without fitting firmware is refused now; else that is left to its start.</param>
    public static void Complete(DomainDef def, HostFacts site, bool required)
    {
        var os = def.Os;
        if (os.Loader is { Path: not null } named)
        {
            named.Type = named.Type == LoaderType.Unset ? os.Firmware == OsFirmware.Efi ? LoaderType.Pflash : LoaderType.Rom : named.Type;
        }

        if (os.Loader is { Path: not null } loader)
        {
            loader.Format ??= os.Nvram?.Format ?? "raw";
        }

        if (os.Firmware != OsFirmware.Unset)
        {
            Choose(def, site, required);
        }
        else if (os.Loader is { Type: LoaderType.Pflash, Path: not null, ReadOnly: YesNo.Yes, Stateless: not YesNo.Yes } split)
        {
            Recognize(def, split, site);
        }
    }

    /// <summary>The pair of a code image, out of the administrator's list where no firmware of the host describes itself; empty when there
    /// is
    /// none.</summary>
    private static (string? Code, string? Variables) Split(HostFacts site, string? code) =>
        (site.Firmwares is { } named && site.Firmware.Read().Count == 0 ? named : Legacy).FirstOrDefault(pair => pair.Code == code);

    private static void Choose(DomainDef def, HostFacts site, bool required)
    {
        var os = def.Os;
        bool writable = os.Loader?.ReadOnly == YesNo.No;
        var found = writable ? null : Find(def, site, Features(def), anyFormat: required);
        if (found is not null)
        {
            Apply(def, found, site);
        }
        else if (required)
        {
            throw NotFound(def);
        }
        else if (os.Loader is { } loader)
        {
            loader.Format ??= "raw";
        }
    }

    /// <summary>Why a guest that asked for a kind of firmware cannot start.</summary>
    public static VirException NotFound(DomainDef def) => QemuErrors.NoFirmware(def.Os.Firmware == OsFirmware.Bios ? "bios" : "efi");

    private static void Recognize(DomainDef def, OsLoader loader, HostFacts site)
    {
        if (Find(def, site, Features(def)) is { } found)
        {
            def.Os.Firmware = OsFirmware.Efi;
            Apply(def, found, site);
            return;
        }

        var nvram = def.Os.Nvram ??= new OsNvram();
        nvram.Format ??= loader.Format;
        if (nvram.Source is null)
        {
            nvram.Template ??= Split(site, loader.Path).Variables;
            if (nvram.Template is not null && Split(site, loader.Path).Code is not null)
            {
                nvram.TemplateFormat ??= "raw";
            }

            nvram.Path ??= VariablesPath(def, site, nvram.Format);
        }
    }

    private static Dictionary<string, bool> Features(DomainDef def)
    {
        var features = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var feature in def.Os.FirmwareFeatures)
        {
            features[feature.Name ?? ""] = feature.Enabled == YesNo.Yes;
        }

        return features;
    }

    private static FirmwareDescriptor? Find(DomainDef def, HostFacts site, Dictionary<string, bool> features, bool anyFormat = false)
    {
        var os = def.Os;
        string? given = os.Loader?.Format ?? os.Nvram?.Format;
        string format = given ?? "raw";
        return site.Firmware.Find(new FirmwareRequest(os.Type?.Arch ?? QemuArch.Host, os.Type?.Machine ?? "")
        {
            Interface = os.Firmware == OsFirmware.Bios ? "bios" : "uefi",
            Features = features,
            Secure = os.Loader?.Secure switch { YesNo.Yes => true, YesNo.No => false, _ => null },
            Smm = def.Features.Smm?.State switch { OnOff.On => true, OnOff.Off => false, _ => null },
            Stateless = os.Loader?.Stateless == YesNo.Yes,
            AnyFormat = anyFormat && given is null,
            LoaderFormat = format,
            NvramFormat = format,
            LoaderPath = os.Loader?.Path,
            NvramTemplate = os.Nvram?.Template,
        });
    }

    private static void Apply(DomainDef def, FirmwareDescriptor found, HostFacts site)
    {
        var os = def.Os;
        var loader = os.Loader ??= new OsLoader();
        loader.Path = found.Executable;
        loader.Format = found.ExecutableFormat;
        bool flash = found.Device == "flash", remote = os.Nvram?.Source is NetworkDiskSource;
        loader.Type = flash ? LoaderType.Pflash : LoaderType.Rom;
        if (flash)
        {
            loader.ReadOnly = YesNo.Yes;
        }

        if (found.Features.Contains("requires-smm"))
        {
            loader.Secure = YesNo.Yes;
            def.Features.Smm ??= new SmmFeature();
            def.Features.Smm.State = OnOff.On;
        }

        // Whose keys are in variables that lie elsewhere is not known.
        if (!remote)
        {
            Tell(os, "enrolled-keys", found);
        }

        Tell(os, "secure-boot", found);
        if (flash && found.NvramTemplate is { } template)
        {
            var nvram = os.Nvram ??= new OsNvram();
            nvram.Format = found.NvramFormat;
            if (!remote)
            {
                nvram.Template ??= template;
                nvram.TemplateFormat = found.NvramFormat;
            }

            if (nvram.Source is null)
            {
                nvram.Path ??= VariablesPath(def, site, nvram.Format);
            }
        }
    }

    private static void Tell(DomainOs os, string name, FirmwareDescriptor found)
    {
        if (!os.FirmwareFeatures.Exists(f => f.Name == name))
        {
            os.FirmwareFeatures.Add(new FirmwareFeature { Name = name, Enabled = YesNoXml.From(found.Features.Contains(name)) });
            os.FirmwareFeatures.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        }
    }

    private static string VariablesPath(DomainDef def, HostFacts site, string? format) =>
        Path.Combine(site.NvramFolder, $"{def.Name}_VARS.{(format == "qcow2" ? "qcow2" : "fd")}");
}
