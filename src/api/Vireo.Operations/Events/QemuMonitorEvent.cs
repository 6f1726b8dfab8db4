using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>An event of a QEMU monitor as it came.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Event">Its name.</param>
/// <param name="Seconds">When.</param>
/// <param name="Microseconds">And microseconds.</param>
/// <param name="Details">JSON, or null.</param>
[EventMessage(QemuProcedure.DomainMonitorEvent)]
public sealed record QemuMonitorEvent(
    DomainRef Domain,
    string Event,
    long Seconds,
    [Wire("micros")] uint Microseconds,
    string? Details)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override EventClass Class => EventClass.QemuMonitor;

    /// <inheritdoc/>
    public override int EventId => 0;
}
