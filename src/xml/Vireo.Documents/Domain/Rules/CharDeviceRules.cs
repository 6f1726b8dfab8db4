using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Ports of character devices, their sources, and the console that repeats the first serial port.</summary>
internal static class CharDeviceRules
{
    public static void Number(DomainDef domain)
    {
        DomainDevices devices = domain.Devices;
        NumberSerials(devices.Serials);
        int port = 0;
        foreach (Parallel parallel in devices.Parallels)
        {
            parallel.TargetPort = parallel.TargetPort is < 0 or null ? port : parallel.TargetPort;
            port = (parallel.TargetPort ?? 0) + 1;
            Complete(parallel);
        }

        for (int i = 0; i < devices.Consoles.Count; i++)
        {
            devices.Consoles[i].TargetPort = i;
            Complete(devices.Consoles[i]);
        }

        devices.Channels.ForEach(Complete);
        foreach (RedirDevice redirected in devices.RedirDevices)
        {
            redirected.Bus = RedirBus.Usb;
            Complete(redirected);
        }

        foreach (Smartcard card in devices.Smartcards)
        {
            CompleteSource(card.Source);
            card.Protocol = card.Type != CharType.Tcp
                ? CharProtocol.Unset
                : card.Protocol == CharProtocol.Unset
                ? CharProtocol.Raw
                : card.Protocol;
        }

        foreach (Rng rng in devices.Rngs)
        {
            if (rng.Backend is EgdRngBackend egd)
            {
                egd.Sources.ForEach(CompleteSource);
                egd.Protocol = egd.Type != CharType.Tcp
                    ? CharProtocol.Unset
                    : egd.Protocol == CharProtocol.Unset
                    ? CharProtocol.Raw
                    : egd.Protocol;
            }
        }
    }

    private static void NumberSerials(List<Serial> serials)
    {
        var given = new HashSet<int>();
        foreach (Serial serial in serials)
        {
            serial.Target ??= new SerialTarget();
            if (serial is { Target.Type: SerialTargetType.UsbSerial, Address: { } place and not UsbAddress })
            {
                throw GuestErrors.UsbSerialAddress().At(place, "address", "type");
            }

            // libvirt reads -1 as well, and it is the number of a port that has none yet.
            serial.Target.Port = serial.Target.Port is < 0 ? null : serial.Target.Port;
            given.Add(serial.Target.Port ?? -1);
        }

        foreach (Serial serial in serials)
        {
            if (serial.Target!.Port is null or -1)
            {
                int highest = -1;
                foreach (Serial before in serials)
                {
                    if (ReferenceEquals(before, serial))
                    {
                        break;
                    }

                    highest = Math.Max(highest, before.Target!.Port ?? -1);
                }

                int free = highest + 1;
                while (given.Contains(free))
                {
                    free++;
                }

                serial.Target.Port = free;
            }

            Complete(serial);
        }
    }

    /// <summary>
    /// The first console of a full virtual machine is its first serial port: each of the two brings the other into being, and both are one
    /// thing.
    /// </summary>
    public static void MatchConsole(DomainDef domain)
    {
        DomainDevices devices = domain.Devices;
        if (domain.Os.Type?.Type != "hvm")
        {
            return;
        }

        if (devices.Consoles.Count > 0 && devices.Consoles[0].TargetType is ConsoleTargetType.Serial or ConsoleTargetType.Unset)
        {
            ConsoleDevice first = devices.Consoles[0];
            if (devices.Serials.Count == 0)
            {
                devices.Serials.Add(CopyCommon(first, new Serial { Target = new SerialTarget { Port = 0 } }));
            }

            devices.Consoles[0] = CopyCommon(
                devices.Serials[0], new ConsoleDevice
                {
                    TargetType = ConsoleTargetType.Serial, TargetPort = devices.Serials[0].Target?.Port ?? 0,
                });
        }
        else if (devices.Serials.Count > 0
            && devices.Serials[0].Target?.Type is null or SerialTargetType.Unset or SerialTargetType.IsaSerial
            or SerialTargetType.SpaprVioSerial or SerialTargetType.SystemSerial)
        {
            devices.Consoles.Insert(0, CopyCommon(
                devices.Serials[0], new ConsoleDevice
                {
                    TargetType = ConsoleTargetType.Serial, TargetPort = devices.Serials[0].Target?.Port ?? 0,
                }));
            for (int i = 1; i < devices.Consoles.Count; i++)
            {
                devices.Consoles[i].TargetPort = i;
            }
        }
    }

