namespace Vireo.Drivers.Host.CpuModels;

/// <summary>The CPU models that libvirt knows, by architecture, as <c>virConnectGetCPUModelNames</c> lists them.</summary>
public static class CpuModelNames
{
    private static readonly string[] s_power = ["POWER6", "POWER7", "POWER8", "POWER9", "POWER10", "POWERPC_e5500", "POWERPC_e6500"];

    // Architectures whose CPUs libvirt has rules for, but no models.
    private static readonly string[] s_others = ["aarch64", "armv6l", "armv7b", "armv7l", "loongarch64", "riscv64", "s390", "s390x"];

    // Architectures of guests that libvirt knows by name only.
    private static readonly string[] s_names =
    [
        "alpha", "cris", "ia64", "lm32", "m68k", "microblaze", "microblazeel", "mips", "mipsel", "mips64", "mips64el", "parisc",
            "parisc64", "ppc", "ppcle", "ppcemb",
        "riscv32", "sh4", "sh4eb", "sparc", "sparc64", "unicore32", "xtensa", "xtensaeb",
    ];

    private static readonly Lazy<IReadOnlyList<string>> s_x86 = new(
        static () => X86CpuMap.Instance.Models.Select(static m => m.Name).ToList());

    /// <summary>Whether libvirt has an architecture of this name.</summary>
    public static bool IsArchitecture(string word) => Models(word) is not null || Array.IndexOf(s_names, word) >= 0;

    /// <summary>The models in the map's order; empty for an architecture without.</summary>
    /// <param name="architecture">Name of an architecture.</param>
    /// <param name="domain">The error domain that reports an unknown name.</param>
    /// <exception cref="VirException">There is no such architecture, or no rules for its CPUs.</exception>
    public static IReadOnlyList<string> For(string architecture, ErrorDomain domain) =>
        Models(architecture) ?? throw (
            IsArchitecture(architecture)
            ? NoRules(architecture)
            : CpuErrors.ArchitectureUnknown(domain, architecture));

    /// <summary>The error for an architecture whose CPUs nothing is known of.</summary>
    public static VirException NoRules(string architecture) =>
        CpuErrors.ArchitectureUnsupported(architecture);

    private static IReadOnlyList<string>? Models(string architecture) => architecture switch
    {
        "x86_64" or "i686" => s_x86.Value,
        "ppc64" or "ppc64le" => s_power,
        _ => Array.IndexOf(s_others, architecture) >= 0 ? [] : null,
    };
}
