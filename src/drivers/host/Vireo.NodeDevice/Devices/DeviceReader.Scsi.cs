using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>SCSI hosts, targets and devices, and Fibre Channel behind them.</summary>
internal sealed partial class DeviceReader
{
    private const string FcHosts = "/sys/class/fc_host/host", ScsiHosts = "/sys/class/scsi_host/host";

    private ScsiHostCapability? ScsiHost(KernelDevice device)
    {
        if (!device.Name.StartsWith("host", StringComparison.Ordinal)
            || !uint.TryParse(device.Name["host".Length..], CultureInfo.InvariantCulture, out uint number))
        {
            return null;
        }

        return new ScsiHostCapability
        {
            Host = number, UniqueId = (uint?)DeviceTree.Number(tree.Text($"{ScsiHosts}{number}/unique_id")), Features = FeaturesOf(number),
        };
    }

    private List<ScsiHostFeature> FeaturesOf(uint host)
    {
        var features = new List<ScsiHostFeature>();
        string fibre = $"{FcHosts}{host}";
        if (tree.Exists(fibre))
        {
            features.Add(new FcHostFeature
            {
                Wwpn = WorldWideName(fibre + "/port_name"), Wwnn = WorldWideName(fibre + "/node_name"),
                FabricWwn = WorldWideName(fibre + "/fabric_name"),
            });
        }

        // Old kernels have the virtual ports with the SCSI host.
        string ports = tree.Exists(fibre + "/vport_create") ? fibre : $"{ScsiHosts}{host}";
        if (tree.Exists(ports + "/vport_create"))
        {
            features.Add(new VportFeature
            {
                MaxVports = (uint)(DeviceTree.Number(tree.Text(ports + "/max_npiv_vports")) ?? 0),
                Vports = (uint)(DeviceTree.Number(tree.Text(ports + "/npiv_vports_inuse")) ?? 0),
            });
        }

        return features;
    }

    private ScsiTargetCapability ScsiTarget(KernelDevice device) => new() { Target = device.Name, RemotePort = RemotePortOf(device.Path) };

    private FcRemotePort? RemotePortOf(string path)
    {
        string port = Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
        return port.StartsWith("rport-", StringComparison.Ordinal) && tree.Text($"/sys/class/fc_remote_ports/{port}/port_name") is { } name
            ? new FcRemotePort { Type = "fc_remote_port", Rport = port, Wwpn = name.Trim() }
            : null;
    }

    private static ScsiCapability? ScsiDevice(KernelDevice device)
    {
        uint?[] parts = [.. device.Name.Split(':').Select(
            static p => uint.TryParse(p, CultureInfo.InvariantCulture, out uint n) ? (uint?)n : null)];
        return parts is [{ } host, { } bus, { } target, { } unit]
            ? new ScsiCapability { Host = host, Bus = bus, Target = target, Lun = unit, Kind = ScsiKind(device.NumberOf("type")) }
            : null;
    }

    // By the numbers of the SCSI standard.
    private static string? ScsiKind(ulong? number) => number switch
    {
        0x00 => "disk",
        0x01 => "tape",
        0x03 => "processor",
        0x04 => "worm",
        0x05 => "cdrom",
        0x06 => "scanner",
        0x07 => "mod",
        0x08 => "changer",
        0x0C => "raid",
        0x0D => "enclosure",
        _ => null,
    };

    private string? WorldWideName(string file)
    {
        string? text = tree.Text(file)?.Trim();
        return text?.StartsWith("0x", StringComparison.Ordinal) == true ? text[2..] : text;
    }
}
