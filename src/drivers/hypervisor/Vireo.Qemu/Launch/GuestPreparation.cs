using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// Makes a definition ready for running: what the host must have is checked, and everything that only a running guest has is filled in (CPU
/// model, USB ports, aliases,
/// display ports, channel paths, image chains and their node numbers, firmware variables). It is the only way from a definition to an
/// emulator's arguments: starting,
/// showing a command line and the conformance corpora all take it. It starts nothing, and defaults nothing that belongs into the
/// definition.
/// </summary>
public static class GuestPreparation
{
    private const string NamelessChannel = "unknown.sock";

    /// <summary>Prepares <paramref name="live"/>, which is the caller's own copy.</summary>
    /// <exception cref="VirException">The host lacks what the guest needs.</exception>
    public static void Apply(DomainDef live, QemuCapabilities caps, ILaunchHost host)
    {
        CheckDisks(live, host);
        StartChecks.Check(live, caps, host);

        // What libvirt refuses is refused for libvirt's reason; only then for what is not built.
        UnbuiltMembers.Refuse(live, host.Offers);
        live.Devices.Interfaces.ForEach(InterfaceChecks.Check);
        UsbAddresses.Assign(live);
        QemuAliases.Assign(live);
        NumberPorts(live);
        PrepareSockets(live);
        foreach (var graphics in live.Devices.Graphics)
        {
            PrepareDisplay(graphics, host);
        }

        PrepareChannels(live, host);
        PrepareDisks(live, host);
        GuestCpu.ResolveHostModel(live, caps);
        OrderVcpus(live);
        PrepareVariables(live, host);
    }

    // The port that an interface is about to get on its network is known by its number before it is made.
    private static void NumberPorts(DomainDef live)
    {
        foreach (NetworkInterface net in live.Devices.Interfaces)
        {
            (net.Source as NetworkInterfaceSource)?.PortId = Uuid.Random();
        }
    }

    /// <summary>
    /// Prepares one device that joins a running guest. <paramref name="only"/> is the guest's document with this device alone.
    /// </summary>
    /// <param name="only">The device, in a document of its own.</param>
    /// <param name="host">The host.</param>
    /// <param name="firstNode">The first number for an image that no image of the guest has.</param>
    public static void ApplyToDevice(DomainDef only, ILaunchHost host, uint firstNode)
    {
        UnbuiltMembers.Refuse(only, host.Offers);
        only.Devices.Interfaces.ForEach(InterfaceChecks.Check);
        CheckDisks(only, host);
        NumberPorts(only);
        PrepareSockets(only);
        PrepareChannels(only, host);
        PrepareDisks(only, host);
        DiskNodes.Shift(only, firstNode);
    }

    private static void CheckDisks(DomainDef live, ILaunchHost host)
    {
        foreach (var disk in live.Devices.Disks)
        {
            if (disk.Source is VolumeDiskSource volume)
            {
                CheckVolume(disk, volume);
            }

            if (DiskImage.Located(disk.Source) is FileDiskSource or BlockDiskSource && DiskImage.PathOf(disk.Source) is { } path
                && !host.Exists(path))
            {
                throw LaunchErrors.StorageFileInaccessible(2, path);
            }
        }
    }

    // What is known of a volume only now: what it is.
    private static void CheckVolume(Disk disk, VolumeDiskSource volume)
    {
        DiskSource actual = volume.Actual?.Source ?? throw HostObjectErrors.PoolNameUnknown(volume.Pool ?? "");
        Rules.DiskChecks.CheckFolder(disk, actual);
    }

    private static void PrepareVariables(DomainDef live, ILaunchHost host)
    {
        if (live.Os.Nvram is { } nvram && MachineArguments.VariablesPath(nvram) is { } path && !host.Exists(path))
        {
            host.CopyVariables(nvram.Template ?? throw QemuErrors.NoVariableStore(live.Os.Loader?.Path), path);
        }
    }

    // The order in which the guest gets its processors: first those that it cannot lose.
    private static void OrderVcpus(DomainDef live)
    {
        var enabled = live.Vcpus.FindAll(static v => v.Enabled == YesNo.Yes);
        if (enabled.Exists(static v => v.Order is not null))
        {
            return;
        }

        uint order = 0;
        foreach (var vcpu in enabled.OrderBy(static v => v.Hotpluggable == YesNo.Yes))
        {
            vcpu.Order = ++order;
        }
    }

