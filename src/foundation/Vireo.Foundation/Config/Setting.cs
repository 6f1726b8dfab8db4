namespace Vireo;

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

/// <summary>One key of a configuration file.</summary>
/// <param name="Name">The key.</param>
/// <param name="Treatment">What becomes of it.</param>
/// <param name="Read">Reads, checks and stores the value.</param>
/// <param name="Reason">Why it is refused or without effect, for the list of keys in <c>docs/settings</c>.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1000", Justification = "tables name the type once, by an alias, and their rows read as Setting.Text(...)")]
public sealed record Setting<T>(string Name, SettingTreatment Treatment, Func<SettingValue, T, T> Read, string? Reason = null)
{
    /// <summary>A value that is read by <paramref name="read"/>, which throws for one that is not possible.</summary>
    public static Setting<T> Of<TValue>(string name, Func<SettingValue, TValue> read, Func<T, TValue, T> store) =>
        new(name, SettingTreatment.Obeyed, (value, to) => store(to, read(value)));

    /// <summary>A value that is used later, where its place is needed again.</summary>
    public static Setting<T> Later<TValue>(string name, Func<SettingValue, TValue> read, Func<T, Configured<TValue>, T> store) =>
        new(name, SettingTreatment.Obeyed, (value, to) => store(to, new Configured<TValue>(read(value), value.Place)));

    /// <summary>A text.</summary>
    public static Setting<T> Text(string name, Func<T, string, T> store) => Of(name, static v => v.AsText(), store);

    /// <summary>The absolute name of a file or folder.</summary>
    public static Setting<T> Path(string name, Func<T, string, T> store) => Of(name, static v => v.AsPath(), store);

    /// <summary>A list of texts.</summary>
    public static Setting<T> Texts(string name, Func<T, IReadOnlyList<string>, T> store) => Of(name, static v => v.AsTexts(), store);

    /// <summary>A setting that is 0 or 1.</summary>
    public static Setting<T> Flag(string name, Func<T, bool, T> store) => Of(name, static v => v.AsFlag(), store);

    /// <summary>A number without a sign.</summary>
    public static Setting<T> Number(string name, Func<T, uint, T> store) => Of(name, static v => v.AsUInt32(), store);

    /// <summary>A number with a sign.</summary>
    public static Setting<T> Signed(string name, Func<T, int, T> store) => Of(name, static v => v.AsInt32(), store);

    /// <summary>Refused when it is 1.</summary>
    public static Setting<T> RefusedFlag(string name, Func<VirException> refusal) => Refused(name, static v => v.AsFlag(), refusal);

    /// <summary>Refused whatever it says.</summary>
    public static Setting<T> RefusedText(string name, Func<VirException> refusal) =>
        Refused(name, static v => v.AsText() is not null, refusal);

    /// <summary>Refused when <paramref name="asks"/> says that it asks for something.</summary>
    public static Setting<T> Refused(string name, Func<SettingValue, bool> asks, Func<VirException> refusal) =>
        new(name, SettingTreatment.Refused, (value, to) => asks(value) ? throw refusal() : to, refusal().Str2);

    /// <summary>The same key, whose value is kept and shown, and changes nothing else.</summary>
    public Setting<T> OnlyShown(string reason) => this with { Treatment = SettingTreatment.WithoutEffect, Reason = reason };

    /// <summary>The same key, which its user refuses.</summary>
    public Setting<T> RefusedLater(Func<VirException> refusal) =>
        this with { Treatment = SettingTreatment.Refused, Reason = refusal().Str2 };

    /// <summary>Read for its type, by <paramref name="check"/>, and left alone.</summary>
    public static Setting<T> WithoutEffect<TValue>(string name, Func<SettingValue, TValue> check, string reason) =>
        new(name, SettingTreatment.WithoutEffect, (value, to) =>
        {
            check(value);
            return to;
        }, reason);
}
