using System.Globalization;

namespace Vireo.Drivers.Host;

/// <summary>
/// Reads number, shape, frequency and kind of the host's processors from sysfs and cpuinfo.
/// It must not look at CPU features: the CPU map (<c>Host/CpuModels</c>) does.
/// </summary>
public static class HostCpu
{
    /// <summary>The processors that exist, usable or not.</summary>
    public static IdSet Present(HostFiles files) =>
        HostFiles.ReadSet($"{files.SystemPath}/cpu/present") ?? Enumerated(files);

    /// <summary>The usable processors.</summary>
    public static IdSet Online(HostFiles files)
    {
        if (HostFiles.ReadSet($"{files.SystemPath}/cpu/online") is { } set)
        {
            return set;
        }

        var online = new IdSet();
        foreach (int id in Present(files).Members())
        {
            // A CPU without the file cannot be taken offline.
            if (HostFiles.ReadNumber(files.Cpu(id, "online")) is null or 1)
            {
                online.Add(id);
            }
        }

        return online;
    }

    /// <summary>Shape and frequency. <paramref name="threadsPerSubcore"/> is KVM's answer on POWER (8 on POWER8), else 0.</summary>
    public static HostCpuShape Read(HostFiles files, string arch, int threadsPerSubcore = 0)
    {
        var present = Present(files);
        var online = Online(files);

        // A split POWER core runs guests only while its secondary threads are offline to the host; then every primary stands for all
        // threads.
        if (threadsPerSubcore > 0)
        {
            foreach (int id in online.Members())
            {
                if (id % threadsPerSubcore != 0)
                {
                    threadsPerSubcore = 0;
                    break;
                }
            }
        }

        int mhz = ReadMhz(files, arch);
        var total = new Tally(files, arch, present, online, threadsPerSubcore);
        int nodes = 0, sockets = 0, cores = 0, threads = 0;
        foreach (int node in HostFiles.NumberedEntries($"{files.SystemPath}/node", "node"))
        {
            var part = total.Count(HostFiles.NumberedEntries(
                $"{files.SystemPath}/node/node{node.ToString(CultureInfo.InvariantCulture)}", "cpu"));
            nodes++;
            sockets = Math.Max(sockets, part.Sockets);
            cores = Math.Max(cores, part.Cores);
            threads = Math.Max(threads, part.Threads);
        }

        if (total.Cpus == 0 || nodes == 0)
        {
            var part = total.Count(HostFiles.NumberedEntries($"{files.SystemPath}/cpu", "cpu"));
            nodes = 1;
            sockets = part.Sockets;
            cores = part.Cores;
            threads = part.Threads;
        }

        // Four numbers cannot describe an irregular machine: then all processors are said to be cores of one socket.
        if (nodes * sockets * cores * threads != total.Cpus + total.Offline)
        {
            nodes = 1;
            sockets = 1;
            cores = total.Cpus + total.Offline;
            threads = 1;
        }

        return new HostCpuShape(total.Cpus, total.Offline, mhz, nodes, sockets, cores, threads);
    }

    /// <summary>One line that changes when the kind of processor changes, for caches of emulator capabilities; null when cpuinfo tells
    /// nothing.</summary>
    public static string? Signature(HostFiles files, string arch)
    {
        string text = HostFiles.ReadText($"{files.ProcPath}/cpuinfo") ?? "";
        return arch switch
        {
            "x86_64" or "i686" => X86Signature(text),
            "ppc64" or "ppc64le" => PowerSignature(text),
            "s390x" or "s390" => S390Signature(text),
            _ => null,
        };
    }

