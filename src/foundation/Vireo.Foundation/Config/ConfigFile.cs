using System.Globalization;
using System.Text;

namespace Vireo;

/// <summary>
/// A configuration file in libvirt's syntax (<c>libvirtd.conf</c>, <c>qemu.conf</c>, <c>libvirt.conf</c>, Xen's xm and xl files): its
/// settings in the order of the file, with its comments, and typed access to them with libvirt's errors. It knows no setting by name.
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

    /// <summary>The error for a setting that asks for what is not supported: file, line, key and reason.</summary>
    public VirException Refuse(string name, string reason)
    {
        return Errors.SettingRefused(Path, LineOf(name), name, reason);
    }

    /// <summary>The line of a setting, from 1; 0 when the file does not have it.</summary>
    public int LineOf(string name) => _entries.Find(entry => entry.Name == name)?.Line ?? 0;

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
        _ => throw Wrong($"expected a string for '{name}' parameter"),
    };

    /// <summary>A list of texts, or null when it is absent; with <paramref name="allowSingle"/> one text stands for a list of
    /// one.</summary>
    public IReadOnlyList<string>? GetStringList(string name, bool allowSingle = false)
    {
        string expected = allowSingle
            ? $"expected a string or string list for '{name}' parameter"
            : $"expected a string list for '{name}' parameter";
        switch (Find(name))
        {
            case null:
                return null;
            case ConfigValue.Text text when allowSingle:
                return [text.Value];
            case ConfigValue.List list:
                var texts = new List<string>(list.Items.Count);
                foreach (ConfigValue item in list.Items)
                {
                    texts.Add(item is ConfigValue.Text t
                        ? t.Value
                        : throw Errors.ValueUnexpected(Path, expected));
                }

                return texts;
            default:
                throw Wrong(expected);
        }
    }

    /// <summary>A setting that is 0 or 1, or null when it is absent.</summary>
    public bool? GetBool(string name) => Find(name) switch
    {
        null => null,
        ConfigValue.Unsigned number =>
            number.Number <= 1 ? number.Number == 1 : throw Wrong($"value for '{name}' parameter must be 0 or 1"),
        _ => throw Wrong($"expected a bool for '{name}' parameter"),
    };

    /// <summary>A number of 32 bits with a sign, or null when it is absent.</summary>
    public int? GetInt32(string name) => (int?)GetSigned(name, int.MinValue, int.MaxValue);

    /// <summary>A number of 64 bits with a sign, or null when it is absent.</summary>
    public long? GetInt64(string name) => GetSigned(name, long.MinValue, long.MaxValue);

    /// <summary>A number of 32 bits without a sign, or null when it is absent.</summary>
    public uint? GetUInt32(string name) => (uint?)GetUnsigned(name, uint.MaxValue);

    /// <summary>A number of 64 bits without a sign, or null when it is absent.</summary>
    public ulong? GetUInt64(string name) => GetUnsigned(name, ulong.MaxValue);

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

    private long? GetSigned(string name, long min, long max) => Find(name) switch
    {
        null => null,
        ConfigValue.Signed n when n.Number >= min && n.Number <= max => n.Number,
        ConfigValue.Unsigned n when n.Number <= (ulong)max => (long)n.Number,
        ConfigValue.Signed or ConfigValue.Unsigned => throw Wrong($"value for '{name}' parameter must be in range {min}:{max}"),
        _ => throw Wrong($"expected a signed integer for '{name}' parameter"),
    };

    private ulong? GetUnsigned(string name, ulong max) => Find(name) switch
    {
        null => null,
        ConfigValue.Unsigned n => n.Number <= max ? n.Number : throw Wrong($"value for '{name}' parameter must be in range 0:{max}"),
        _ => throw Wrong($"expected an unsigned integer for '{name}' parameter"),
    };

    private VirException Wrong(string detail) => Errors.SettingInvalid(Path, detail);
}
