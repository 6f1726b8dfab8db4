using System.Text.Json;
using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>A mediated device that <c>mdevctl</c> keeps.</summary>
/// <param name="ParentAddress">The kernel's name of the device that it is made on.</param>
/// <param name="Device">What it is.</param>
/// <param name="Autostart">Whether it starts with the host.</param>
internal sealed record MdevDefinition(string ParentAddress, MdevCapability Device, bool Autostart)
{
    /// <summary>The device's name among node devices.</summary>
    public string Name => DeviceReader.MdevName(Device.Uuid!.Value, ParentAddress);

    /// <summary>Its document.</summary>
    /// <param name="parent">The name of the device that it is made on.</param>
    public NodeDeviceDef Describe(string parent) =>
        new() { Name = Name, Parent = new NodeDeviceParent { Name = parent }, Capabilities = { Device } };

    /// <summary>Reads a list of the tool's.</summary>
    /// <exception cref="VirException">It has not the form that such lists have.</exception>
    public static List<MdevDefinition> ReadAll(string json)
    {
        var list = new List<MdevDefinition>();
        if (string.IsNullOrWhiteSpace(json))
        {
            return list;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (JsonElement parents in document.RootElement.EnumerateArray())
            {
                foreach (JsonProperty parent in parents.EnumerateObject())
                {
                    var devices = parent.Value.EnumerateArray().SelectMany(static d => d.EnumerateObject());
                    list.AddRange(devices.Select(d => Read(parent.Name, d)));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw DeviceErrors.MdevListUnreadable();
        }

        return list;
    }

    private static MdevDefinition Read(string parent, JsonProperty device)
    {
        var mdev = new MdevCapability
        {
            TypeId = device.Value.GetProperty("mdev_type").GetString(), ParentAddress = parent, IommuGroup = 0,
            Uuid = Uuid.TryParse(device.Name, out Uuid uuid) ? uuid : throw DeviceErrors.MdevListUnreadable(),
        };
        if (device.Value.TryGetProperty("attrs", out JsonElement attributes))
        {
            mdev.Attributes.AddRange(attributes.EnumerateArray().SelectMany(static a => a.EnumerateObject()).Select(
                static a => new MdevAttribute { Name = a.Name, Value = a.Value.GetString() }));
        }

        return new MdevDefinition(
            parent, mdev, device.Value.TryGetProperty("start", out JsonElement start) && start.GetString() == "auto");
    }
}
