namespace Vireo;

/// <summary>
/// The keys of one configuration file as a table: reading, refusal and the list of what is known are made from it. Every key of the file
/// that asks for something is obeyed, or reading fails and says the key, its line and the reason; nothing is passed over in silence.
/// </summary>
/// <typeparam name="T">The record that takes the values.</typeparam>
public sealed class SettingsTable<T>(IReadOnlyList<Setting<T>> settings)
{
    private static readonly Logger Log = Vireo.Log.For("util.conf");

    /// <summary>The keys in the order in which they are read.</summary>
    public IReadOnlyList<Setting<T>> Settings => settings;

    /// <summary>The values of <paramref name="file"/> on top of <paramref name="defaults"/>. A key that nobody knows is warned of, as it
    /// may belong to another release.</summary>
    /// <exception cref="VirException">A value is of the wrong type, not possible, or asks for what is not supported.</exception>
    public T Read(ConfigFile file, T defaults)
    {
        foreach (ConfigEntry entry in file.Entries)
        {
            if (entry.Name is { } name && !settings.Any(s => s.Name == name))
            {
                Log.Warning($"{file.Path}:{entry.Line}: unknown setting '{name}' is ignored");
            }
        }

        foreach (Setting<T> setting in settings)
        {
            defaults = file.Find(setting.Name) is null ? defaults : Read(setting, file, defaults);
        }

        return defaults;
    }

    // libvirt's own texts name neither file nor line, so the log does.
    private static T Read(Setting<T> setting, ConfigFile file, T defaults)
    {
        try
        {
            return setting.Read(file, defaults);
        }
        catch (VirException e)
        {
            string place = $"{file.Path}:{file.LineOf(setting.Name)}: ";
            if (!e.Message.Contains(place, StringComparison.Ordinal))
            {
                Log.Error($"{place}{setting.Name}: {e.Message}");
            }

            throw;
        }
    }
}

/// <summary>What becomes of a key.</summary>
public enum SettingTreatment
{
    /// <summary>What it says is done.</summary>
    Obeyed,

    /// <summary>The start is refused when it asks for anything but what happens anyway.</summary>
    Refused,

    /// <summary>It is read and checked; nothing that exists depends on it.</summary>
    WithoutEffect,
}

/// <summary>One key of a configuration file. <see cref="Read"/> is called only when the file has it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Treatment">What becomes of it.</param>
/// <param name="Read">Reads, checks and stores the value.</param>
/// <param name="Reason">Why it is refused or without effect.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1000", Justification = "tables name the type once, by an alias, and their rows read as Setting.Text(...)")]
public sealed record Setting<T>(string Name, SettingTreatment Treatment, Func<ConfigFile, T, T> Read, string? Reason = null)
{
    /// <summary>A text.</summary>
    public static Setting<T> Text(string name, Func<T, string, T> store) =>
        new(name, SettingTreatment.Obeyed, (file, to) => store(to, file.GetString(name)!));

    /// <summary>A text that must be one of a few, checked by <paramref name="store"/>, which throws for another.</summary>
    public static Setting<T> Texts(string name, Func<T, IReadOnlyList<string>, T> store, bool allowSingle = false) =>
        new(name, SettingTreatment.Obeyed, (file, to) => store(to, file.GetStringList(name, allowSingle)!));

    /// <summary>A setting that is 0 or 1.</summary>
    public static Setting<T> Flag(string name, Func<T, bool, T> store) =>
        new(name, SettingTreatment.Obeyed, (file, to) => store(to, file.GetBool(name)!.Value));

    /// <summary>A number without a sign.</summary>
    public static Setting<T> Number(string name, Func<T, uint, T> store) =>
        new(name, SettingTreatment.Obeyed, (file, to) => store(to, file.GetUInt32(name)!.Value));

    /// <summary>A number with a sign.</summary>
    public static Setting<T> Signed(string name, Func<T, int, T> store) =>
        new(name, SettingTreatment.Obeyed, (file, to) => store(to, file.GetInt32(name)!.Value));

    /// <summary>Refused when it is 1.</summary>
    public static Setting<T> RefusedFlag(string name, string reason) => Refused(name, file => file.GetBool(name) == true, reason);

    /// <summary>Refused whatever it says.</summary>
    public static Setting<T> RefusedText(string name, string reason) => Refused(name, file => file.GetString(name) is not null, reason);

    /// <summary>Refused when <paramref name="asks"/> says that it asks for something.</summary>
    public static Setting<T> Refused(string name, Func<ConfigFile, bool> asks, string reason) =>
        new(name, SettingTreatment.Refused, (file, to) => asks(file) ? throw file.Refuse(name, reason) : to, reason);

    /// <summary>Read for its type, by <paramref name="check"/>, and left alone.</summary>
    public static Setting<T> WithoutEffect(string name, Action<ConfigFile> check, string reason) =>
        new(name, SettingTreatment.WithoutEffect, (file, to) =>
        {
            check(file);
            return to;
        }, reason);
}
