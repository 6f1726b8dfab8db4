using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Ports of a guest's displays whose number the daemon chose. The preparation of a start reserves them.</summary>
internal sealed class DisplayPortsOfRun(DisplayPorts ports) : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "display ports";

    /// <inheritdoc/>
    public bool Concerns(GuestRun run) => run.Live.Devices.Graphics.Count > 0;

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken)
    {
        run.Host?.HandOverPorts();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        ports.Release(PortsOf(run.Live));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RecoverAsync(GuestRun run)
    {
        ports.Add(PortsOf(run.Live));
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<int> PortsOf(DomainDef def) => def.Devices.Graphics.Select(static g => g switch
    {
        VncGraphics { AutoPort: YesNo.Yes } vnc => vnc.Port,
        SpiceGraphics { AutoPort: YesNo.Yes } spice => spice.Port,
        _ => null,
    }).OfType<int>().Where(static p => p > 0);
}
