using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>Mediated devices, vDPA, and the devices of IBM mainframes.</summary>
internal sealed partial class DeviceReader
{
    /// <summary>The name of a mediated device.</summary>
    public static string MdevName(Uuid uuid, string? parentAddress) => NameOf("mdev", uuid.ToString(), parentAddress);

    private MdevCapability? Mdev(KernelDevice device)
    {
        if (!Uuid.TryParse(device.Name, out Uuid uuid) || tree.LinkName(device.Path + "/mdev_type") is not { } type)
        {
            return null;
        }

        return new MdevCapability
        {
            TypeId = type, Uuid = uuid, ParentAddress = Path.GetFileName(Path.GetDirectoryName(device.Path)),
            IommuGroup = GroupNumber(device.Path) ?? 0,
        };
    }

    private List<MdevType> TypesOf(string path)
    {
        string folder = path + "/mdev_supported_types";
        return [.. tree.Entries(folder).Select(id => new MdevType
        {
            Id = id, Name = tree.Text($"{folder}/{id}/name")?.Trim(), DeviceApi = tree.Text($"{folder}/{id}/device_api")?.Trim(),
            AvailableInstances = (uint)(DeviceTree.Number(tree.Text($"{folder}/{id}/available_instances")) ?? 0),
        })];
    }

    private MdevTypes? ChannelTypesOf(string path) =>
        TypesOf(path) is { Count: > 0 } types ? new MdevTypes { Type = "mdev_types", Types = types } : null;

    private static CcwCapability? Ccw(KernelDevice device)
    {
        string? state = device.Attribute("online") switch { "1" => "online", "0" => "offline", _ => null };
        return state is not null && Channel(device.Name) is var (subsystem, set, number)
            ? new CcwCapability { Cssid = subsystem, Ssid = set, Devno = number, State = state }
            : null;
    }

    private CssCapability? Css(KernelDevice device)
    {
        // Of the many subchannels, those that lead to devices.
        if (tree.LinkName(device.Path + "/driver") is not ("io_subchannel" or "vfio_ccw")
            || Channel(device.Name) is not var (subsystem, set, number))
        {
            return null;
        }

        return new CssCapability
        {
            Cssid = subsystem, Ssid = set, Devno = number,
            ChannelDevice = ChannelDeviceOf(device.Path), MdevTypes = ChannelTypesOf(device.Path),
        };
    }

    private ChannelDeviceAddress? ChannelDeviceOf(string path) =>
        Channel(tree.Text(path + "/dev_busid")?.Trim()) is var (subsystem, set, number)
            ? new ChannelDeviceAddress { Cssid = subsystem, Ssid = set, Devno = number }
            : null;

    private VdpaCapability? Vdpa(KernelDevice device) =>
        tree.Entries(device.Path).FirstOrDefault(static n => n.StartsWith("vhost-vdpa", StringComparison.Ordinal)) is { } name
        && tree.Exists("/dev/" + name)
            ? new VdpaCapability { Chardev = "/dev/" + name }
            : null;

    private static ApCardCapability? ApCard(KernelDevice device) =>
        device.Name.StartsWith("card", StringComparison.Ordinal) && DeviceTree.Number(device.Name["card".Length..], 16) is { } adapter
            ? new ApCardCapability { Adapter = (uint)adapter }
            : null;

    private static ApQueueCapability? ApQueue(KernelDevice device) =>
        device.Name.Split('.') is [var card, var queue] && DeviceTree.Number(card, 16) is { } adapter
        && DeviceTree.Number(queue, 16) is { } domain
            ? new ApQueueCapability { Adapter = (uint)adapter, Domain = (uint)domain }
            : null;

    private static (uint Subsystem, uint Set, uint Number)? Channel(string? text)
    {
        ulong?[] parts = [.. (text ?? "").Split('.').Select(static p => DeviceTree.Number(p, 16))];
        return parts is [{ } subsystem, { } set, { } number] ? ((uint)subsystem, (uint)set, (uint)number) : null;
    }
}
