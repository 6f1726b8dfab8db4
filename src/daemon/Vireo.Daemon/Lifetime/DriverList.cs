using Vireo.Drivers;
using Vireo.Drivers.Host;
using Vireo.Drivers.Interfaces;
using Vireo.Drivers.Networks;
using Vireo.Drivers.NodeDevices;
using Vireo.Drivers.NwFilters;
using Vireo.Drivers.Qemu;
using Vireo.Drivers.Secrets;
using Vireo.Drivers.Storage;
using Vireo.Drivers.Test;
using Vireo.Operations;

namespace Vireo.Daemon;

/// <summary>The one place that names drivers: those this daemon carries, in the order in which they are asked.</summary>
internal static class DriverList
{
    public static IReadOnlyList<IDriverFactory> Create(DriverPaths paths, Uuid? hostUuid, HostServices host) =>
        [new QemuDriverFactory(paths, hostUuid: hostUuid, host: host), new TestDriverFactory(), new HostObjectsFactory(),
            new SecretDriverFactory(paths), new NetworkDriverFactory(paths), new StorageDriverFactory(paths, host),
            new NwFilterDriverFactory(paths), new NodeDeviceDriverFactory(hostUuid), new InterfaceDriverFactory(paths),
            new EmptyHostFactory()];
}