    /// <summary>libvirt's name of the architecture that the process runs on.</summary>
    public static string Architecture => System.Runtime.InteropServices.RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x86_64",
        System.Runtime.InteropServices.Architecture.X86 => "i686",
        System.Runtime.InteropServices.Architecture.Arm64 => "aarch64",
        System.Runtime.InteropServices.Architecture.Arm => "armv7l",
        System.Runtime.InteropServices.Architecture.S390x => "s390x",
        System.Runtime.InteropServices.Architecture.Ppc64le => "ppc64le",
        System.Runtime.InteropServices.Architecture.LoongArch64 => "loongarch64",
        System.Runtime.InteropServices.Architecture.RiscV64 => "riscv64",
        _ => "none",
    };

    private static IdSet Enumerated(HostFiles files)
    {
        var set = new IdSet();
        foreach (int id in HostFiles.NumberedEntries($"{files.SystemPath}/cpu", "cpu"))
        {
            set.Add(id);
        }

        return set;
    }

    private static int ReadMhz(HostFiles files, string arch)
    {
        string? key = arch switch
        {
            "x86_64" or "i686" => "cpu MHz",
            "ppc" or "ppc64" or "ppc64le" => "clock",
            "s390" or "s390x" => "cpu MHz dynamic",
            _ => null,
        };
        if (key is null || HostFiles.ReadText($"{files.ProcPath}/cpuinfo") is not { } text)
        {
            return 0;
        }

        foreach (var range in text.AsSpan().Split('\n'))
        {
            var value = Value(text.AsSpan()[range], key);
            int digits = 0;
            while (digits < value.Length && char.IsAsciiDigit(value[digits]))
            {
                digits++;
            }

            if (digits > 0)
            {
                return int.Parse(value[..digits], CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    // "key : value" of cpuinfo; the key must be followed by blanks and a colon.
    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> line, string key)
    {
        if (!line.StartsWith(key, StringComparison.Ordinal))
        {
            return default;
        }

        var rest = line[key.Length..].TrimStart();
        return rest.StartsWith(":", StringComparison.Ordinal) ? rest[1..].Trim() : default;
    }

    private static string? First(string text, string key)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var value = Value(text.AsSpan()[range], key);
            if (!value.IsEmpty)
            {
                return value.ToString();
            }
        }

        return null;
    }

    private static string? X86Signature(string text) =>
        First(text, "vendor_id") is { } vendor && First(text, "model name") is { } name && First(text, "cpu family") is { } family
        && First(text, "model") is { } model && First(text, "stepping") is { } stepping
            ? $"{vendor}, {name}, family: {family}, model: {model}, stepping: {stepping}"
            : null;

    private static string? PowerSignature(string text) =>
        First(text, "cpu") is { } cpu && First(text, "revision") is { } revision ? $"{cpu}, rev {revision}" : null;

    private static string? S390Signature(string text) =>
        First(text, "vendor_id") is { } vendor && First(text, "processor 0") is { } processor && First(text, "facilities") is { } facilities
            ? $"{vendor}, {processor}, facilities: {facilities}"
            : null;

    // Counts over parts (NUMA nodes) of the machine; the part's own figures are returned, totals are kept.
    private sealed class Tally(HostFiles files, string arch, IdSet present, IdSet online, int threadsPerSubcore)
    {
        public int Cpus { get; private set; }

        public int Offline { get; private set; }

        public (int Sockets, int Cores, int Threads) Count(List<int> cpus)
        {
            var cores = new Dictionary<long, HashSet<long>>();
            int threads = 0;
            foreach (int cpu in cpus)
            {
                if (!present.Contains(cpu))
                {
                    continue;
                }

                if (!online.Contains(cpu))
                {
                    // The secondaries of a split core that is in use were counted with their primary.
                    if (threadsPerSubcore == 0 || !online.Contains(cpu - (cpu % threadsPerSubcore)))
                    {
                        Offline++;
                    }

                    continue;
                }

                long socket = HostFiles.ReadNumber(files.Cpu(cpu, "topology/physical_package_id")) ?? 0;

                // On S/390 the kernel's package and core ids are not what a guest would see: every CPU is a core of its own.
                long core = arch is "s390" or "s390x" ? cpu : HostFiles.ReadNumber(files.Cpu(cpu, "topology/core_id")) ?? 0;
                if (!cores.TryGetValue(socket, out var seen))
                {
                    cores[socket] = seen = [];
                }

                seen.Add(core);
                int siblings = HostFiles.ReadSet(files.Cpu(cpu, "topology/thread_siblings_list"))?.Count ?? 1;
                threads = Math.Max(threads, threadsPerSubcore > 0 ? threadsPerSubcore : siblings);
                Cpus += threadsPerSubcore > 0 ? threadsPerSubcore : 1;
            }

            int most = 0;
            foreach (var set in cores.Values)
            {
                most = Math.Max(most, set.Count);
            }

            return (cores.Count, most, threads);
        }
    }
}
