using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Host;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Qemu;

/// <summary>The QEMU driver as the daemon knows it: which URIs it takes, how it starts and ends.</summary>
public sealed class QemuDriverFactory : IDaemonDriver
{
    private readonly QemuDriver _driver;
    private readonly bool _system;

    public QemuDriverFactory(DriverPaths paths, QemuSettings? settings = null, Uuid? hostUuid = null, HostServices? host = null)
    {
        _driver = new QemuDriver(paths, settings, hostUuid: hostUuid, host: host);
        _system = paths.Mode == DaemonMode.System;
    }

    /// <inheritdoc/>
    public string Name => "QEMU";

    /// <inheritdoc/>
    public bool IsBusy => _driver.Domains.List.ActiveCount > 0;

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Needs =>
        [DriverGroup.Network, DriverGroup.Storage, DriverGroup.Secret, DriverGroup.NwFilter, DriverGroup.NodeDevice];

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) => uri is null || uri.Scheme == "qemu";

    /// <inheritdoc/>
    public async ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        string path = uri?.AbsolutePath ?? "";
        string own = _system ? "/system" : "/session";

        // Whoever reaches the system's daemon through the session's name is served too; the other way round is a mistake.
        if (uri is not null && path is not ("" or "/" or "/session" or "/embed") && path != own)
        {
            throw HostErrors.UriPath(path, path == "/system" ? own : "/system");
        }

        await _driver.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        session[DriverGroup.Hypervisor] = new CheckedQemuConnection(_driver, context, uri?.ToString() ?? "qemu://" + own);
        session.UsesHostObjects = true;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => _driver.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ReloadAsync(CancellationToken cancellationToken) => _driver.ReloadAsync(cancellationToken);

    /// <inheritdoc/>
    public void PrepareShutdown() => _driver.PrepareShutdown();

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => _driver.WaitShutdownAsync(cancellationToken);
}
