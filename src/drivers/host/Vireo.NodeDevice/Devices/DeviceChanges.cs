using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Posix;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// What clients change: mediated devices, by <c>mdevctl</c>, which keeps them. One change after the other, because the tool's list of what
/// is defined has one owner. After each the host is looked at again: what is answered is what is there.
/// </summary>
internal sealed class DeviceChanges(DeviceCatalogue catalogue, MdevTool tool)
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);
    private const int Steps = 100;
    private readonly ObjectGate _gate = new();

    /// <summary>Makes a device that lasts until the next boot.</summary>
    public async Task<NodeDevice> CreateAsync(string xml, CancellationToken cancellationToken)
    {
        NodeDeviceDef definition = NodeDeviceRules.Read(xml, create: true);
        (MdevCapability mdev, string parent) = Mediated(definition);
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        string said = await tool.DoAsync(MdevCommand.Create(mdev, parent), DeviceErrors.MdevNotMade, cancellationToken)
            .ConfigureAwait(false);
        return await FindAsync(NameOf(mdev, said, parent), active: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps a device for later.</summary>
    public async Task<NodeDevice> DefineAsync(string xml, CancellationToken cancellationToken)
    {
        NodeDeviceDef definition = NodeDeviceRules.Read(xml, create: true);
        (MdevCapability mdev, string parent) = Mediated(definition);
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        string said = await tool.DoAsync(MdevCommand.Define(mdev, parent), DeviceErrors.MdevNotDefined, cancellationToken)
            .ConfigureAwait(false);
        return await FindAsync(NameOf(mdev, said, parent), active: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets a device; one that is there stays until it is destroyed.</summary>
    public async Task UndefineAsync(string name, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        NodeDevice device = catalogue.Get(name);
        if (!device.Persistent)
        {
            throw DeviceErrors.NotDefined(name);
        }

        Uuid uuid = Mdev(device)?.Uuid ?? throw DeviceErrors.KindUnsupported();
        await tool.DoAsync(MdevCommand.Undefine(uuid), DeviceErrors.MdevNotUndefined, cancellationToken).ConfigureAwait(false);
        await catalogue.ScanAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts a device that is defined.</summary>
    public async Task StartAsync(string name, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        NodeDevice device = catalogue.Get(name);
        if (device.Active)
        {
            throw DeviceErrors.AlreadyActive();
        }

        Uuid uuid = Mdev(device)?.Uuid ?? throw DeviceErrors.KindUnsupported();
        await tool.DoAsync(MdevCommand.Start(uuid), DeviceErrors.MdevNotStarted, cancellationToken).ConfigureAwait(false);
        await FindAsync(name, active: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a device away; one that is defined can be started again.</summary>
    public async Task DestroyAsync(string name, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        NodeDevice device = catalogue.Get(name);
        MdevCapability mdev = Mdev(device) ?? throw DeviceErrors.KindUnsupported();
        if (!device.Active)
        {
            throw DeviceErrors.NotActive(name);
        }

        // Whoever uses the device holds its group, and the kernel would wait for that one without end.
        if (mdev.IommuGroup is > 0 and var group && PosixFile.WhyNotReadable($"/dev/vfio/{group}") == PosixFile.Busy)
        {
            throw DeviceErrors.InUse(name);
        }

        await tool.DoAsync(
            MdevCommand.Stop(mdev.Uuid!.Value), reason => DeviceErrors.NotDestroyed(name, reason), cancellationToken).ConfigureAwait(false);
        await catalogue.ScanAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets a device start with the host, or not.</summary>
    public async Task SetAutostartAsync(string name, bool autostart, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        NodeDevice device = catalogue.Get(name);
        Uuid uuid = Mdev(device)?.Uuid ?? throw DeviceErrors.AutostartUnsupported();
        if (!device.Persistent)
        {
            throw DeviceErrors.AutostartTransient();
        }

        if (device.Autostart != autostart)
        {
            await tool.DoAsync(
                MdevCommand.Autostart(uuid, autostart), reason => DeviceErrors.AutostartNotSet(name, reason), cancellationToken)
                .ConfigureAwait(false);
            await catalogue.ScanAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives a device other attributes.</summary>
    public async Task UpdateAsync(string name, string xml, NodeDeviceUpdateFlags flags, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        NodeDevice device = catalogue.Get(name);
        if (flags == NodeDeviceUpdateFlags.Current)
        {
            flags = device.Active ? NodeDeviceUpdateFlags.Live : NodeDeviceUpdateFlags.Config;
        }

        bool live = flags.HasFlag(NodeDeviceUpdateFlags.Live), defined = flags.HasFlag(NodeDeviceUpdateFlags.Config);
        if (live && !device.Active)
        {
            throw DeviceErrors.UpdateNeedsActive();
        }

        if (defined && !device.Persistent)
        {
            throw DeviceErrors.UpdateNeedsPersistent();
        }

        MdevCapability old = Mdev(device) ?? throw DeviceErrors.KindUnsupported();
        (MdevCapability mdev, string parent) = Mediated(NodeDeviceRules.Read(xml));
        if (mdev.Uuid != old.Uuid || parent != old.ParentAddress)
        {
            throw DeviceErrors.KindUnsupported();
        }

        await tool.DoAsync(MdevCommand.Modify(mdev, parent, live, defined), DeviceErrors.MdevNotModified, cancellationToken)
            .ConfigureAwait(false);
        await catalogue.ScanAsync(cancellationToken).ConfigureAwait(false);
    }

    private static MdevCapability? Mdev(NodeDevice device) => device.Definition.Capabilities.OfType<MdevCapability>().FirstOrDefault();

    private static string NameOf(MdevCapability mdev, string said, string parent) =>
        DeviceReader.MdevName(mdev.Uuid ?? (Uuid.TryParse(said, out Uuid made) ? made : default), parent);

    // What a document asks for, and the kernel's name of the device that it is to be made on.
    private (MdevCapability Device, string ParentAddress) Mediated(NodeDeviceDef definition)
    {
        if (definition.Capabilities.OfType<MdevCapability>().FirstOrDefault() is not { } mdev)
        {
            throw DeviceErrors.KindUnsupported();
        }

        if (definition.Parent?.Name is not { Length: > 0 } name)
        {
            throw DeviceErrors.ParentMissing();
        }

        NodeDevice parent = catalogue.Find(name) ?? throw DeviceErrors.ParentInvalid(name);
        return parent.Definition.Capabilities is [PciCapability or CssCapability or ApMatrixCapability, ..] && parent.Path is { } path
            ? (mdev, Path.GetFileName(path))
            : throw DeviceErrors.ParentWithoutAddress(name);
    }

    // The device that the tool has made: the kernel shows it at once or soon.
    private async Task<NodeDevice> FindAsync(string name, bool active, CancellationToken cancellationToken)
    {
        for (int i = 0; ; i++)
        {
            await catalogue.ScanAsync(cancellationToken).ConfigureAwait(false);
            if (catalogue.Find(name) is { } device && (device.Active || !active))
            {
                return device;
            }

            if (i == Steps)
            {
                throw HostObjectErrors.NodeDeviceNameUnknown(ErrorDomain.Nodedev, name);
            }

            await Task.Delay(s_step, cancellationToken).ConfigureAwait(false);
        }
    }
}
