using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Qemu;

/// <summary>
/// One client's connection to the QEMU driver: the operations, one partial a role, each translating a call into the driver's terms. Queries
/// are answered from the domains' published views and never wait for a job. It keeps nothing but what ends with the connection.
/// </summary>
[FlagChecks(ErrorDomain.Qemu, "qemu")]
public partial class QemuConnection(QemuDriver driver, ConnectionContext context, string uri)
    : HostConnection(context, HostFiles.Live)
{
    private readonly Lock _lock = new();
    private readonly List<QemuDomain> _autodestroy = [];

    private QemuDriver Driver { get; } = driver;

    /// <inheritdoc/>
    public override ValueTask<bool> SupportsFeatureAsync(DriverFeature feature, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
        feature is DriverFeature.TypedParamString or DriverFeature.FdPassing);

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken)
    {
        Func<VirEvent, bool>? also = filter is { Class: EventClass.QemuMonitor, Name: { Length: > 0 } name }
            ? e => e is QemuMonitorEvent m && MonitorEventMatches(m.Event, name, filter.Flags)
            : null;
        return ValueTask.FromResult(Driver.Events.Subscribe(filter, sink, also));
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        QemuDomain[] domains;
        lock (_lock)
        {
            domains = [.. _autodestroy];
            _autodestroy.Clear();
        }

        foreach (var domain in domains)
        {
            try
            {
                if (domain.View.IsActive)
                {
                    await Driver.End.DestroyAsync(domain.View.Ref, DomainDestroyFlags.Default, CancellationToken.None).ConfigureAwait(
                        false);
                }
            }
            catch (VirException e)
            {
                Log.For("qemu.qemu_driver").Warning($"cannot end '{domain.Name}' with its client: {e.Reason()}");
            }
        }

        await base.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private void Remember(DomainRef domain, DomainCreateFlags flags)
    {
        if (flags.HasFlag(DomainCreateFlags.StartAutodestroy))
        {
            lock (_lock)
            {
                _autodestroy.Add(Driver.Domains.Find(domain));
            }
        }
    }

    // Flag 1: the name is a regular expression; flag 2: case does not matter.
    private static bool MonitorEventMatches(string name, string wanted, uint flags)
    {
        var comparison = (flags & 2) != 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if ((flags & 1) == 0)
        {
            return string.Equals(name, wanted, comparison);
        }

        try
        {
            var options = (flags & 2) != 0
                ? System.Text.RegularExpressions.RegexOptions.IgnoreCase
                : System.Text.RegularExpressions.RegexOptions.None;
            return System.Text.RegularExpressions.Regex.IsMatch(
                name, wanted, options | System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
