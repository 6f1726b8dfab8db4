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
            throw VcpuErrors.DomainInactive();
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
                throw VcpuErrors.AgentNeedsLive();
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
            throw VcpuErrors.CountZero();
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
            throw VcpuErrors.NoneSelected();
        }

        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainSetVcpu", cancellationToken).ConfigureAwait(
            false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        foreach (var def in (DomainDef?[])[live ? found.View.Live : null, config ? found.View.Config : null])
        {
            if (def is not null && set.Last >= VcpuSettings.Maximum(def))
            {
                throw VcpuErrors.VcpuNotPresent(set.Last, def == found.View.Live ? "live" : "persistent");
            }
        }

        if (config && set.Members.Contains(0))
        {
            throw VcpuErrors.FirstVcpuFixed();
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
        var set = PinSet(cpuMap, DomainErrors.PinToNothing);
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainPinVcpuFlags",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        CheckVcpu(live ? found.View.Live : null, vcpu, "live");
        CheckVcpu(config ? found.View.Config : null, vcpu, "persistent");
        await Driver.Changes.OrderAsync(
            found, live, config, d => VcpuSettings.Pin(d, vcpu, set), new LiveSetting(LiveSettingKind.VcpuPin, vcpu), cancellationToken)
            .ConfigureAwait(false);
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
        var set = PinSet(cpuMap, DomainErrors.PinToNothing);
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainPinEmulator",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        await Driver.Changes.OrderAsync(
            found, live, config, d => (d.Cputune ??= new CpuTune()).EmulatorPin = set, new LiveSetting(LiveSettingKind.EmulatorPin, ""),
            cancellationToken).ConfigureAwait(false);
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

    private static CpuSet PinSet(ReadOnlyMemory<byte> map, Func<ErrorDomain, VirException> empty)
    {
        var set = CpuMaps.SetOf(map.Span);
        return set.IsEmpty ? throw empty(ErrorDomain.Qemu) : set;
    }

    private static void CheckVcpu(DomainDef? def, uint vcpu, string kind)
    {
        if (def is not null && vcpu >= VcpuSettings.Maximum(def))
        {
            throw VcpuErrors.OutOfRange(vcpu, kind, VcpuSettings.Current(def));
        }
    }

    private static void CheckCount(DomainDef? def, uint count, string kind)
    {
        if (def is not null && count > VcpuSettings.Maximum(def))
        {
            throw VcpuErrors.AboveMaximum(kind, count, VcpuSettings.Maximum(def));
        }
    }

    private async Task SetMaximumAsync(QemuDomain domain, bool live, bool config, uint count)
    {
        if (live)
        {
            throw VcpuErrors.LiveMaximumFixed();
        }

        if (domain.View.Config?.Cpu?.Topology is { } t
            && (t.Sockets ?? 1) * (t.Dies ?? 1) * (t.Clusters ?? 1) * (t.Cores ?? 1) * (t.Threads ?? 1) != count)
        {
            throw VcpuErrors.TopologyDiffers();
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
