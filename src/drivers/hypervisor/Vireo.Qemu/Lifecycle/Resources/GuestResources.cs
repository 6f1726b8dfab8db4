using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Everything that guests hold outside their emulators: what a run as a whole holds, what each of its devices does, and what needs the
/// emulator's process to exist, in the order in which it is taken. Callers hold the domain's gate.
/// </summary>
internal sealed class GuestResources(
    IReadOnlyList<IRunResource<GuestRun>> ofRun, IReadOnlyList<IRunResource<GuestDevice>> ofDevice,
    IReadOnlyList<IRunResource<GuestRun>> ofProcess, Logger log)
{
    /// <summary>A run that is about to begin. Nothing is held for it yet.</summary>
    public GuestRun Open(QemuDomain domain, int id, DomainDef live, LiveHost host) => new(domain, id, live, log) { Host = host };

    /// <summary>Takes what a run and its devices hold. After a failure the caller releases the run.</summary>
    public async ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        await run.Held.AcquireAsync(ofRun, run, cancellationToken).ConfigureAwait(false);
        foreach (var device in DevicesOf(run.Live))
        {
            await AcquireAsync(run, device, run.Host, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes what is held for a process that has been made. After a failure the caller releases the run.</summary>
    public ValueTask AcquireForProcessAsync(GuestRun run, CancellationToken cancellationToken) =>
        run.Held.AcquireAsync(ofProcess, run, cancellationToken);

    /// <summary>Takes what one device holds; a failure leaves nothing of it.</summary>
    public async ValueTask<GuestDevice> AcquireAsync(
        GuestRun run, Device device, LiveHost? host, CancellationToken cancellationToken)
    {
        var part = new GuestDevice(run, device) { Host = host };
        await run.Held.AcquireAsync(ofDevice, part, cancellationToken).ConfigureAwait(false);
        run.Devices.Add(part);
        return part;
    }

    /// <summary>After a restart of the daemon: the run of a guest that is listed, with what it and its devices hold.</summary>
    public async ValueTask<GuestRun> RecoverAsync(QemuDomain domain, int id, DomainDef live)
    {
        var run = new GuestRun(domain, id, live, log) { HasLock = true };
        await run.Held.RecoverAsync(ofRun, run).ConfigureAwait(false);
        foreach (var device in DevicesOf(live))
        {
            var part = new GuestDevice(run, device);
            await run.Held.RecoverAsync(ofDevice, part).ConfigureAwait(false);
            run.Devices.Add(part);
        }

        await run.Held.RecoverAsync(ofProcess, run).ConfigureAwait(false);
        return run;
    }

    /// <summary>Gives back what one device holds, if it is known.</summary>
    public static async ValueTask ReleaseAsync(GuestRun? run, string? alias)
    {
        if (run?.Devices.Find(d => d.Device.Alias == alias) is { } part)
        {
            await ReleaseAsync(part).ConfigureAwait(false);
        }
    }

    /// <summary>Gives back what one device holds.</summary>
    public static async ValueTask ReleaseAsync(GuestDevice part)
    {
        part.Run.Devices.Remove(part);
        await part.Run.Held.ReleaseAsync(part).ConfigureAwait(false);
    }

    /// <summary>Gives everything back that a run holds.</summary>
    public static async ValueTask ReleaseAsync(GuestRun run)
    {
        await run.Held.ReleaseAsync().ConfigureAwait(false);
        run.Devices.Clear();
    }

    private static List<Device> DevicesOf(DomainDef def)
    {
        var devices = new List<Device>();
        foreach (var device in XmlRecordDevice.All(def.Devices))
        {
            if (device.Record is Device { } one)
            {
                devices.Add(one);
            }
        }

        return devices;
    }
}
