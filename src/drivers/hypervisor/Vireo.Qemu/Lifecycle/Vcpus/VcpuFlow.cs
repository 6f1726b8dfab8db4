using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Plugging and unplugging of virtual CPUs. Callers hold the domain's gate.</summary>
internal sealed class VcpuFlow(DomainChanges changes, TimeProvider time, Logger log)
{
    private const string AliasStart = "vcpu";
    private static readonly TimeSpan MaxUnplug = TimeSpan.FromSeconds(5);

    /// <summary>Plugs or unplugs virtual CPUs until <paramref name="count"/> are plugged.</summary>
    public async Task PlugAsync(QemuDomain domain, uint count, CancellationToken cancellationToken)
    {
        var live = domain.View.Live ?? throw Errors.DomainNotRunning();
        var all = VcpuSettings.Individual(live.DeepCopy());
        bool more = count > VcpuSettings.Current(live);
        int wanted = Math.Abs((int)count - (int)VcpuSettings.Current(live));
        var candidates = all.FindAll(v => v.Hotpluggable == YesNo.Yes && (v.Enabled == YesNo.Yes) != more);
        if (!more)
        {
            candidates.Reverse();
        }

        if (candidates.Count < wanted)
        {
            throw VcpuErrors.NoHotpluggableVcpus();
        }

        foreach (var vcpu in candidates.Take(wanted))
        {
            await PlugOneAsync(domain, vcpu.Id ?? 0, more, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Plugs or unplugs one virtual CPU; one that is so already stays.</summary>
    public async Task PlugOneAsync(QemuDomain domain, uint id, bool enable, CancellationToken cancellationToken)
    {
        var live = domain.View.Live ?? throw Errors.DomainNotRunning();
        var vcpu = VcpuSettings.Individual(live.DeepCopy()).Find(v => v.Id == id)
            ?? throw VcpuErrors.VcpuNotDefined(id);
        if ((vcpu.Enabled == YesNo.Yes) == enable)
        {
            return;
        }

        if (enable)
        {
            await InsertAsync(domain, id, cancellationToken).ConfigureAwait(false);
        }
        else if (vcpu.Hotpluggable != YesNo.Yes)
        {
            throw VcpuErrors.VcpuNotUnpluggable(id);
        }
        else
        {
            await RemoveAsync(domain, Alias(id), cancellationToken).ConfigureAwait(false);
        }

        int[] threads = GuestState.Threads(await domain.Monitor.QueryVcpusAsync(cancellationToken).ConfigureAwait(false));
        domain.UpdateRun(r => r with { VcpuThreads = [.. threads] });
        await changes.ApplyAsync(domain, live: true, config: false, d => VcpuSettings.Enable(d, id, enable)).ConfigureAwait(false);
        await PlaceThreadsAsync(domain, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// After a daemon's restart: which virtual CPUs there are is what the emulator says, whatever the former daemon came to write down of a
    /// plug that it was killed in.
    /// </summary>
    public async Task ReconcileAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        if (domain.View.Live is not { } live || VcpuSettings.Maximum(live) == 1)
        {
            return;
        }

        var slots = await domain.Monitor.QueryCpuSlotsAsync(cancellationToken).ConfigureAwait(false);
        var known = VcpuSettings.Individual(live.DeepCopy());
        var changed = new List<(uint Id, bool On)>();
        uint first = 0;
        foreach (var slot in slots)
        {
            for (uint id = first; id < first + slot.Count; id++)
            {
                bool on = slot.QomPath is not null;
                if (known.Find(v => v.Id == id) is { } vcpu && (vcpu.Enabled == YesNo.Yes) != on)
                {
                    changed.Add((id, on));
                }
            }

            first += (uint)slot.Count;
        }

        if (changed.Count > 0)
        {
            log.Info($"the virtual CPUs of '{domain.Name}' are not those that a former daemon wrote down: {string.Join(", ", changed)}");
            await changes.ApplyAsync(domain, live: true, config: false, d => changed.ForEach(c => VcpuSettings.Enable(d, c.Id, c.On)))
                .ConfigureAwait(false);
        }
    }

    /// <summary>The guest has released a virtual CPU after whoever asked for that stopped waiting. False when the device is none.</summary>
    public async ValueTask<bool> AfterRemovalAsync(QemuDomain domain, string alias)
    {
        if (!alias.StartsWith(AliasStart, StringComparison.Ordinal)
            || !uint.TryParse(alias.AsSpan(AliasStart.Length), NumberStyles.None, CultureInfo.InvariantCulture, out uint id))
        {
            return false;
        }

        using var turn = await domain.EnterForEventAsync("vcpu removal event").ConfigureAwait(false);
        if (turn is not null && domain.View.IsActive)
        {
            await changes.ApplyAsync(domain, live: true, config: false, d => VcpuSettings.Enable(d, id, on: false)).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>At a start: plugs those that the definition wants to be removable, in their order, before the guest runs.</summary>
    public static async Task InsertRemovableAsync(QemuDomain domain, DomainDef live, CancellationToken cancellationToken)
    {
        var removable = live.Vcpus.Where(static v => v is { Enabled: YesNo.Yes, Hotpluggable: YesNo.Yes });
        foreach (var vcpu in removable.OrderBy(static v => v.Order ?? uint.MaxValue))
        {
            await InsertAsync(domain, vcpu.Id ?? 0, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Binds the threads of a guest that runs already: what the host lacks is mentioned in the log, and the guest
    /// keeps running.</summary>
    public async Task PlaceThreadsAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            await ThreadPlacement.BindAsync(domain, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            log.Warning($"cannot place the threads of '{domain.View.Name}': {e.Reason()}");
        }
    }

    private static string Alias(uint id) => string.Create(CultureInfo.InvariantCulture, $"{AliasStart}{id}");

    private static async Task InsertAsync(QemuDomain domain, uint id, CancellationToken cancellationToken)
    {
        var slots = await domain.Monitor.QueryCpuSlotsAsync(cancellationToken).ConfigureAwait(false);
        int first = 0;
        foreach (var slot in slots)
        {
            if (first == id)
            {
                await domain.Monitor.AddCpuAsync(Alias(id), slot, cancellationToken).ConfigureAwait(false);
                return;
            }

            first += slot.Count;
        }

        throw VcpuErrors.VcpuNotPluggable(id);
    }

    private async Task RemoveAsync(QemuDomain domain, string alias, CancellationToken cancellationToken)
    {
        var gone = domain.ExpectRemoval(alias);
        try
        {
            await domain.Monitor.RemoveDeviceAsync(alias, cancellationToken).ConfigureAwait(false);
            if (!await gone.WaitAsync(MaxUnplug, time, cancellationToken).ConfigureAwait(false))
            {
                throw VcpuErrors.UnplugRejected();
            }
        }
        catch (TimeoutException)
        {
            throw VcpuErrors.UnplugTimeout();
        }
        finally
        {
            domain.ForgetRemoval(alias);
        }
    }
}
