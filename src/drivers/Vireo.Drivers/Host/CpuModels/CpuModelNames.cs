namespace Vireo.Drivers.Host.CpuModels;

/// <summary>The CPU models that libvirt knows, by architecture, as <c>virConnectGetCPUModelNames</c> lists them.</summary>
public static class CpuModelNames
{
    private static readonly string[] s_power = ["POWER6", "POWER7", "POWER8", "POWER9", "POWER10", "POWERPC_e5500", "POWERPC_e6500"];

    // Architectures that libvirt names without having models for them.
    private static readonly string[] s_others =
    [
        "aarch64", "alpha", "armv6l", "armv7b", "armv7l", "cris", "itanium", "lm32", "m68k", "microblaze", "microblazeel", "mips", "mipsel", "mips64", "mips64el", "or32",
        "parisc", "parisc64", "ppc", "ppcle", "ppcemb", "riscv32", "riscv64", "s390", "s390x", "sh4", "sh4eb", "sparc", "sparc64", "unicore32",
        "xtensa", "xtensaeb", "loongarch64",
    ];

    private static readonly Lazy<IReadOnlyList<string>> s_x86 = new(static () => X86CpuMap.Instance.Models.Select(static m => m.Name).ToList());

    /// <summary>The models in the map's order; empty for an architecture without; null for a word that names no architecture.</summary>
    public static IReadOnlyList<string>? For(string architecture) => architecture switch
    {
        "x86_64" or "i686" => s_x86.Value,
        "ppc64" or "ppc64le" => s_power,
        _ => Array.IndexOf(s_others, architecture) >= 0 ? [] : null,
    };
}
