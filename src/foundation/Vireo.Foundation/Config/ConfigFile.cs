using System.Globalization;
using System.Text;

namespace Vireo;

/// <summary>
/// A configuration file in libvirt's syntax (<c>libvirtd.conf</c>, <c>qemu.conf</c>, <c>libvirt.conf</c>, Xen's xm and xl files): its
/// settings in the order of the file, with its comments. Programs that are clients read texts from it, with libvirt's errors; the daemon's
/// files are read by a <see cref="SettingsTable{T}"/>. It knows no setting by name.
/// </summary>
public sealed class ConfigFile
{
    private readonly List<ConfigEntry> _entries;

    private ConfigFile(string path, List<ConfigEntry> entries)
    {
        Path = path;
        _entries = entries;
    }

    /// <summary>An empty file, to be filled with <see cref="Set"/>.</summary>
    public ConfigFile()
        : this("", [])
    {
    }

    /// <summary>The file's name, as error messages give it.</summary>
    public string Path { get; }

    /// <summary>All lines that carry something, in the order of the file.</summary>
    public IReadOnlyList<ConfigEntry> Entries => _entries;

    /// <summary>Reads the file's text; <paramref name="path"/> is only for error messages.</summary>
    /// <exception cref="VirException">The text breaks the syntax (code ConfSyntax, with file and line).</exception>
    public static ConfigFile Parse(string text, string path) => new(path, new ConfigParser(text, path).Parse());

    /// <summary>Reads a file from the disk.</summary>
    public static async Task<ConfigFile> LoadAsync(string path, CancellationToken cancellationToken) =>
        Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), path);

    /// <summary>The value of a setting, or null. Of two settings with one name the first counts, as in libvirt.</summary>
    public ConfigValue? Find(string name)
    {
        foreach (ConfigEntry entry in _entries)
        {
            if (entry.Name == name)
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>The settings with their places, in the order of the file.</summary>
    public IEnumerable<SettingValue> Settings
    {
        get
        {
            foreach (ConfigEntry entry in _entries)
            {
                if (entry.Name is not null && entry.Value is not null)
                {
                    yield return new SettingValue(new ConfigPlace(Path, entry.Line, entry.Name), entry.Value);
                }
            }
        }
    }

    /// <summary>Sets a value: the first setting of that name, or a new one at the end.</summary>
    public void Set(string name, ConfigValue value)
    {
        for (int i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Name == name)
            {
                _entries[i] = _entries[i] with { Value = value };
                return;
            }
        }

        _entries.Add(new ConfigEntry(name, value, null));
    }

    /// <summary>A text setting, or null when it is absent.</summary>
    public string? GetString(string name) => Find(name) switch
    {
        null => null,
        ConfigValue.Text text => text.Value,
        _ => throw Errors.TextExpectedFor(Path, name),
    };

    /// <summary>A list of texts, or null when it is absent.</summary>
    public IReadOnlyList<string>? GetStringList(string name) => Find(name) switch
    {
        null => null,
        ConfigValue.List list => [.. list.Items.Select(item =>
            item is ConfigValue.Text text ? text.Value : throw Errors.TextsExpectedInside(Path, name))],
        _ => throw Errors.TextsExpectedFor(Path, name),
    };

    /// <summary>The file's text: one line per entry, comments kept, empty lines dropped.</summary>
    public string Format()
    {
        var text = new StringBuilder();
        foreach (ConfigEntry entry in _entries)
        {
            if (entry.Name is not null && entry.Value is not null)
            {
                text.Append(entry.Name).Append(" = ");
                Append(text, entry.Value);
                if (entry.Comment is not null)
                {
                    text.Append(" #").Append(entry.Comment);
                }
            }
            else
            {
                text.Append('#').Append(entry.Comment);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ConfigValue value)
    {
        switch (value)
        {
            case ConfigValue.Signed number:
                text.Append(number.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case ConfigValue.Unsigned number:
                text.Append(number.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case ConfigValue.Text quoted:
                string quote = quoted.Value.AsSpan().IndexOfAny('\n', '"') >= 0 ? "\"\"\"" : "\"";
                text.Append(quote).Append(quoted.Value).Append(quote);
                break;
            case ConfigValue.List list:
                text.Append("[ ");
                for (int i = 0; i < list.Items.Count; i++)
                {
                    if (i > 0)
                    {
                        text.Append(", ");
                    }

                    Append(text, list.Items[i]);
                }

                text.Append(" ]");
                break;
        }
    }
}
