using System.Globalization;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Stats;

/// <summary>
/// The statistics of a domain as <c>virConnectGetAllDomainStats</c> gives them: names, types and order of the fields are libvirt's. A pure
/// function of its input but for the host's own counters in /proc; it never waits for a guest.
/// </summary>
public static partial class DomainStatsReport
{
    /// <summary>All groups that this driver knows.</summary>
    public const DomainStatsTypes Supported = DomainStatsTypes.State | DomainStatsTypes.CpuTotal | DomainStatsTypes.Balloon
        | DomainStatsTypes.Vcpu
        | DomainStatsTypes.Interface | DomainStatsTypes.Block | DomainStatsTypes.Perf | DomainStatsTypes.Iothread | DomainStatsTypes.Memory
        | DomainStatsTypes.Dirtyrate | DomainStatsTypes.Vm;

    /// <summary>The fields of <paramref name="groups"/>; no group at all asks for every one.</summary>
    public static TypedParameterList Build(DomainStatsTypes groups, DomainStatsInput input, bool backingChain = false)
    {
        var list = new TypedParameterList(64);
        bool Wants(DomainStatsTypes group) => groups == 0 || (groups & group) != 0;
        if (Wants(DomainStatsTypes.State))
        {
            list.Add("state.state", (int)input.State);
            list.Add("state.reason", input.Reason);
        }

        if (Wants(DomainStatsTypes.CpuTotal))
        {
            Cpu(list, input);
        }

        if (Wants(DomainStatsTypes.Balloon))
        {
            Balloon(list, input);
        }

        if (Wants(DomainStatsTypes.Vcpu))
        {
            Vcpus(list, input);
        }

        if (Wants(DomainStatsTypes.Interface))
        {
            Interfaces(list, input);
        }

        if (Wants(DomainStatsTypes.Block))
        {
            Blocks(list, input, backingChain);
        }

        if (Wants(DomainStatsTypes.Iothread))
        {
            IoThreads(list, input);
        }

        if (Wants(DomainStatsTypes.Dirtyrate))
        {
            DirtyRate(list, input);
        }

        if (Wants(DomainStatsTypes.Vm))
        {
            foreach (var machine in input.Machine ?? [])
            {
                Kernel(list, "vm.", machine);
            }
        }

        return list;
    }

    private static void Cpu(TypedParameterList list, DomainStatsInput input)
    {
        if (input.Process == 0 || ProcessTimes.Read(input.Process) is not { } times)
        {
            return;
        }

        list.Add("cpu.time", times.Total);
        list.Add("cpu.user", times.User);
        list.Add("cpu.system", times.System);
        list.Add("cpu.cache.monitor.count", 0u);
        list.Add("cpu.haltpoll.success.time", 0ul);
        list.Add("cpu.haltpoll.fail.time", 0ul);
    }

    private static void Balloon(TypedParameterList list, DomainStatsInput input)
    {
        list.Add("balloon.current", input.BalloonKiB ?? input.Def.CurrentMemory ?? input.Def.Memory ?? 0);
        list.Add("balloon.maximum", input.Def.Memory ?? 0);
        if (input.Process == 0)
        {
            return;
        }

        if (input.Balloon is { } b)
        {
            void Field(string name, ulong? value, ulong unit = 1)
            {
                if (value is { } v)
                {
                    list.Add("balloon." + name, v / unit);
                }
            }

            Field("swap_in", b.SwapIn, 1024);
            Field("swap_out", b.SwapOut, 1024);
            Field("major_fault", b.MajorFaults);
            Field("minor_fault", b.MinorFaults);
            Field("unused", b.Free, 1024);
            Field("available", b.Total, 1024);
            Field("usable", b.Available, 1024);
            Field("last-update", (ulong)b.LastUpdate);
            Field("disk_caches", b.DiskCaches, 1024);
            Field("hugetlb_pgalloc", b.HugetlbAllocations);
            Field("hugetlb_pgfail", b.HugetlbFailures);
        }

        if (ProcessTimes.ReadResidentKiB(input.Process) is { } resident)
        {
            list.Add("balloon.rss", resident);
        }
    }

    private static void Vcpus(TypedParameterList list, DomainStatsInput input)
    {
        uint maximum = input.Def.Vcpu?.Maximum ?? 1;
        list.Add("vcpu.current", input.Def.Vcpu?.Current ?? maximum);
        list.Add("vcpu.maximum", maximum);
        for (int i = 0; i < input.VcpuThreads.Count; i++)
        {
            int thread = input.VcpuThreads[i];
            string prefix = string.Create(CultureInfo.InvariantCulture, $"vcpu.{i}.");
            if (thread == 0 || ProcessTimes.Read(input.Process, thread) is not { } times)
            {
                continue;
            }

            // Without a thread for each vCPU all the work is the first one's.
            bool shared = i > 0 && thread == input.VcpuThreads[0];
            list.Add(prefix + "state", (int)VcpuState.Running);
            list.Add(prefix + "time", shared ? 0 : times.Total);
            list.Add(prefix + "wait", ProcessTimes.ReadWait(input.Process, thread));
            if (ProcessTimes.ReadDelay(input.Process, thread) is { } delay)
            {
                list.Add(prefix + "delay", delay);
            }

            if (i < input.Cpus?.Count)
            {
                Kernel(list, prefix, input.Cpus[i]);
            }
        }
    }

    private static void Kernel(TypedParameterList list, string prefix, QemuKernelStats stats)
    {
        foreach (var (name, value) in stats.Values)
        {
            list.Add(prefix + name, value);
        }
    }

    private static void DirtyRate(TypedParameterList list, DomainStatsInput input)
    {
        if (input.DirtyRate is not { } rate)
        {
            return;
        }

        int status = rate.GetString("status") switch { "measuring" => 1, "measured" => 2, _ => 0 };
        list.Add("dirtyrate.calc_status", status);
        list.Add("dirtyrate.calc_start_time", rate.GetLong("start-time") ?? 0);
        list.Add("dirtyrate.calc_period", (int)(rate.GetLong("calc-time") ?? 0));
        string mode = rate.GetString("mode") ?? "page-sampling";
        list.Add("dirtyrate.calc_mode", mode);
        if (status != 2)
        {
            return;
        }

        list.Add("dirtyrate.megabytes_per_second", rate.GetLong("dirty-rate") ?? 0);
        if (rate["vcpu-dirty-rate"] is not { } vcpus)
        {
            return;
        }

        foreach (var vcpu in vcpus.Items)
        {
            list.Add(string.Create(CultureInfo.InvariantCulture, $"dirtyrate.vcpu.{vcpu.GetLong("id") ?? 0}.megabytes_per_second"),
                vcpu.GetULong("dirty-rate") ?? 0);
        }
    }
}
