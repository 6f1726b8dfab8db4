using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Interfaces of the host, and the transaction around their changes.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(ConnectListAllInterfacesFlags.Active | ConnectListAllInterfacesFlags.Inactive)]
    public override ValueTask<IReadOnlyList<InterfaceRef>> ListAllInterfacesAsync(
        ConnectListAllInterfacesFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<InterfaceRef>();
        lock (Driver.Lock)
        {
            foreach (var i in Driver.Interfaces)
            {
                if (TestFlags.Wants((uint)flags, (uint)ConnectListAllInterfacesFlags.Active, (uint)ConnectListAllInterfacesFlags.Inactive,
                    i.Active))
                {
                    list.Add(Ref(i));
                }
            }
        }

        return Done<IReadOnlyList<InterfaceRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByNameAsync(string name, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(Ref(FindInterface(name)));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByMacStringAsync(string mac, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            // An interface without an address fits every one, as in libvirt's simulation.
            var found = Driver.Interfaces.FindAll(i => i.Mac.Length == 0 || string.Equals(i.Mac, mac, StringComparison.OrdinalIgnoreCase));
            return found.Count switch
            {
                1 => Done(Ref(found[0])),
                0 => throw NoObject(ErrorCode.NoInterface, $"no interface with matching mac '{mac}'"),
                _ => throw Errors.Report(ErrorDomain.Test, ErrorCode.MultipleInterfaces),
            };
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> InterfaceGetXmlDescAsync(
        InterfaceRef iface, InterfaceXmlFlags flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(FindInterface(iface.Name).Definition.Format());
        }
    }

    /// <inheritdoc/>
    [Accepts(InterfaceDefineFlags.Validate)]
    public override ValueTask<InterfaceRef> InterfaceDefineXmlAsync(
        string xml, InterfaceDefineFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "interface", "interface", ErrorDomain.Interface, flags != 0);
        var def = InterfaceRules.Read(xml);
        lock (Driver.Lock)
        {
            var present = Driver.Interfaces.Find(i => i.Name == def.Name);
            if (present is not null)
            {
                present.Definition = def;
                return Done(Ref(present));
            }

            var added = new TestInterface(def);
            Driver.Interfaces.Add(added);
            return Done(Ref(added));
        }
    }

    /// <inheritdoc/>
    public override ValueTask InterfaceUndefineAsync(InterfaceRef iface, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            Driver.Interfaces.Remove(FindInterface(iface.Name));
        }

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
    public override ValueTask<bool> InterfaceIsActiveAsync(InterfaceRef iface, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(FindInterface(iface.Name).Active);
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceChangeBeginAsync(uint flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            if (Driver.InterfaceBackup is not null)
            {
                throw Invalid("there is another transaction running.");
            }

            Driver.InterfaceBackup = Driver.Interfaces.ConvertAll(static i => i.Copy());
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceChangeCommitAsync(uint flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            if (Driver.InterfaceBackup is null)
            {
                throw Invalid("no transaction running, nothing to be committed.");
            }

            Driver.InterfaceBackup = null;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask InterfaceChangeRollbackAsync(uint flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            if (Driver.InterfaceBackup is null)
            {
                throw Invalid("no transaction running, nothing to rollback.");
            }

            Driver.Interfaces.Clear();
            Driver.Interfaces.AddRange(Driver.InterfaceBackup);
            Driver.InterfaceBackup = null;
        }

        return ValueTask.CompletedTask;
    }

    private static InterfaceRef Ref(TestInterface i) => new(i.Name, i.Mac);

    private TestInterface FindInterface(string name) =>
        Driver.Interfaces.Find(i => i.Name == name) ?? throw NoObject(ErrorCode.NoInterface, $"no interface with matching name '{name}'");

    private ValueTask SetActive(InterfaceRef iface, bool active)
    {
        lock (Driver.Lock)
        {
            var i = FindInterface(iface.Name);
            if (i.Active == active)
            {
                throw Errors.Report(ErrorDomain.Test, ErrorCode.OperationInvalid);
            }

            i.Active = active;
        }

        return ValueTask.CompletedTask;
    }
}
