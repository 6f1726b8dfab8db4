using System.Globalization;
using Vireo.Drivers.Objects;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Node devices: listing, and virtual Fibre Channel hosts made and destroyed.</summary>
internal partial class TestConnection
{
    private const string NewDevice = "new device";

    // The name of every virtual host that is made: libvirt's own simulation has room for one.
    private const string VirtualHost = "scsi_host12";

    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllNodeDeviceFlags))]
    public override ValueTask<IReadOnlyList<NodeDeviceRef>> ListAllNodeDevicesAsync(
        ConnectListAllNodeDeviceFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<NodeDeviceRef>();
        foreach (var d in Devices)
        {
            if (NodeDeviceFilter.Wants(flags, active: d.Present, persistent: d.Present, d.Has))
            {
                list.Add(new NodeDeviceRef(d.Name));
            }
        }

        return Done<IReadOnlyList<NodeDeviceRef>>(list);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<string>> NodeListDevicesAsync(
        string? capability, uint flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<string>>(
            [.. Devices.Where(d => capability is null || d.Has(capability)).Select(static d => d.Name)]);
    }

    /// <inheritdoc/>
    public override ValueTask<NodeDeviceRef> NodeDeviceLookupByNameAsync(string name, CancellationToken cancellationToken)
    {
        return Done(new NodeDeviceRef(FindDevice(name).Name));
    }

    /// <inheritdoc/>
    [Accepts(NodeDeviceXmlFlags.Inactive)]
    public override ValueTask<string> NodeDeviceGetXmlDescAsync(
        NodeDeviceRef device, NodeDeviceXmlFlags flags, CancellationToken cancellationToken)
    {
        return Done(FindDevice(device.Name).Format());
    }

    /// <inheritdoc/>
    public override ValueTask<string?> NodeDeviceGetParentAsync(NodeDeviceRef device, CancellationToken cancellationToken)
    {
        return Done(FindDevice(device.Name).Parent);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<string>> NodeDeviceListCapsAsync(NodeDeviceRef device, CancellationToken cancellationToken)
    {
        return Done(FindDevice(device.Name).Capabilities);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> NodeDeviceIsActiveAsync(NodeDeviceRef device, CancellationToken cancellationToken)
    {
        return Done(FindDevice(device.Name).Present);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> NodeDeviceIsPersistentAsync(NodeDeviceRef device, CancellationToken cancellationToken)
    {
        return Done(FindDevice(device.Name).Present);
    }

    /// <inheritdoc/>
    [Accepts(NodeDeviceCreateXmlFlags.Validate)]
    public override ValueTask<NodeDeviceRef> NodeDeviceCreateXmlAsync(
        string xml, NodeDeviceCreateXmlFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "nodedev", "device", ErrorDomain.Nodedev, flags != 0);
        var root = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Nodedev }).Root;
        root.ExpectRoot("device");
        var capability = root.Child("capability");
        if (!capability.Exists)
        {
            throw TestHostErrors.NewDeviceWithoutCapability();
        }

        XmlElement channel = default;
        for (var child = capability.FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name.SequenceEqual("capability") && child.Attribute("type").Span.SequenceEqual("fc_host"))
            {
                channel = child;
            }
        }

        if (!capability.Attribute("type").Span.SequenceEqual("scsi_host") || !channel.Exists)
        {
            throw TestHostErrors.NotHostBusAdapter();
        }

        string wwnn = Named(channel, "wwnn"), wwpn = Named(channel, "wwpn");
        TestNodeDevice made;
        CheckParent(root.Child("parent"));
        made = MakeVirtualHost(wwnn, wwpn);

        Raise(made, NodeDeviceEventLifecycleType.Created);
        return Done(new NodeDeviceRef(made.Name));
    }

    /// <inheritdoc/>
    public override async ValueTask NodeDeviceDestroyAsync(NodeDeviceRef device, CancellationToken cancellationToken)
    {
        using var lease = await Driver.NodeDevices.EnterAsync(device.Name, default, cancellationToken).ConfigureAwait(false);
        var d = lease.Item;

        // Only what hangs on a Fibre Channel host goes away; everything else stays, and the call succeeds all the same.
        if (d.Wwnn is not null && d.Parent is not null && Driver.NodeDevices.FindByName(d.Parent) is not null)
        {
            Driver.NodeDevices.Remove(d);
            Raise(d, NodeDeviceEventLifecycleType.Deleted);
        }
    }

    /// <summary>Makes the one virtual host that the simulation has, in the likeness of the built-in one.</summary>
    private TestNodeDevice MakeVirtualHost(string wwnn, string wwpn)
    {
        var model = Driver.NodeDevices.FindByName("scsi_host11") ?? throw Errors.Unexplained();
        var made = new TestNodeDevice
        {
            Name = VirtualHost, Parent = model.Parent, Capabilities = ["scsi_host"], Host = model.Host, UniqueId = model.UniqueId,
            Wwnn = wwnn, Wwpn = wwpn, FabricWwn = model.FabricWwn, Present = false,
        };
        Driver.NodeDevices.Put(made);
        return made;
    }

    private void Raise(TestNodeDevice device, NodeDeviceEventLifecycleType what) =>
        Driver.Raise(new NodeDeviceLifecycleEvent(new NodeDeviceRef(device.Name), what, 0));

    private static string Named(XmlElement channel, string what)
    {
        var element = channel.Child(what);
        return element.Exists && element.Text.Span.Length > 0
            ? element.Text.ToString()
            : RandomName();
    }

    // A name that nobody gave: of the kind that vendors make, under a number that no vendor has.
    private static string RandomName() =>
        string.Create(CultureInfo.InvariantCulture, $"5100000{Random.Shared.Next(16):x}{(uint)Random.Shared.NextInt64(1L << 32):x8}");

    private IEnumerable<TestNodeDevice> Devices => Driver.NodeDevices.Items.OrderBy(static d => d.Order);

    private TestNodeDevice FindDevice(string name) =>
        Devices.FirstOrDefault(d => d.Name == name)
            ?? throw HostObjectErrors.NodeDeviceNameUnknown(ErrorDomain.Test, name);

    private void CheckParent(XmlElement parent)
    {
        TestNodeDevice? found;
        if (!parent.Exists)
        {
            found = Devices.FirstOrDefault(static d => d.HasVports);
        }
        else if (parent.Attribute("wwnn") is { Exists: true } wwnn)
        {
            string node = wwnn.ToString();
            string port = parent.Attribute("wwpn").Exists
                ? parent.Attribute("wwpn").ToString()
                : throw TestHostErrors.WwpnMissing(node);
            found = Devices.FirstOrDefault(d => d.Wwnn == node && d.Wwpn == port);
        }
        else if (parent.Attribute("fabric_wwn") is { Exists: true } fabric)
        {
            string name = fabric.ToString();
            found = Devices.FirstOrDefault(d => d.FabricWwn == name && d.HasVports);
        }
        else
        {
            string name = parent.Text.ToString();
            found = Driver.NodeDevices.FindByName(name);
        }

        if (found is null)
        {
            throw TestHostErrors.ParentUnknown();
        }

        if (!found.HasVports)
        {
            throw TestHostErrors.ParentWithoutVports(found.Name);
        }
    }
}
