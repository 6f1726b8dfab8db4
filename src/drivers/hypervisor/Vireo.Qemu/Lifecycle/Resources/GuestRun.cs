using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>One run of a guest, as its resources need it, from its start or from when a later daemon finds it until its end.</summary>
internal sealed class GuestRun(QemuDomain domain, int id, DomainDef live, Logger log) : IDisposable
{
    /// <summary>The domain.</summary>
    public QemuDomain Domain { get; } = domain;

    /// <summary>The document with which the run began; a start completes it.</summary>
    public DomainDef Live { get; } = live;

    /// <summary>What the run is called in paths.</summary>
    public string ShortName { get; } = RunPaths.ShortName(id, domain.Name);

    /// <summary>What the run holds outside the emulator.</summary>
    public RunHoldings Held { get; } = new(log);

    /// <summary>The devices for which something is held.</summary>
    public List<GuestDevice> Devices { get; } = [];

    /// <summary>The host's side of a start, and the descriptors that are opened for the emulator; null when the start is over.</summary>
    public LiveHost? Host { get; set; }

    /// <summary>The number under which the emulator has the saved state that it is to read.</summary>
    public int IncomingHandle { get; set; }

    /// <summary>The guest's log while the emulator does not have it yet.</summary>
    public DomainLog? Log { get; set; }

    /// <summary>Whether the guest's lock is this run's.</summary>
    public bool HasLock { get; set; }

    /// <summary>Files beside those of its devices that are to be given back.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Closes what the emulator did not inherit.</summary>
    public void Dispose()
    {
        Host?.Dispose();
        Host = null;
        Devices.ForEach(static d => d.Host = null);
        Log?.Dispose();
        Log = null;
    }
}

/// <summary>One device of a run, as its resources need it.</summary>
internal sealed class GuestDevice(GuestRun run, Device device)
{
    /// <summary>The run.</summary>
    public GuestRun Run { get; } = run;

    /// <summary>The device; what is taken for it may complete it.</summary>
    public Device Device { get; } = device;

    /// <summary>Where descriptors are opened for the emulator; null when it has the device.</summary>
    public LiveHost? Host { get; set; }

    /// <summary>Its files that are to be given back.</summary>
    public List<string> Files { get; } = [];
}
