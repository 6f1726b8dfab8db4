using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Stats;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>Virtual CPUs: how many, where, and what they did.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainVcpuInfo>> DomainGetVcpusAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        var view = found.View;
        if (!view.IsActive || found.Process is not { } process)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot retrieve vcpu information for inactive domain");
        }

        var vcpus = new List<DomainVcpuInfo>();
        bool shared = IsOneThread(view);
        for (int i = 0; i < view.Run.VcpuThreads.Length; i++)
        {
            int thread = view.Run.VcpuThreads[i];
            if (thread != 0)
            {
                var figures = ProcessTimes.Read(process.Pid, thread);
                vcpus.Add(
                    new DomainVcpuInfo((uint)i, VcpuState.Running, shared && i > 0
                        ? 0
                        : figures?.Total ?? 0, figures?.Cpu ?? -1, ThreadMap(thread)));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<DomainVcpuInfo>>(vcpus);
    }

    /// <inheritdoc/>
    [Accepts(DomainVcpuFlags.Live | DomainVcpuFlags.Config | DomainVcpuFlags.Maximum | DomainVcpuFlags.Guest)]
    public override async ValueTask<int> DomainGetVcpusAsync(DomainRef domain, DomainVcpuFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(DomainVcpuFlags.Guest))
        {
            if (!Driver.Domains.Find(domain).View.IsActive)
            {
                throw Errors.InvalidArgument(ErrorDomain.Qemu,
                    "vCPU count provided by the guest agent can only be requested for live domains");
            }

            var vcpus = await GuestVcpusAsync(Driver.Domains.FindActive(domain), cancellationToken).ConfigureAwait(false);
            return flags.HasFlag(DomainVcpuFlags.Maximum) ? vcpus.Count : vcpus.Count(static v => v.Online);
        }

        var def = Definition(domain, (DomainModificationImpact)((uint)flags & 3));
        return (int)(flags.HasFlag(DomainVcpuFlags.Maximum) ? VcpuSettings.Maximum(def) : VcpuSettings.Current(def));
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainVcpuFlags))]
    public override async ValueTask DomainSetVcpusAsync(
        DomainRef domain, uint count, DomainVcpuFlags flags, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, "nvcpus in virDomainSetVcpusFlags must not be zero");
        }

        if (flags.HasFlag(DomainVcpuFlags.Guest))
        {
            await SetGuestVcpuCountAsync(Driver.Domains.FindActive(domain), count, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainSetVcpusFlags",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, (DomainModificationImpact)((uint)flags & 3));
        if (flags.HasFlag(DomainVcpuFlags.Maximum))
        {
            await SetMaximumAsync(found, live, config, count).ConfigureAwait(false);
            return;
        }

        CheckCount(live ? found.View.Live : null, count, "live");
        CheckCount(config ? found.View.Config : null, count, "persistent");
        if (live)
        {
            await Driver.Vcpus.PlugAsync(found, count, cancellationToken).ConfigureAwait(false);
        }

        await Driver.Changes.ApplyAsync(found, live: false, config, d =>
        {
            d.Vcpus.Clear();
            if (flags.HasFlag(DomainVcpuFlags.Hotpluggable))
            {
                VcpuSettings.SetCurrent(d, count);
                VcpuSettings.Individual(d).ForEach(v => v.Hotpluggable = v.Id == 0 ? YesNo.No : YesNo.Yes);
            }

            VcpuSettings.SetCurrent(d, count);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetVcpuAsync(
        DomainRef domain, string cpuMap, bool enable, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        if (!CpuSet.TryParse(cpuMap, out var set) || set.IsEmpty)
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, "no vcpus selected for modification");
        }

        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainSetVcpu", cancellationToken).ConfigureAwait(
            false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        foreach (var def in (DomainDef?[])[live ? found.View.Live : null, config ? found.View.Config : null])
        {
            if (def is not null && set.Last >= VcpuSettings.Maximum(def))
            {
                throw Errors.InvalidArgument(ErrorDomain.Qemu,
                    $"vcpu {set.Last} is not present in {(def == found.View.Live ? "live" : "persistent")} config");
            }
        }

        if (config && set.Members.Contains(0))
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, "vCPU '0' can't be modified");
        }

        if (live)
        {
            foreach (int id in set.Members)
            {
                await Driver.Vcpus.PlugOneAsync(found, (uint)id, enable, cancellationToken).ConfigureAwait(false);
            }
        }

        await Driver.Changes.ApplyAsync(found, live: false, config, d =>
        {
            foreach (int id in set.Members)
            {
                VcpuSettings.Enable(d, (uint)id, enable);
            }
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainPinVcpuAsync(
        DomainRef domain, uint vcpu, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var set = PinSet(cpuMap, "Empty cpu list for pinning");
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainPinVcpuFlags",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        CheckVcpu(live ? found.View.Live : null, vcpu, "live");
        CheckVcpu(config ? found.View.Config : null, vcpu, "persistent");
        if (live && vcpu < found.View.Run.VcpuThreads.Length && found.View.Run.VcpuThreads[(int)vcpu] is not 0 and var thread)
        {
            Processes.SetAffinity(thread, [.. set.Members]);
        }

        await Driver.Changes.ApplyAsync(found, live, config, d => VcpuSettings.Pin(d, vcpu, set)).ConfigureAwait(false);
        TellTunable(found, live, $"cputune.vcpupin{vcpu}", set);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> DomainGetVcpuPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var def = Definition(domain, flags);
        var list = new List<ReadOnlyMemory<byte>>();
        for (uint i = 0; i < VcpuSettings.Maximum(def); i++)
        {
            list.Add(MapOf(VcpuSettings.PinOf(def, i)));
        }

        return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>(list);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainPinEmulatorAsync(
        DomainRef domain, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var set = PinSet(cpuMap, "Empty cpu list for pinning");
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainPinEmulator",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        if (live && found.Process is { } process)
        {
            Processes.SetAffinity(process.Pid, [.. set.Members]);
        }

        await Driver.Changes.ApplyAsync(found, live, config, d => (d.Cputune ??= new CpuTune()).EmulatorPin = set).ConfigureAwait(false);
        TellTunable(found, live, "cputune.emulatorpin", set);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<ReadOnlyMemory<byte>> DomainGetEmulatorPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var def = Definition(domain, flags);
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(MapOf(def.Cputune?.EmulatorPin ?? def.Vcpu?.Cpuset));
    }

    private static bool IsOneThread(QemuDomainView view) =>
        view.Run.VcpuThreads.Length > 1 && view.Run.VcpuThreads[0] == view.Run.VcpuThreads[1];

    private static CpuSet PinSet(ReadOnlyMemory<byte> map, string empty)
    {
        var set = CpuMaps.SetOf(map.Span);
        return set.IsEmpty ? throw Errors.InvalidArgument(ErrorDomain.Qemu, empty) : set;
    }

    private static void CheckVcpu(DomainDef? def, uint vcpu, string kind)
    {
        if (def is not null && vcpu >= VcpuSettings.Maximum(def))
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, $"vcpu {vcpu} is out of range of {kind} cpu count {VcpuSettings.Current(def)}");
        }
    }

    private static void CheckCount(DomainDef? def, uint count, string kind)
    {
        if (def is not null && count > VcpuSettings.Maximum(def))
        {
            throw Errors.InvalidArgument(
                ErrorDomain.Qemu,
                    $"requested vcpus is greater than max allowable vcpus for the {kind} domain: {count} > {VcpuSettings.Maximum(def)}");
        }
    }

    private async Task SetMaximumAsync(QemuDomain domain, bool live, bool config, uint count)
    {
        if (live)
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, "maximum vcpu count of a live domain can't be modified");
        }

        if (domain.View.Config?.Cpu?.Topology is { } t
            && (t.Sockets ?? 1) * (t.Dies ?? 1) * (t.Clusters ?? 1) * (t.Cores ?? 1) * (t.Threads ?? 1) != count)
        {
            throw Errors.InvalidArgument(ErrorDomain.Qemu, "CPU topology doesn't match the desired vcpu count");
        }

        await Driver.Changes.ApplyAsync(domain, live: false, config, d =>
        {
            d.Vcpus.Clear();
            VcpuSettings.SetMaximum(d, count);
        }).ConfigureAwait(false);
    }

    private void TellTunable(QemuDomain domain, bool live, string name, CpuSet set)
    {
        if (live)
        {
            Driver.Events.Publish(new DomainTunableEvent(domain.View.Ref, new TypedParameterList { { name, set.ToString() } }));
        }
    }

    // Bits of processors that the host does not have are not set.
    private byte[] MapOf(CpuSet? set) => CpuMaps.Map(set, Vireo.Drivers.Host.HostCpu.Online(Files).Last + 1);

    private byte[] ThreadMap(int thread)
    {
        int[] cpus = Processes.GetAffinity(thread);
        return MapOf(cpus.Length == 0 ? null : CpuSet.Of(cpus));
    }
}
