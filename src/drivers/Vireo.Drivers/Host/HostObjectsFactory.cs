using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Host;

/// <summary>
/// The URIs of single drivers: <c>network:///system</c>, <c>storage:///system</c> and so on, or <c>/session</c> for one user's daemon. It
/// stands in the hypervisor's place, has no guests, and leaves the group itself to the driver of that group, which is asked after it.
/// </summary>
public sealed class HostObjectsFactory : IDriverFactory
{
    private static readonly Dictionary<string, DriverGroup> s_groups = new(StringComparer.Ordinal)
    {
        ["network"] = DriverGroup.Network,
        ["storage"] = DriverGroup.Storage,
        ["interface"] = DriverGroup.Interface,
        ["nodedev"] = DriverGroup.NodeDevice,
        ["nwfilter"] = DriverGroup.NwFilter,
        ["secret"] = DriverGroup.Secret,
    };

    /// <inheritdoc/>
    public string Name => "host objects";

    /// <summary>The URI of a group's driver.</summary>
    public static Uri UriOf(DriverGroup group, DaemonMode mode) =>
        new($"{s_groups.First(g => g.Value == group).Key}:///{(mode == DaemonMode.System ? "system" : "session")}");

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) => uri is not null && uri.Host.Length == 0 && s_groups.ContainsKey(uri.Scheme);

    /// <inheritdoc/>
    public ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uri);
        string own = context.SystemMode ? "/system" : "/session";
        if (uri.AbsolutePath != own)
        {
            // libvirt's filter driver reports it for itself, the others for nobody.
            ErrorDomain domain = uri.Scheme == "nwfilter" ? ErrorDomain.Nwfilter : ErrorDomain.None;
            throw HostInfoErrors.UriPath(domain, uri.Scheme, uri.AbsolutePath, own);
        }

        session[DriverGroup.Hypervisor] = new Connection(context, uri.Scheme);
        session.OnlyGroup = s_groups[uri.Scheme];
        return ValueTask.CompletedTask;
    }

    private sealed class Connection(ConnectionContext context, string scheme) : DriverConnection(context)
    {
        public override ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) => ValueTask.FromResult(scheme);

        public override ValueTask<string> GetUriAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult($"{scheme}:///{(Context.SystemMode ? "system" : "session")}");

        public override ValueTask<bool> ConnectionIsSecureAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}