    private static void PrepareSockets(DomainDef live)
    {
        foreach (var device in XmlRecordDevice.All(live.Devices))
        {
            if (device.Record is CharDevice character)
            {
                foreach (var tcp in character.Sources.OfType<TcpCharSource>())
                {
                    tcp.Tls = tcp.Tls == YesNo.Unset ? YesNo.No : tcp.Tls;
                }
            }
        }
    }

    private static void PrepareDisplay(Graphics graphics, ILaunchHost host)
    {
        if (graphics is SpiceGraphics hidden && host.Settings.Spice.AutoUnixSocket
            && hidden.Listens is [{ Type: GraphicsListenType.Address, Address: null }])
        {
            hidden.Listens[0].Type = GraphicsListenType.Socket;
            (hidden.Port, hidden.TlsPort, hidden.AutoPort) = (null, null, YesNo.Unset);
        }

        if (graphics is SpiceGraphics { AutoPort: YesNo.Yes } spice
            && spice.Listens.Exists(l => l.Type is GraphicsListenType.Address or GraphicsListenType.Network))
        {
            spice.Listen ??= spice.Listens.Find(l => l.Address is not null)?.Address ?? host.Settings.Spice.Listen;
            Resolve(spice.Listens[0], spice.Listen);
            spice.Port = host.TakeDisplayPort(spice, spice.Listen);
        }

        if (graphics is VncGraphics { Socket: null } unseen && host.Settings.VncAutoUnixSocket
            && unseen.Listens is [{ Type: GraphicsListenType.Address, Address: null }])
        {
            unseen.Listens[0].Type = GraphicsListenType.Socket;
            (unseen.Port, unseen.AutoPort) = (null, YesNo.Unset);
        }

        if (graphics is VncGraphics { Listens: [{ Type: GraphicsListenType.Socket } socket, ..] } local)
        {
            local.Socket = socket.Socket ??= local.Socket ?? host.LibFolder + "/vnc.sock";
        }

        if (graphics is VncGraphics vnc && vnc.Listens.TrueForAll(l => l.Type is GraphicsListenType.Address or GraphicsListenType.Network))
        {
            string address = vnc.Listens.Find(l => l.Address is not null)?.Address ?? vnc.Listen ?? host.Settings.VncListen;
            vnc.Listen = address;
            foreach (var listen in vnc.Listens)
            {
                Resolve(listen, address);
            }

            if (vnc.AutoPort == YesNo.Yes)
            {
                vnc.Port = host.TakeDisplayPort(vnc, address);
            }
        }
    }

    // What the settings say is noted as theirs, so that the inactive form does not show it.
    private static void Resolve(GraphicsListen listen, string address)
    {
        if (listen.Address is null)
        {
            (listen.Address, listen.FromConfig) = (address, 1);
        }
    }

    private static void PrepareChannels(DomainDef live, ILaunchHost host)
    {
        foreach (var channel in live.Devices.Channels)
        {
            if (channel is { Type: CharType.Unix, Sources.Count: 0, Target.Type: ChannelTargetType.Virtio })
            {
                channel.Sources.Add(new UnixCharSource { Mode = CharMode.Bind,
                    Path = Path.Combine(host.ChannelFolder, channel.Target.Name ?? NamelessChannel) });
            }

            if (channel.Target is { Type: ChannelTargetType.Virtio } target)
            {
                target.State = ChannelState.Disconnected;
            }
        }
    }

    private static void PrepareDisks(DomainDef live, ILaunchHost host)
    {
        foreach (var disk in live.Devices.Disks)
        {
            if (disk is { Shareable: true, ReadOnly: false, Device: DiskDevice.Disk })
            {
                // Two hosts' caches of one image would not agree.
                disk.Driver ??= new DiskDriver();
                disk.Driver.Cache = disk.Driver.Cache == DiskCache.Unset ? DiskCache.None : disk.Driver.Cache;
            }

            if (disk.Source is not null)
            {
                if (disk is { Source: VolumeDiskSource, Driver: { } form })
                {
                    // What the volume itself says counts for nothing: a guest can have written it.
                    form.Type ??= "raw";
                }

                host.ReadChain(disk);
            }
            else if (disk.Driver is { } driver)
            {
                // A drive without a medium has no format either.
                driver.Type = null;
            }
        }

        DiskNodes.Number(live);
    }
}
