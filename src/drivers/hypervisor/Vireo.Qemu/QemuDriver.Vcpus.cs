using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>Virtual CPUs that come and go, and where threads run. Callers hold the domain's gate.</content>
public sealed partial class QemuDriver
{
    private const int MaxUnplugSeconds = 5;

    /// <summary>Plugs or unplugs virtual CPUs until <paramref name="count"/> are there.</summary>
    internal async Task PlugVcpusAsync(QemuDomain domain, uint count, CancellationToken cancellationToken)
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
            throw Errors.ConfigUnsupported(
                ErrorDomain.Qemu, "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count");
        }

        foreach (var vcpu in candidates.Take(wanted))
        {
            await PlugVcpuAsync(domain, vcpu.Id ?? 0, more, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Plugs or unplugs one virtual CPU; one that is so already stays.</summary>
    internal async Task PlugVcpuAsync(QemuDomain domain, uint id, bool enable, CancellationToken cancellationToken)
    {
        var live = domain.View.Live ?? throw Errors.DomainNotRunning();
        var vcpu = VcpuSettings.Individual(live.DeepCopy()).Find(v => v.Id == id)
            ?? throw Errors.InvalidArgument(ErrorDomain.Qemu, $"vcpu '{id}' is not present in live definition");
        if ((vcpu.Enabled == YesNo.Yes) == enable)
        {
            return;
        }

        string alias = string.Create(CultureInfo.InvariantCulture, $"vcpu{id}");
        if (enable)
        {
            await InsertVcpuAsync(domain, id, alias, cancellationToken).ConfigureAwait(false);
        }
        else if (vcpu.Hotpluggable != YesNo.Yes)
        {
            throw Errors.Report(ErrorDomain.Qemu, ErrorCode.OperationUnsupported, $"vcpu '{id}' can't be unplugged");
        }
        else
        {
            await RemoveVcpuAsync(domain, alias, cancellationToken).ConfigureAwait(false);
        }

        int[] threads = Threads(await domain.Monitor.QueryVcpusAsync(cancellationToken).ConfigureAwait(false));
        domain.Update(v => v with { VcpuThreads = [.. threads] });
        await ChangeAsync(domain, live: true, config: false, d => VcpuSettings.Enable(d, id, enable)).ConfigureAwait(false);
        Place(domain);
    }

    /// <summary>At a start: plugs those that the definition wants to be removable, in their order, before the guest runs.</summary>
    private static async Task InsertRemovableVcpusAsync(QemuDomain domain, DomainDef live, CancellationToken cancellationToken)
    {
        foreach (var vcpu in live.Vcpus.Where(static v => v is { Enabled: YesNo.Yes, Hotpluggable: YesNo.Yes }).OrderBy(
            static v => v.Order ?? uint.MaxValue))
        {
            await InsertVcpuAsync(domain, vcpu.Id ?? 0, string.Create(CultureInfo.InvariantCulture, $"vcpu{vcpu.Id}"), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task InsertVcpuAsync(QemuDomain domain, uint id, string alias, CancellationToken cancellationToken)
    {
        var slots = await domain.Monitor.QueryCpuSlotsAsync(cancellationToken).ConfigureAwait(false);
        int first = 0;
        foreach (var slot in slots)
        {
            if (first == id)
            {
                await domain.Monitor.AddCpuAsync(alias, slot, cancellationToken).ConfigureAwait(false);
                return;
            }

            first += slot.Count;
        }

        throw Errors.ConfigUnsupported(ErrorDomain.Qemu, $"vcpu '{id}' is not hotpluggable");
    }

    private async Task RemoveVcpuAsync(QemuDomain domain, string alias, CancellationToken cancellationToken)
    {
        var gone = domain.ExpectRemoval(alias);
        try
        {
            await domain.Monitor.RemoveDeviceAsync(alias, cancellationToken).ConfigureAwait(false);
            if (!await gone.WaitAsync(TimeSpan.FromSeconds(MaxUnplugSeconds), Time, cancellationToken).ConfigureAwait(false))
            {
                throw Errors.OperationFailed(ErrorDomain.Qemu, "vcpu unplug request was rejected by the guest");
            }
        }
        catch (TimeoutException)
        {
            throw Errors.Timeout(ErrorDomain.Qemu, "vcpu unplug request timed out. Unplug result must be manually inspected in the domain");
        }
        finally
        {
            domain.ForgetRemoval(alias);
        }
    }

    // Numbers without a CPU have thread 0.
    private static int[] Threads(IReadOnlyList<QemuVcpu> vcpus)
    {
        var threads = new int[vcpus.Count == 0 ? 0 : vcpus.Max(static v => v.Index) + 1];
        foreach (var vcpu in vcpus)
        {
            threads[vcpu.Index] = vcpu.ThreadId;
        }

        return threads;
    }

    /// <summary>QEMU's name of an I/O thread.</summary>
    internal static string IoThreadAlias(uint id) => string.Create(CultureInfo.InvariantCulture, $"iothread{id}");

    /// <summary>The number in QEMU's name of an I/O thread, or null when the name is not one of ours.</summary>
    internal static uint? IoThreadNumber(string alias)
    {
        const string Prefix = "iothread";
        return alias.StartsWith(Prefix, StringComparison.Ordinal)
            && uint.TryParse(alias.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out uint id) ? id : null;
    }

    /// <summary>Binds the emulator's threads to host processors as the definition says; a host that lacks some is told in the log, as the
    /// guest runs all the same.</summary>
    private void Place(QemuDomain domain)
    {
        var view = domain.View;
        if (view.Live is not { } live || domain.Process is not { } process)
        {
            return;
        }

        try
        {
            if ((live.Cputune?.EmulatorPin ?? live.Vcpu?.Cpuset) is { } emulator)
            {
                Processes.SetAffinity(process.Pid, [.. emulator.Members]);
            }

            for (int i = 0; i < view.VcpuThreads.Length; i++)
            {
                if (view.VcpuThreads[i] != 0 && VcpuSettings.PinOf(live, (uint)i) is { } set)
                {
                    Processes.SetAffinity(view.VcpuThreads[i], [.. set.Members]);
                }
            }
        }
        catch (VirException e)
        {
            _log.Warning($"cannot place the threads of '{view.Name}': {e.Message}");
        }
    }
}
