using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// One call of <c>mdevctl</c>: its arguments, and what it reads. It only writes them down; <see cref="MdevTool"/> runs them.
/// </summary>
/// <param name="Arguments">The arguments.</param>
/// <param name="Input">A description of a device in JSON, which the tool reads from its standard input; or null.</param>
internal sealed record MdevCommand(IReadOnlyList<string> Arguments, string? Input = null)
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lists the devices that are defined.</summary>
    public static MdevCommand List { get; } = new(["list", "--dumpjson", "--defined"]);

    /// <summary>Makes a device that lasts until the next boot.</summary>
    public static MdevCommand Create(MdevCapability device, string parentAddress) => Describing("start", device, parentAddress);

    /// <summary>Keeps a device for later.</summary>
    public static MdevCommand Define(MdevCapability device, string parentAddress) => Describing("define", device, parentAddress);

    /// <summary>Starts a device that is defined.</summary>
    public static MdevCommand Start(Uuid uuid) => new(["start", "--uuid=" + uuid]);

    /// <summary>Takes a device away.</summary>
    public static MdevCommand Stop(Uuid uuid) => new(["stop", "--uuid=" + uuid]);

    /// <summary>Forgets a device that is defined.</summary>
    public static MdevCommand Undefine(Uuid uuid) => new(["undefine", "--uuid=" + uuid]);

    /// <summary>Lets a device start with the host, or not.</summary>
    public static MdevCommand Autostart(Uuid uuid, bool autostart) =>
        new(["modify", "--uuid", uuid.ToString(), autostart ? "--auto" : "--manual"]);

    /// <summary>Gives a device other attributes, now or for its next start.</summary>
    public static MdevCommand Modify(MdevCapability device, string parentAddress, bool live, bool defined)
    {
        MdevCommand command = Describing("modify", device, parentAddress);
        string[] where = [.. live ? ["--live"] : Array.Empty<string>(), .. defined ? ["--defined"] : Array.Empty<string>()];
        return command with { Arguments = [.. command.Arguments, .. where] };
    }

    private static MdevCommand Describing(string verb, MdevCapability device, string parentAddress)
    {
        var arguments = new List<string> { verb, "--parent=" + parentAddress, "--jsonfile=/dev/stdin" };
        if (device.Uuid is { } uuid)
        {
            arguments.Add("--uuid=" + uuid);
        }

        return new MdevCommand(arguments, Json(device));
    }

    private static string Json(MdevCapability device)
    {
        var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, s_plain))
        {
            json.WriteStartObject();
            json.WriteString("mdev_type", device.TypeId);
            json.WriteString("start", "manual");
            if (device.Attributes.Count > 0)
            {
                // The order counts, and a name may come more than once.
                json.WriteStartArray("attrs");
                foreach (MdevAttribute attribute in device.Attributes)
                {
                    json.WriteStartObject();
                    json.WriteString(attribute.Name ?? "", attribute.Value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
