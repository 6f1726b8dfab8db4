using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Security;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>Makes the host's side of runs, and of devices that are attached to running guests.</summary>
internal sealed class LiveHosts(
    RunPaths paths, QemuSettings settings, DisplayPorts displays, DacSecurity? security, SoftwareTpm tpms, VolumeSources volumes,
    HostServices host, TimeProvider time)
{
    /// <summary>What the administrator set for all guests.</summary>
    public QemuSettings Settings => settings;

    /// <summary>What volumes of pools are.</summary>
    public VolumeSources Volumes => volumes;

    /// <summary>The host as the run of <paramref name="live"/>, whose id is set, sees it.</summary>
    public LiveHost Open(DomainDef live)
    {
        string shortName = RunPaths.ShortName(live.Id ?? -1, live.Name ?? "");
        return new LiveHost(paths.LibFolder(shortName), paths.ChannelFolder(shortName), settings, displays, time.GetUtcNow())
        {
            GiveOwn = path => security?.TakeOwn(live, path),
            MemoryPath = alias => Path.Combine(paths.MemoryFolder(shortName), alias),
            TpmPath = _ => tpms.SocketPath(shortName),
            Secrets = new RunSecrets(host, paths.MasterKey(shortName)),
        };
    }

    /// <summary>Refuses a guest on a network that the host does not have, before anything else that its interfaces ask for.</summary>
    /// <exception cref="VirException">There is no such network.</exception>
    public async ValueTask CheckNetworksAsync(DomainDef live, CancellationToken cancellationToken)
    {
        foreach (NetworkInterface net in live.Devices.Interfaces)
        {
            if (net.Source is NetworkInterfaceSource { Network: { } name })
            {
                DriverConnection networks = await host.NetworksAsync(cancellationToken).ConfigureAwait(false);
                _ = await networks.NetworkLookupByNameAsync(name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The host as a command line that is only shown needs it.</summary>
    public ShownHost Show(DomainDef def)
    {
        string shortName = RunPaths.ShortName(-1, def.Name ?? "");
        return new ShownHost(
            paths.LibFolder(shortName), paths.ChannelFolder(shortName), settings, settings.DisplayPorts.First,
            _ => tpms.SocketPath(shortName), time.GetUtcNow());
    }
}
