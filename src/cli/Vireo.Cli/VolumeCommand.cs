using System.Text.Json;

namespace Vireo.Cli;

/// <summary><c>vireo volume</c>: the volumes of a pool with their sizes, in one question where the daemon can answer it.</summary>
public sealed class VolumeCommand(TextWriter output, TextWriter errors) : ConnectedCommand(output, errors)
{
    /// <inheritdoc/>
    protected override string Group => "volume";

    /// <inheritdoc/>
    protected override string Help => """
        Usage: vireo volume list [OPTION…] POOL   show the volumes of a pool with kind and sizes, by name

        Options:
          --connect URI    the daemon (default: as for virsh)
          --output json    the volumes as JSON

        Exit codes: 0 done, 1 the daemon refused, 2 usage, or the daemon cannot be reached.
        """;

    private protected override CommandOptions Read(IReadOnlyList<string> arguments) => CommandOptions.Read(arguments);

    private protected override Func<Connect, Task>? Choose(CommandOptions options, CancellationToken cancellationToken, out string? problem)
    {
        problem = null;
        if (options.Words is ["list", string pool])
        {
            return async c =>
            {
                StoragePool asked = await c.GetStoragePoolAsync(pool, cancellationToken).ConfigureAwait(false);
                IReadOnlyList<StorageVolDetails> volumes = await asked.ListVolumeDetailsAsync(cancellationToken).ConfigureAwait(false);
                await PrintAsync(volumes, options.Json).ConfigureAwait(false);
            };
        }

        problem = "a command is expected: 'list' with the name of a pool";
        return null;
    }

    private async Task PrintAsync(IReadOnlyList<StorageVolDetails> volumes, bool json)
    {
        IEnumerable<StorageVolDetails> sorted = volumes.OrderBy(v => v.Volume.Name, StringComparer.Ordinal);
        if (json)
        {
            await Output.WriteLineAsync(ToJson(sorted)).ConfigureAwait(false);
            return;
        }

        int width = Math.Max(8, volumes.Count == 0 ? 0 : volumes.Max(v => v.Volume.Name.Length) + 2);
        await Output.WriteLineAsync($"{"Name".PadRight(width)}{"Type",-9}{"Capacity",18}{"Allocation",18}  Path").ConfigureAwait(false);
        foreach (StorageVolDetails v in sorted)
        {
            string kind = v.Type.ToString().ToLowerInvariant();
            string line = $"{v.Volume.Name.PadRight(width)}{kind,-9}{v.Capacity,18}{v.Allocation,18}  {v.Path}";
            await Output.WriteLineAsync(line).ConfigureAwait(false);
        }
    }

    private static string ToJson(IEnumerable<StorageVolDetails> volumes)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (StorageVolDetails v in volumes)
            {
                writer.WriteStartObject();
                writer.WriteString("name", v.Volume.Name);
                writer.WriteString("key", v.Volume.Key);
                writer.WriteString("path", v.Path);
                writer.WriteString("type", v.Type.ToString().ToLowerInvariant());
                writer.WriteNumber("capacity", v.Capacity);
                writer.WriteNumber("allocation", v.Allocation);
                writer.WriteNumber("physical", v.Physical);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
