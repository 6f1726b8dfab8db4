namespace Vireo;

/// <summary>One value of a libvirt configuration file: a whole number, a text, or a list of values.</summary>
public abstract record ConfigValue
{
    private ConfigValue()
    {
    }

    /// <summary>A whole number. libvirt knows two kinds: with a sign written out, or without.</summary>
    /// <param name="Number">The value; a number beyond the range of 64 bits stands at the end of that range.</param>
    public sealed record Signed(long Number) : ConfigValue;

    /// <summary>A whole number without a sign.</summary>
    /// <param name="Number">The value; a number beyond the range of 64 bits stands at the end of that range.</param>
    public sealed record Unsigned(ulong Number) : ConfigValue;

    /// <summary>A text, quoted in the file.</summary>
    /// <param name="Value">The text without its quotes.</param>
    public sealed record Text(string Value) : ConfigValue;

    /// <summary>A list in brackets.</summary>
    /// <param name="Items">The values in their order.</param>
    public sealed record List(IReadOnlyList<ConfigValue> Items) : ConfigValue;
}

/// <summary>One line of a configuration file: an assignment, a comment, or both.</summary>
/// <param name="Name">The setting's name, or null for a line that is only a comment.</param>
/// <param name="Value">The setting's value, or null for a line that is only a comment.</param>
/// <param name="Comment">What stands after the <c>#</c>, or null.</param>
/// <param name="Line">The line on which it begins, from 1; 0 for an entry that was not read.</param>
public sealed record ConfigEntry(string? Name, ConfigValue? Value, string? Comment, int Line = 0);
