using Vireo.Documents;
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
        foreach (string name in Listed())
        {
            if (ListFilter.Wants(flags, ConnectListAllInterfacesFlags.Active,
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
        string[] found = [.. Listed().Where(n => RefOf(n).Mac == mac)];
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
        ValueTask.FromResult(DocumentOf(iface.Name, flags.HasFlag(InterfaceXmlFlags.Inactive)).Format());

    /// <inheritdoc/>
    public override ValueTask<bool> InterfaceIsActiveAsync(InterfaceRef iface, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Reader.IsActive(Existing(iface.Name)));

    // Those of the kernel first, then what is only configured.
    private IEnumerable<string> Listed()
    {
        List<string> links = Driver.Links.Names();
        return links.Where(Driver.Reader.IsListed).Concat((Driver.Configured()?.Names() ?? []).Except(links));
    }

    private InterfaceDef DocumentOf(string name, bool inactive) =>
        (inactive || !Driver.Links.Exists(name)) && Driver.Configured() is { } configured && StanzaReader.Read(configured, name) is { } def
            ? def : Driver.Reader.Read(name);

    private string Existing(string name) => Driver.Links.Exists(name) || Driver.Configured()?.Of(name).Count > 0
        ? name : throw HostObjectErrors.InterfaceNameUnknown(name);

    private InterfaceRef RefOf(string name) =>
        new(name, Driver.Links.Exists(name) || Driver.Configured() is not { } configured ? Driver.Reader.Address(name)
            : StanzaReader.Read(configured, name)?.Mac ?? "");
}
