namespace Vireo.Documents;

/// <summary>Name, identity, kind of guest, title.</summary>
internal static class IdentityRules
{
    private static readonly string[] s_architectures =
    [
        "alpha", "armv6l", "armv7l", "armv7b", "aarch64", "cris", "i686", "ia64", "lm32", "loongarch64", "m68k", "microblaze",
            "microblazeel", "mips", "mipsel",
        "mips64", "mips64el", "openrisc", "parisc", "parisc64", "ppc", "ppcle", "ppc64", "ppc64le", "ppcemb", "riscv32", "riscv64", "s390",
            "s390x",
        "sh4", "sh4eb", "sparc", "sparc64", "unicore32", "x86_64", "xtensa", "xtensaeb",
    ];

    public static void Complete(DomainDef domain)
    {
        if (string.IsNullOrEmpty(domain.Name))
        {
            throw DomainDocumentErrors.NoName().At(domain, "domain");
        }

        domain.Uuid ??= SysinfoUuid(domain) ?? Uuid.Random();
        if (domain.Genid is { Uuid: null })
        {
            domain.Genid.Uuid = Uuid.Random();
        }
    }

    /// <summary>A guest without an identity has the one that its firmware's tables hold.</summary>
    private static Uuid? SysinfoUuid(DomainDef domain)
    {
        foreach (DomainSysinfo table in domain.Sysinfos)
        {
            if (table.System.Find(static e => e.Name == "uuid") is { } entry && Uuid.TryParse(entry.Value, out Uuid uuid))
            {
                return uuid;
            }
        }

        return null;
    }

    public static void CheckType(DomainDef domain, string hostArchitecture)
    {
        if (domain.Type == DomainVirtType.Unset)
        {
            throw GuestErrors.TypeMissing().At(domain, "domain", "type");
        }

        OsType? type = domain.Os.Type;
        if (string.IsNullOrEmpty(type?.Type) && domain.Bootloader is null)
        {
            throw GuestErrors.OsTypeMissing().At(domain.Os, "os").At(domain, "domain");
        }

        type = domain.Os.Type ??= new OsType();
        type.Type ??= "xen";
        if (type.Type is not ("hvm" or "xen" or "linux" or "exe" or "uml" or "xenpvh"))
        {
            throw GuestErrors.OsTypeUnknown(type.Type).At(type, "type");
        }

        // "linux" is the old name of paravirtual Xen.
        if (type.Type == "linux" && domain.Type == DomainVirtType.Xen)
        {
            type.Type = "xen";
        }

        type.Arch ??= hostArchitecture;
        type.Arch = type.Arch == "i386" ? "i686" : type.Arch;
        if (!s_architectures.Contains(type.Arch))
        {
            throw DomainDocumentErrors.ArchitectureUnknown(ErrorDomain.Domain, type.Arch).At(type, "type", "arch");
        }
    }

    public static void Check(DomainDef domain, bool allowsSlash)
    {
        if (domain.Os.Loader is { Path: null } loader && domain.Os.Firmware == OsFirmware.Unset)
        {
            throw DomainDocumentErrors.LoaderPathMissing()
                .At(loader, "loader");
        }

        if (domain.Os.Type is { Type: "exe" } && domain.Os.Init is null && domain.Type != DomainVirtType.Lxc)
        {
            throw GuestErrors.InitMissing().At(domain.Os, "os");
        }

        if (!allowsSlash && domain.Name!.Contains('/', StringComparison.Ordinal))
        {
            throw DomainDocumentErrors.NameWithSlash(ErrorDomain.Domain, domain.Name).At(domain, "domain");
        }

        if (domain.Name!.Contains('\n', StringComparison.Ordinal))
        {
            throw GuestErrors.NameWithNewline().At(domain, "domain");
        }

        if (domain.Title?.Contains('\n', StringComparison.Ordinal) == true)
        {
            throw DomainDocumentErrors.TitleWithNewline().At(domain, "domain");
        }
    }
}
