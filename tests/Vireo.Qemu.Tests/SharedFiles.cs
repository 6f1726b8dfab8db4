using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Finds what lies outside the repository: conformance data and emulators. A test that needs what is absent is skipped with a
/// message.</summary>
internal static class SharedFiles
{
    public const string Emulator = "/usr/bin/qemu-system-x86_64";

    public static string Corpus(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "..", "shared", "conformance", name);
            if (Directory.Exists(candidate) && File.Exists(Path.Combine(at.FullName, "Vireo.slnx")))
            {
                return Path.GetFullPath(candidate);
            }
        }

        Assert.Skip("needs the conformance data beside the repository");
        return "";
    }

    public static string RequireEmulator()
    {
        if (!File.Exists(Emulator))
        {
            Assert.Skip("needs " + Emulator);
        }

        return Emulator;
    }
}
