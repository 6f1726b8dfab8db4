using System.Runtime.InteropServices;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>libvirt's name of this host's architecture.</summary>
internal static class QemuArch
{
    public static string Host { get; } = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.X86 => "i686",
        Architecture.Arm64 => "aarch64",
        Architecture.Arm => "armv7l",
        Architecture.S390x => "s390x",
        Architecture.Ppc64le => "ppc64le",
        Architecture.RiscV64 => "riscv64",
        Architecture.LoongArch64 => "loongarch64",
        _ => "x86_64",
    };
}
