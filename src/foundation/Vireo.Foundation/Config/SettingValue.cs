namespace Vireo;

/// <summary>One setting as it stands in a file: its place and its value, which is read by type. Its errors are only the reason;
/// <see cref="SettingsTable{T}"/> puts the place before it.</summary>
public sealed record SettingValue(ConfigPlace Place, ConfigValue Value)
{
    /// <summary>A text.</summary>
    public string AsText() => Value is ConfigValue.Text text ? text.Value : throw Errors.TextExpected();

    /// <summary>The absolute name of a file or folder: a relative one would depend on where the daemon was started.</summary>
    public string AsPath() => AsText() is var path && Path.IsPathRooted(path) ? path : throw Errors.PathNotAbsolute(path);

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> AsTexts() => Value is ConfigValue.List list && list.Items.All(static item => item is ConfigValue.Text)
        ? [.. list.Items.Select(static item => ((ConfigValue.Text)item).Value)]
        : throw Errors.TextsExpected();

    /// <summary>A list of texts, for which a single text may stand.</summary>
    public IReadOnlyList<string> AsTextOrTexts() => Value switch
    {
        ConfigValue.Text text => [text.Value],
        ConfigValue.List => AsTexts(),
        _ => throw Errors.TextOrTextsExpected(),
    };

    /// <summary>0 or 1.</summary>
    public bool AsFlag() => Value switch
    {
        ConfigValue.Unsigned { Number: 0 or 1 } number => number.Number == 1,
        ConfigValue.Unsigned => throw Errors.FlagOutOfRange(),
        _ => throw Errors.FlagExpected(),
    };

    /// <summary>A number of 32 bits without a sign.</summary>
    public uint AsUInt32() => AsUInt64() is var number and <= uint.MaxValue
        ? (uint)number
        : throw Errors.NumberOutOfRange(uint.MinValue, uint.MaxValue);

    /// <summary>A number of 64 bits without a sign.</summary>
    public ulong AsUInt64() => Value is ConfigValue.Unsigned number ? number.Number : throw Errors.UnsignedExpected();

    /// <summary>A number of 32 bits with a sign.</summary>
    public int AsInt32() => Value switch
    {
        ConfigValue.Signed { Number: >= int.MinValue } number => (int)number.Number,
        ConfigValue.Unsigned { Number: <= int.MaxValue } number => (int)number.Number,
        ConfigValue.Signed or ConfigValue.Unsigned => throw Errors.NumberOutOfRange(int.MinValue, int.MaxValue),
        _ => throw Errors.SignedExpected(),
    };
}
