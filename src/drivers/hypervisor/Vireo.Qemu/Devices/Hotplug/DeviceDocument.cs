using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>The document of a single device, read as part of a domain's.</summary>
internal static class DeviceDocument
{
    private const string Before = "<domain type='qemu'><name>device</name><memory>1</memory><os><type>hvm</type></os><devices>";
    private const string After = "</devices></domain>";

    /// <summary>The devices of the document (one), and the name of its element.</summary>
    /// <exception cref="VirException">It is no device.</exception>
    public static (string Name, DomainDevices Devices) Read(string xml)
    {
        string name = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Domain }).Root.Name.ToString();
        int start = xml.StartsWith("<?", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        var def = DomainDef.Parse(Before + xml[start..] + After);

        DeviceKindRules.CheckRead(def.Devices);
        def.Devices.Controllers.ForEach(static c => c.Type = c.Type == ControllerType.Unset ? ControllerType.Ide : c.Type);

        // What is no device was dropped in reading.
        return def.Format().Contains("<" + name, StringComparison.Ordinal)
            ? (name, def.Devices)
            : throw PlugErrors.DeviceTypeUnknown(name);
    }

    /// <summary>The one device, or null for one of a kind that can neither come nor go.</summary>
    public static Device? Single(DomainDevices devices)
    {
        foreach (var device in XmlRecordDevice.All(devices))
        {
            if (device.Record is Device one)
            {
                return DeviceLists.Takes(one) ? one : null;
            }
        }

        return null;
    }

    /// <summary>A guest's document with one device alone: what is done for all devices at a start is done for this one.</summary>
    public static DomainDef Only(DomainDef def, Device device)
    {
        var only = def.DeepCopy();
        only.Devices = new DomainDevices { Emulator = def.Devices.Emulator };
        only.Os = new DomainOs { Type = def.Os.Type };
        DeviceLists.Add(only, device);
        return only;
    }
}
