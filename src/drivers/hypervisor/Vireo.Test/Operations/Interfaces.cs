using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Interfaces of the host, and the transaction around their changes.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(ConnectListAllInterfacesFlags.Active | ConnectListAllInterfacesFlags.Inactive)]
    public override ValueTask<IReadOnlyList<InterfaceRef>> ListAllInterfacesAsync(ConnectListAllInterfacesFlags flags,
        CancellationToken cancellationToken)
    {
        var list = new List<InterfaceRef>();
        foreach (var i in Driver.Interfaces.All)
        {
            if (ListFilter.Wants(flags, ConnectListAllInterfacesFlags.Active, ConnectListAllInterfacesFlags.Inactive, i.Active))
            {
                list.Add(Ref(i));
            }
        }

        return Done<IReadOnlyList<InterfaceRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done(Ref(FindInterface(Driver.Interfaces, name)));

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByMacStringAsync(string mac, CancellationToken cancellationToken)
    {
        // An interface without an address fits every one, as in libvirt's simulation.
        TestInterface[] found =
            [.. Driver.Interfaces.All.Where(i => i.Mac.Length == 0 || string.Equals(i.Mac, mac, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var one] => Done(Ref(one)),
            [] => throw TestHostErrors.InterfaceMacUnknown(mac),
            _ => throw Errors.Report(ErrorDomain.Test, ErrorCode.MultipleInterfaces),
        };
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> InterfaceGetXmlDescAsync(InterfaceRef iface, InterfaceXmlFlags flags,
        CancellationToken cancellationToken)
    {
        return Done(FindInterface(Driver.Interfaces, iface.Name).Definition.Format());
    }

    /// <inheritdoc/>
    [Accepts(InterfaceDefineFlags.Validate)]
    public override ValueTask<InterfaceRef> InterfaceDefineXmlAsync(string xml, InterfaceDefineFlags flags,
        CancellationToken cancellationToken)
    {
        ValidateXml(xml, "interface", "interface", ErrorDomain.Interface, flags != 0);
        var def = InterfaceRules.Read(xml);
        Driver.UpdateInterfaces(all => all.With(all.Find(def.Name ?? "") is { } present
            ? present with { Definition = def } : new TestInterface(def)));
        return Done(Ref(new TestInterface(def)));
    }

    /// <inheritdoc/>
    public override ValueTask InterfaceUndefineAsync(InterfaceRef iface, CancellationToken cancellationToken)
    {
        Driver.UpdateInterfaces(all => all with { All = all.All.Remove(FindInterface(all, iface.Name)) });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceCreateAsync(InterfaceRef iface, uint flags, CancellationToken cancellationToken) =>
        SetActive(iface, true);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceDestroyAsync(InterfaceRef iface, uint flags, CancellationToken cancellationToken) =>
        SetActive(iface, false);

    /// <inheritdoc/>
    public override ValueTask<bool> InterfaceIsActiveAsync(InterfaceRef iface, CancellationToken cancellationToken) =>
        Done(FindInterface(Driver.Interfaces, iface.Name).Active);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceChangeBeginAsync(uint flags, CancellationToken cancellationToken)
    {
        Driver.UpdateInterfaces(static all => all.Backup is null
            ? all with { Backup = all.All }
            : throw HostObjectErrors.InterfaceTransactionRunning(ErrorDomain.Test));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceChangeCommitAsync(uint flags, CancellationToken cancellationToken)
    {
        Driver.UpdateInterfaces(static all => all.Backup is null
            ? throw HostObjectErrors.InterfaceNothingToCommit(ErrorDomain.Test)
            : all with { Backup = null });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceChangeRollbackAsync(uint flags, CancellationToken cancellationToken)
    {

        // As in libvirt, what comes back is not active.
        Driver.UpdateInterfaces(static all => all.Backup is { } before
            ? new TestInterfaces([.. before.Select(static i => i with { Active = false })])
            : throw HostObjectErrors.InterfaceNothingToRollBack(ErrorDomain.Test));
        return ValueTask.CompletedTask;
    }

    private static InterfaceRef Ref(TestInterface i) => new(i.Name, i.Mac);

    private static TestInterface FindInterface(TestInterfaces all, string name) =>
        all.Find(name) ?? throw TestHostErrors.InterfaceNameUnknown(name);

    private ValueTask SetActive(InterfaceRef iface, bool active)
    {
        Driver.UpdateInterfaces(all =>
        {
            var i = FindInterface(all, iface.Name);
            return i.Active == active
                ? throw Errors.Report(ErrorDomain.Test, ErrorCode.OperationInvalid) : all.With(i with { Active = active });
        });
        return ValueTask.CompletedTask;
    }
}
