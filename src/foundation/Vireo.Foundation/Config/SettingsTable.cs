namespace Vireo;

/// <summary>
/// The keys of one configuration file as a table: reading, refusal and the list of what is known are made from it. Every key of the file
/// that asks for something is obeyed, or reading fails and says file, line, key and reason; nothing is passed over in silence.
/// </summary>
/// <typeparam name="T">The record that takes the values.</typeparam>
public sealed class SettingsTable<T>(IReadOnlyList<Setting<T>> settings, IReadOnlyList<SettingsRule<T>> rules)
{
    private static readonly Logger Log = Vireo.Log.For("util.conf");
    private readonly Dictionary<string, Setting<T>> _byName = settings.ToDictionary(static s => s.Name, StringComparer.Ordinal);

    /// <summary>The keys, by topic.</summary>
    public IReadOnlyList<Setting<T>> Settings => settings;

    /// <summary>The values of <paramref name="file"/> on top of <paramref name="defaults"/>. Of two settings with one name the first
    /// counts, as in libvirt; the others are checked too.</summary>
    /// <exception cref="VirException">A value is of the wrong type, not possible, or asks for what is not supported: the text begins with
    /// its place.</exception>
    public T Read(ConfigFile file, T defaults)
    {
        T read = defaults;
        var places = new Dictionary<string, ConfigPlace>(StringComparer.Ordinal);
        foreach (SettingValue value in file.Settings)
        {
            if (_byName.TryGetValue(value.Place.Key, out Setting<T>? setting))
            {
                T with = value.Place.Use(() => setting.Read(value, read));
                read = places.TryAdd(setting.Name, value.Place) ? with : read;
            }
        }

        foreach (SettingsRule<T> rule in rules)
        {
            ConfigPlace? last = rule.Keys.Select(places.GetValueOrDefault).MaxBy(static place => place?.Line ?? 0);
            last?.Use(() =>
            {
                rule.Check(read);
                return true;
            });
        }

        return read;
    }

    /// <summary>Warns of what the file says in vain: keys that nobody knows, which may belong to another release, and settings that stand
    /// behind another one of the same name. libvirtd passes over both. Called when the log is set up, which may need the file.</summary>
    public void WarnOfUnused(ConfigFile file)
    {
        var places = new Dictionary<string, ConfigPlace>(StringComparer.Ordinal);
        foreach (SettingValue value in file.Settings)
        {
            if (!_byName.ContainsKey(value.Place.Key))
            {
                Log.Warning($"{value.Place}: unknown setting is ignored");
            }
            else if (!places.TryAdd(value.Place.Key, value.Place))
            {
                Log.Warning($"{value.Place}: setting is ignored, because line {places[value.Place.Key].Line} comes first");
            }
        }
    }
}
