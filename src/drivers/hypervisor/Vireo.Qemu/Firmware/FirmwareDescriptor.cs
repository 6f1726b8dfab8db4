using System.Text.Json;

namespace Vireo.Drivers.Qemu.Firmware;

/// <summary>
/// One firmware of the host as its descriptor file says (QEMU's firmware.json interface): what it offers, where its images are, and for
/// which machines it is meant. It says nothing of any guest; <see cref="FirmwareCatalog"/> chooses.
/// </summary>
/// <param name="File">The descriptor's path.</param>
/// <param name="Interfaces">"uefi", "bios", ….</param>
/// <param name="Device">How it is given to QEMU: "flash", "memory" or "kernel".</param>
/// <param name="Stateless">A flash image without a variable store.</param>
/// <param name="Executable">Path of the code image.</param>
/// <param name="ExecutableFormat">"raw" or "qcow2".</param>
/// <param name="NvramTemplate">Path of the variable store's template, for split flash images.</param>
/// <param name="NvramFormat">"raw" or "qcow2".</param>
/// <param name="Targets">Architectures with their machine patterns.</param>
/// <param name="Features">"secure-boot", "requires-smm", ….</param>
public sealed record FirmwareDescriptor(
    string File,
    IReadOnlyList<string> Interfaces,
    string Device,
    bool Stateless,
    string? Executable,
    string ExecutableFormat,
    string? NvramTemplate,
    string NvramFormat,
    IReadOnlyList<FirmwareTarget> Targets,
    IReadOnlySet<string> Features)
{
    /// <summary>Reads a descriptor; null when the text is not one (the caller logs and continues, as a broken file must not hide the
    /// others).</summary>
    public static FirmwareDescriptor? Parse(string file, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            var mapping = root.GetProperty("mapping");
            string device = mapping.GetProperty("device").GetString() ?? "";
            string? executable = null, executableFormat = null, nvram = null, nvramFormat = null;
            if (mapping.TryGetProperty("executable", out var code))
            {
                executable = Text(code, "filename");
                executableFormat = Text(code, "format");
            }
            else
            {
                executable = Text(mapping, "filename");
            }

            if (mapping.TryGetProperty("nvram-template", out var template))
            {
                nvram = Text(template, "filename");
                nvramFormat = Text(template, "format");
            }

            var targets = new List<FirmwareTarget>();
            foreach (var target in root.GetProperty("targets").EnumerateArray())
            {
                targets.Add(new(Text(target, "architecture") ?? "", Texts(target, "machines")));
            }

            return new(
                file, Texts(root, "interface-types"), device, Text(mapping, "mode") == "stateless", executable, executableFormat ?? "raw",
                nvram, nvramFormat ?? "raw", targets, new HashSet<string>(Texts(root, "features"), StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>True when it is meant for <paramref name="machine"/> (canonical name, "pc-q35-7.2") of
    /// <paramref name="architecture"/>.</summary>
    public bool Serves(string architecture, string machine)
    {
        foreach (var target in Targets)
        {
            if (target.Architecture != architecture)
            {
                continue;
            }

            foreach (string pattern in target.Machines)
            {
                if (System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, machine, ignoreCase: false))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Texts(JsonElement element, string name)
    {
        var result = new List<string>();
        if (element.TryGetProperty(name, out var list))
        {
            foreach (var item in list.EnumerateArray())
            {
                result.Add(item.GetString() ?? "");
            }
        }

        return result;
    }
}

/// <summary>An architecture with the machines that a firmware serves; machines are shell patterns.</summary>
public sealed record FirmwareTarget(string Architecture, IReadOnlyList<string> Machines);
