using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What character devices QEMU does not have on this machine, and what stands behind them.</summary>
internal static class CharChecks
{
    public static void Check(DomainDef def)
    {
        foreach (var serial in def.Devices.Serials)
        {
            CheckKind(def, serial);
        }

        if (def.Devices.Parallels.Count > 0 && QemuPostParse.IsPseries(def))
        {
            throw QemuErrors.ParallelUnsupported();
        }

        bool spice = def.Devices.Graphics.Exists(static g => g is SpiceGraphics);
        foreach (var entry in XmlRecordDevice.All(def.Devices))
        {
            var (type, protocol) = entry.Record switch
            {
                CharDevice c => (c.Type, c.Protocol),
                Smartcard { Mode: SmartcardMode.Passthrough } card => (card.Type, card.Protocol),
                Rng { Backend: EgdRngBackend egd } => (egd.Type, egd.Protocol),
                _ => default,
            };
            if (type is CharType.Spicevmc or CharType.Spiceport && !spice)
            {
                throw QemuErrors.ChardevNeedsSpice(type == CharType.Spicevmc ? "spicevmc" : "spiceport");
            }

            if (type == CharType.Tcp && protocol is CharProtocol.Telnets or CharProtocol.Tls)
            {
                throw QemuErrors.TcpProtocol(protocol.ToXml());
            }
        }
    }

    /// <summary>What libvirt finds out only when the guest starts.</summary>
    public static void CheckAtStart(DomainDef def)
    {
        CheckPorts(def);
        foreach (var channel in def.Devices.Channels)
        {
            if (channel is { Type: CharType.Spicevmc, Target.Name: not (null or "com.redhat.spice.0") })
            {
                throw QemuErrors.SpicevmcName(channel.Target.Name);
            }
        }
    }

    /// <summary>Whether each serial port is there once, and they are as many as a machine can have.</summary>
    public static void CheckPorts(DomainDef def)
    {
        var ports = new HashSet<int?>();
        foreach (var serial in def.Devices.Serials)
        {
            if (!ports.Add(serial.Target?.Port))
            {
                throw QemuErrors.SerialPortTaken(serial.Target?.Port);
            }
        }

        if (def.Devices.Serials.Exists(static s => s.Target is { Type: SerialTargetType.IsaSerial, Port: > 3 }))
        {
            throw QemuErrors.TooManyIsaPorts();
        }
    }

    private static void CheckKind(DomainDef def, Serial serial)
    {
        if (serial.Target is not { Type: not SerialTargetType.Unset } target)
        {
            return;
        }

        SerialTargetType? needed = target.Model switch
        {
            SerialModel.IsaSerial => SerialTargetType.IsaSerial,
            SerialModel.UsbSerial => SerialTargetType.UsbSerial,
            SerialModel.PciSerial => SerialTargetType.PciSerial,
            SerialModel.SpaprVty => SerialTargetType.SpaprVioSerial,
            SerialModel.Pl011 or SerialModel.U16550A => SerialTargetType.SystemSerial,
            SerialModel.Sclpconsole or SerialModel.Sclplmconsole => SerialTargetType.SclpSerial,
            SerialModel.IsaDebugcon => SerialTargetType.IsaDebug,
            _ => null,
        };
        if (needed is { } type && target.Type != type)
        {
            throw QemuErrors.SerialModel(target.Model.ToXml(), type.ToXml());
        }

        bool fits = target.Type switch
        {
            SerialTargetType.IsaSerial or SerialTargetType.IsaDebug => QemuPostParse.IsX86(def),
            SerialTargetType.SpaprVioSerial => QemuPostParse.IsPseries(def),
            SerialTargetType.SclpSerial => QemuPostParse.IsS390(def),
            SerialTargetType.SystemSerial => target.Model != SerialModel.Pl011 || (!QemuPostParse.IsX86(def) && QemuPostParse.IsVirt(def)),
            _ => true,
        };
        if (!fits)
        {
            var model = target.Model == SerialModel.Unset && target.Type == SerialTargetType.SpaprVioSerial
                ? SerialModel.SpaprVty
                : target.Model;
            throw QemuErrors.SerialMachine(target.Type.ToXml(), model.ToXml());
        }
    }
}
