using System.Text;

namespace Vireo.Drivers.NodeDevices.Tests;

/// <summary>A small tree of devices in a folder of its own.</summary>
internal sealed class SampleTree : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("devices").FullName;

    public DeviceTree Tree => new(Root);

    public DeviceReader Reader => new(Tree, new PciNames(Root + "/pci.ids"), Uuid.Random(), privileged: true);

    /// <summary>Adds a device of a bus, or of a class when <paramref name="place"/> says so.</summary>
    public string Add(string path, string subsystem, string uevent, string place = "bus", params (string Name, string Value)[] attributes)
    {
        path = "/sys/devices/" + path;
        string name = Path.GetFileName(path);
        Write(path + "/uevent", uevent);
        string home = place == "bus" ? "/sys/bus/" + subsystem : "/sys/class/" + subsystem;
        Directory.CreateDirectory(Root + home);
        Link(path + "/subsystem", home);
        Link(place == "bus" ? $"{home}/devices/{name}" : $"{home}/{name}", path);
        foreach ((string attribute, string value) in attributes)
        {
            Write($"{path}/{attribute}", value + "\n");
        }

        return path;
    }

    /// <summary>Adds a device of PCI with its configuration.</summary>
    public string AddPci(
        string address, string above = "pci0000:00", byte[]? config = null, params (string Name, string Value)[] attributes)
    {
        string path = Add($"{above}/{address}", "pci", $"PCI_CLASS=20000\nPCI_SLOT_NAME={address}\n", "bus",
            [("vendor", "0x8086"), ("device", "0x10c9"), .. attributes]);
        File.WriteAllBytes(Root + path + "/config", config ?? new byte[256]);
        return path;
    }

    public void Remove(string path, string entry)
    {
        File.Delete(Root + entry);
        Directory.Delete(Root + path, true);
    }

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.WriteAllText(Root + path, text, new UTF8Encoding(false));
    }

    public void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.CreateSymbolicLink(Root + path, Path.GetRelativePath(Path.GetDirectoryName(Root + path)!, Root + target));
    }

    public void Dispose() => Directory.Delete(Root, true);
}
