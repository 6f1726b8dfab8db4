using System.Globalization;
using System.Runtime.InteropServices;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Host;

/// <summary>
/// What the running host says of its firmware and hardware: dmidecode's output, or the kernel's files where the machine has no SMBIOS
/// tables.
/// </summary>
public static class HostSysinfoSource
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Reads it, or null where the host does not say.</summary>
    public static async Task<HostSysinfo?> ReadAsync(CancellationToken cancellationToken)
    {
        string processors = HostFiles.ReadText($"{HostFiles.Live.ProcPath}/cpuinfo") ?? "";
        switch (RuntimeInformation.OSArchitecture)
        {
            case Architecture.S390x:
                return SysinfoReader.FromS390(HostFiles.ReadText($"{HostFiles.Live.ProcPath}/sysinfo") ?? "", processors);
            case Architecture.Ppc64le:
                return SysinfoReader.FromPowerCpuinfo(processors);
            case Architecture.Arm or Architecture.Arm64:
                return await FromTablesAsync(cancellationToken).ConfigureAwait(false) ?? SysinfoReader.FromArmCpuinfo(processors);
            default:
                return await FromTablesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<HostSysinfo?> FromTablesAsync(CancellationToken cancellationToken)
    {
        if (Vireo.Posix.Host.FindProgram("dmidecode") is not { } program)
        {
            return null;
        }

        var tables = await HelperProgram.RunAsync(program, ["-q", "-t", "0,1,2,3,4,11,17"], s_patience, cancellationToken)
            .ConfigureAwait(false);
        if (!tables.Exit.Succeeded)
        {
            return null;
        }

        // The first reading finds out which strings have dots that may stand for something else.
        var inexact = new List<int>();
        var info = SysinfoReader.FromDmidecode(tables.Output, number =>
        {
            inexact.Add(number);
            return null;
        });
        if (inexact.Count == 0)
        {
            return info;
        }

        var exact = new Dictionary<int, string>();
        foreach (int number in inexact)
        {
            var one = await HelperProgram.RunAsync(
                program, ["--oem-string", number.ToString(CultureInfo.InvariantCulture)], s_patience, cancellationToken)
                .ConfigureAwait(false);
            if (one.Exit.Succeeded)
            {
                exact[number] = one.Output.TrimEnd('\n');
            }
        }

        return SysinfoReader.FromDmidecode(tables.Output, number => exact.GetValueOrDefault(number));
    }
}
