using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Host;

/// <summary>
/// Fills the groups of host objects that no earlier driver has filled, for hypervisors that use the host's own. It stands last in the
/// daemon's list, and has nothing left to fill once every host driver exists.
/// </summary>
public sealed class EmptyHostFactory : IDriverFactory
{
    /// <inheritdoc/>
    public string Name => "empty host";

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) => context.Session is { UsesHostObjects: true } or { OnlyGroup: not null };

    /// <inheritdoc/>
    public ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        var empty = new EmptyHostConnection(context);
        foreach (DriverGroup group in Enum.GetValues<DriverGroup>().Where(session.Wants))
        {
            session[group] ??= empty;
        }

        return ValueTask.CompletedTask;
    }
}