    public static void Check(DomainDef domain)
    {
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            switch (device.Record)
            {
                case CharDevice character:
                    CheckSources(device, character.Type, character.Sources, needsPath: character is not Channel);
                    break;
                case Rng { Backend: EgdRngBackend egd }:
                    CheckSources(new XmlRecordDevice("backend", egd), egd.Type, egd.Sources, needsPath: true);
                    break;
                case Smartcard { Mode: SmartcardMode.Passthrough } card:
                    CheckSources(device, card.Type, card.Source is null ? [] : [card.Source], needsPath: true);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Complete(CharDevice device)
    {
        device.Type = device.Type == CharType.Unset ? CharType.Pty : device.Type;
        device.Sources.ForEach(CompleteSource);
        device.Sources.RemoveAll(static s => s is UnixCharSource { Path: null });
        if (device is { Type: CharType.Udp, Sources: [UdpCharSource { Mode: not CharMode.Bind }, UdpCharSource { Mode: CharMode.Bind }] })
        {
            // Where it listens comes before where it sends.
            device.Sources.Reverse();
        }

        device.Protocol = device.Type != CharType.Tcp
            ? CharProtocol.Unset
            : device.Protocol == CharProtocol.Unset
            ? CharProtocol.Raw
            : device.Protocol;
    }

    private static void CompleteSource(CharSource? source)
    {
        if (source is TcpCharSource { Mode: CharMode.Unset } tcp)
        {
            tcp.Mode = CharMode.Connect;
        }
        else if (source is UnixCharSource { Mode: CharMode.Unset, Path: not null } unix)
        {
            unix.Mode = CharMode.Connect;
        }
    }

    private static void CheckSources(XmlRecordDevice device, CharType type, List<CharSource> sources, bool needsPath)
    {
        if (sources.Count > 1 && type != CharType.Udp)
        {
            throw DeviceErrors.CharSourceTwice().At(sources[1], "source");
        }

        if (sources.Count > 2)
        {
            throw DeviceErrors.CharSourceThrice().At(sources[2], "source");
        }

        CharSource? source = sources.Count > 0 ? sources[0] : null;
        Func<VirException>? missing = type switch
        {
            CharType.File or CharType.Dev or CharType.Pipe when source is not FileCharSource { Path: not null } =>
                DeviceErrors.CharPathMissing,
            CharType.Nmdm when source is not NmdmCharSource { Master: not null, Slave: not null } =>
                DeviceErrors.NmdmPathMissing,
            CharType.Tcp when source is not TcpCharSource { Host: not null } => DeviceErrors.CharHostMissing,
            CharType.Tcp when source is not TcpCharSource { Service: not null } => DeviceErrors.CharServiceMissing,
            CharType.Udp when !sources.Exists(static s => s is UdpCharSource { Mode: not CharMode.Bind, Service: not null }) =>
                DeviceErrors.CharServiceMissing,
            CharType.Unix when needsPath && source is not UnixCharSource { Path: not null } =>
                DeviceErrors.CharPathMissing,
            _ => null,
        };
        if (missing is not null)
        {
            throw missing().At(source ?? device.Record, source is null ? device.Element : "source");
        }

        if (type == CharType.Udp && sources.FindAll(static s => s is UdpCharSource { Mode: not CharMode.Bind }).Count > 1)
        {
            throw DeviceErrors.CharSourceTwice().At(sources[1], "source");
        }

        if (type is CharType.Spiceport or CharType.Dbus && source is not ChannelCharSource { Channel: not null })
        {
            throw DeviceErrors.SourceChannelMissing().At(
                source ?? device.Record, source is null ? device.Element : "source");
        }

        if (type == CharType.Spicevmc
            && (device.Record is Serial or Parallel or ConsoleDevice
                || device.Record is Channel { Target.Type: not ChannelTargetType.Virtio }))
        {
            throw DeviceErrors.SpicevmcNeedsVirtio().At(
                device.Record, device.Element, "type");
        }

        foreach (CharSource each in sources)
        {
            if (each.Reconnect is { Enabled: YesNo.Yes, Timeout: 0 } atOnce)
            {
                throw GuestErrors.ReconnectAtOnce().At(atOnce, "reconnect", "timeout");
            }

            if (each is TcpCharSource { Mode: CharMode.Bind, Reconnect: { } } or UnixCharSource { Mode: CharMode.Bind, Reconnect: { } }
                && each.Reconnect.Enabled == YesNo.Yes)
            {
                throw GuestErrors.ReconnectOfListener().At(each.Reconnect, "reconnect");
            }

            if (each.Reconnect is { Enabled: YesNo.Yes, Timeout: null } reconnect)
            {
                throw XmlErrors.AttributeMissing("timeout", "reconnect").At(
                    reconnect, "reconnect", "timeout");
            }
        }
    }

    private static T CopyCommon<T>(CharDevice from, T to)
        where T : CharDevice
    {
        to.Type = from.Type;
        to.Tty = from.Tty;
        to.Sources = XmlCopy.Records(from.Sources);
        to.Protocol = from.Protocol;
        to.Log = from.Log?.DeepCopy();
        to.Alias = from.Alias;
        to.Address = from.Address?.DeepCopy();
        return to;
    }
}
