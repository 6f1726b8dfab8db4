using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Host;

/// <summary>
/// How hypervisor drivers reach the host's networks, pools, secrets, filters, devices and interfaces: connections that belong to the daemon
/// and have its identity. A client's connection would not do, because it does not exist at autostart, in events, and after a restart. It
/// opens nothing itself: the daemon puts a group in when its driver has started, and whoever asks earlier waits.
/// </summary>
public sealed class HostServices
{
    private readonly TaskCompletionSource<DriverConnection>[] _groups =
        [.. Enum.GetValues<DriverGroup>().Select(static _ => new TaskCompletionSource<DriverConnection>(
            TaskCreationOptions.RunContinuationsAsynchronously))];

    /// <summary>A host without any objects, for drivers that run outside a daemon.</summary>
    public static HostServices Empty { get; } = CreateEmpty();

    /// <summary>The daemon's long work, of all drivers.</summary>
    public DaemonJobs Jobs { get; } = new();

    /// <summary>Devices on PCI that guests use in the host's place.</summary>
    public HostPciDevices PciDevices { get; } = new();

    /// <summary>Networks.</summary>
    public ValueTask<DriverConnection> NetworksAsync(CancellationToken cancellationToken) =>
        GetAsync(DriverGroup.Network, cancellationToken);

    /// <summary>Storage pools and volumes.</summary>
    public ValueTask<DriverConnection> StorageAsync(CancellationToken cancellationToken) =>
        GetAsync(DriverGroup.Storage, cancellationToken);

    /// <summary>Secrets.</summary>
    public ValueTask<DriverConnection> SecretsAsync(CancellationToken cancellationToken) => GetAsync(DriverGroup.Secret, cancellationToken);

    /// <summary>
    /// The value of the secret that a document refers to (<c>&lt;secret uuid='…'/&gt;</c> or <c>&lt;secret usage='…'/&gt;</c>), private
    /// ones too. The caller disposes of it, which wipes it.
    /// </summary>
    /// <param name="type">What the secret must be for.</param>
    /// <param name="uuid">Which one; null when it is named by its usage.</param>
    /// <param name="usage">The usage that names it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VirException">No such secret, it is for something else, or it has no value.</exception>
    public async ValueTask<SecretValue> SecretValueAsync(
        SecretUsageType type, Uuid? uuid, string? usage, CancellationToken cancellationToken)
    {
        DriverConnection secrets = await SecretsAsync(cancellationToken).ConfigureAwait(false);
        SecretRef found = uuid is { } id
            ? await secrets.SecretLookupByUuidAsync(id, cancellationToken).ConfigureAwait(false)
            : await secrets.SecretLookupByUsageAsync(type, usage ?? "", cancellationToken).ConfigureAwait(false);

        // A secret may be for nothing in particular, and serves then for whatever names it by its UUID.
        if (found.UsageType != type && found.UsageType != SecretUsageType.None)
        {
            throw HostObjectErrors.SecretUsageWrong(found.Uuid, NameOf(type), NameOf(found.UsageType));
        }

        return new SecretValue(await secrets.SecretGetValueAsync(found, 0, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Network filters.</summary>
    public ValueTask<DriverConnection> NwFiltersAsync(CancellationToken cancellationToken) =>
        GetAsync(DriverGroup.NwFilter, cancellationToken);

    /// <summary>Node devices.</summary>
    public ValueTask<DriverConnection> NodeDevicesAsync(CancellationToken cancellationToken) =>
        GetAsync(DriverGroup.NodeDevice, cancellationToken);

    /// <summary>Host interfaces.</summary>
    public ValueTask<DriverConnection> InterfacesAsync(CancellationToken cancellationToken) =>
        GetAsync(DriverGroup.Interface, cancellationToken);

    /// <summary>The connection to a group's driver; waits until that has started.</summary>
    public async ValueTask<DriverConnection> GetAsync(DriverGroup group, CancellationToken cancellationToken) =>
        await _groups[(int)group].Task.WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Puts a group's connection in, once.</summary>
    public void Set(DriverGroup group, DriverConnection connection) => _groups[(int)group].TrySetResult(connection);

    /// <summary>The daemon as a client of its own drivers.</summary>
    public static ConnectionContext Identity(DaemonMode mode, string root) => new()
    {
        IsDaemon = true,
        SystemMode = mode == DaemonMode.System,
        Root = root,
        Caller = new CallerIdentity { UserId = Posix.Host.EffectiveUserId, ProcessId = Environment.ProcessId },
    };

    private static string NameOf(SecretUsageType type) => type switch
    {
        SecretUsageType.Volume => "volume",
        SecretUsageType.Ceph => "ceph",
        SecretUsageType.Iscsi => "iscsi",
        SecretUsageType.Tls => "tls",
        SecretUsageType.Vtpm => "vtpm",
        _ => "none",
    };

    private static HostServices CreateEmpty()
    {
        var services = new HostServices();
        foreach (DriverGroup group in Enum.GetValues<DriverGroup>())
        {
            services.Set(group, new EmptyHostConnection(new ConnectionContext { IsDaemon = true }));
        }

        return services;
    }
}
