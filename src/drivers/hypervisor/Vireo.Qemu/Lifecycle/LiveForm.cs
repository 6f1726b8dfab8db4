using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// A running document as clients see it: interfaces are of the kind that their networks gave out, with what belongs to it.
/// </summary>
internal static class LiveForm
{
    /// <summary>The document to be printed; the given one where nothing differs.</summary>
    public static DomainDef Of(DomainDef live) => live.Devices.Interfaces.Exists(static n => n.Actual is not null)
        ? live with { Devices = live.Devices with { Interfaces = [.. live.Devices.Interfaces.Select(Of)] } } : live;

    private static NetworkInterface Of(NetworkInterface net) => net.Actual is not { } actual ? net : net with
    {
        Type = actual.Type, Vlan = actual.Vlan, Virtualport = actual.Virtualport, Bandwidth = actual.Bandwidth,
        PortIsolated = actual.PortIsolated,
        TrustGuestRxFilters = actual.TrustGuestRxFilters == YesNo.Unset ? net.TrustGuestRxFilters : actual.TrustGuestRxFilters,
    };
}
