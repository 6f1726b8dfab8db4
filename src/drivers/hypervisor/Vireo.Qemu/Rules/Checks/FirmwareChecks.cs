using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What a document says of its firmware must go together, whether the guest names an image or lets one be chosen.</summary>
internal static class FirmwareChecks
{
    /// <summary>Asked before firmware is chosen, since the choice fills in what was not given.</summary>
    /// <param name="def">The domain.</param>
    /// <param name="isNew">Whether it is defined now; what was defined once is still read.</param>
    public static void CheckGiven(DomainDef def, bool isNew)
    {
        var os = def.Os;
        if (os.Firmware == OsFirmware.Unset)
        {
            if (os.Loader is { Path: null or "" } || (os.Nvram is not null && os.Loader is null))
            {
                throw DomainDocumentErrors.LoaderPathMissing();
            }

            if (os.Loader is { Stateless: YesNo.Yes } && os.Nvram is not null)
            {
                throw QemuErrors.NvramStateless();
            }
        }

        if (os.Firmware == OsFirmware.Bios)
        {
            if (os.Loader is { Stateless: YesNo.No })
            {
                throw QemuErrors.NvramNeedsEfi();
            }

            if (os.Nvram is not null)
            {
                throw QemuErrors.NvramOfBios();
            }
        }

        if (os.AcpiTables.Exists(static t => t.Type == AcpiTableType.Rawset))
        {
            // QEMU takes one table from a file.
            throw QemuErrors.AcpiTableKind("rawset");
        }

        CheckFeatures(os, isNew);
    }

    /// <summary>Asked when everything is filled in.</summary>
    public static void Check(DomainDef def)
    {
        if (def.Os.Loader is not { Secure: YesNo.Yes })
        {
            return;
        }

        if (!QemuPostParse.IsQ35(def))
        {
            throw QemuErrors.SecureBootMachine();
        }

        if (def.Features.Smm is not { State: OnOff.On })
        {
            throw QemuErrors.SecureBootNeedsSmm();
        }
    }

    private static void CheckFeatures(DomainOs os, bool isNew)
    {
        if (os.FirmwareFeatures.Count == 0)
        {
            return;
        }

        if (os.FirmwareFeatures.Find(static f => f.Name is not ("enrolled-keys" or "secure-boot")) is { } unknown)
        {
            throw QemuErrors.FirmwareFeatureName(unknown.Name).At(unknown, "feature", "name");
        }

        if (os.Firmware == OsFirmware.Unset && isNew)
        {
            throw QemuErrors.FirmwareFeatures();
        }

        bool Is(string name, YesNo state) => os.FirmwareFeatures.Exists(f => f.Name == name && f.Enabled == state);
        if (Is("enrolled-keys", YesNo.Yes) && Is("secure-boot", YesNo.No))
        {
            throw QemuErrors.FirmwareKeys();
        }
    }
}
