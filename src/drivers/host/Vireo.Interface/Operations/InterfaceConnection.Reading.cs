using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Interfaces;

/// <summary>Which interfaces there are, and what they are.</summary>
internal partial class InterfaceConnection
{
    /// <inheritdoc/>
    [Accepts(ConnectListAllInterfacesFlags.Active | ConnectListAllInterfacesFlags.Inactive)]
    public override ValueTask<IReadOnlyList<InterfaceRef>> ListAllInterfacesAsync(
        ConnectListAllInterfacesFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<InterfaceRef>();
        foreach (string name in Driver.Links.Names())
        {
            if (Driver.Reader.IsListed(name) && ListFilter.Wants(flags, ConnectListAllInterfacesFlags.Active,
                ConnectListAllInterfacesFlags.Inactive, Driver.Reader.IsActive(name)))
            {
                list.Add(RefOf(name));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<InterfaceRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(RefOf(Existing(name)));

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByMacStringAsync(string mac, CancellationToken cancellationToken)
    {
        string[] found = [.. Driver.Links.Names().Where(n => Driver.Reader.IsListed(n) && Driver.Reader.Address(n) == mac)];
        return found switch
        {
            [var one] => ValueTask.FromResult(RefOf(one)),
            [] => throw HostObjectErrors.InterfaceMacUnknown(mac),
            _ => throw InterfaceFaults.Several(mac),
        };
    }

    /// <inheritdoc/>
    [Accepts(InterfaceXmlFlags.Inactive)]
    public override ValueTask<string> InterfaceGetXmlDescAsync(
        InterfaceRef iface, InterfaceXmlFlags flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Reader.Read(iface.Name).Format());

    /// <inheritdoc/>
    public override ValueTask<bool> InterfaceIsActiveAsync(InterfaceRef iface, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Reader.IsActive(Existing(iface.Name)));

    private string Existing(string name) => Driver.Links.Exists(name) ? name : throw HostObjectErrors.InterfaceNameUnknown(name);

    private InterfaceRef RefOf(string name) => new(name, Driver.Reader.Address(name));
}
