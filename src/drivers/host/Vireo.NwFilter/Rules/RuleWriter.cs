using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>Writes one rule: takes attributes by name, the other side's where the direction is turned, and appends options.</summary>
internal sealed class RuleWriter(IReadOnlyList<RuleAttribute> attributes, bool turned)
{
    private readonly List<string> _arguments = [];

    /// <summary>Whether the rule looks at packets of the other direction than the document's.</summary>
    public bool Turned => turned;

    /// <summary>What has been written.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>The attribute of a name, or null.</summary>
    public RuleAttribute? Find(string name) => attributes.FirstOrDefault(a => a.Name == name);

    /// <summary>An attribute as a decimal number, or null.</summary>
    public string? Number(string name) => Find(name) is { } a ? a.IsGiven ? a.Value : Decimal(a.Value) : null;

    /// <summary>An attribute as a hexadecimal number, or null.</summary>
    public string? Hex(string name) =>
        Find(name) is not { } a ? null
            : a.IsGiven ? a.Value
            : "0x" + NwFilterAttribute.NumberOf(a.Value).ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Appends an option and its values.</summary>
    public void Add(params string[] arguments) => _arguments.AddRange(arguments);

    /// <summary>Appends an option with the value, if there is one.</summary>
    public void Option(string option, string name, string? value, string[]? match = null)
    {
        if (value is null || Find(name) is not { } attribute)
        {
            return;
        }

        if (match is not null)
        {
            Add(match);
        }

        if (attribute.Negated)
        {
            Add("!", option, value);
        }
        else
        {
            Add(option, value);
        }
    }

    /// <summary>An address and its mask, of the source or the destination.</summary>
    public void Masked(string option, string address, string mask) =>
        Option(option, address, Find(address) is { } a ? a.Value + (Find(mask) is { } m ? "/" + m.Value : "") : null);

    /// <summary>One number or a range.</summary>
    public void Range(string option, string from, string to) =>
        Option(option, from, Number(from) is { } start ? start + (Number(to) is { } end ? ":" + end : "") : null);

    /// <summary>As <see cref="Option"/> in the form of ebtables' extensions, which have the negation behind the option.</summary>
    public void Extension(string option, string name, string? value)
    {
        if (value is not null && Find(name) is { } attribute)
        {
            Add(attribute.Negated ? [option, "!", value] : [option, value]);
        }
    }

    /// <summary>One number or a range, in the form of ebtables' extensions.</summary>
    public void ExtensionRange(string option, string name) =>
        Extension(option, name, Number(name) is { } low ? low + (Number(name + "-hi") is { } high ? ":" + high : "") : null);

    private static string Decimal(string text) => NwFilterAttribute.NumberOf(text).ToString(CultureInfo.InvariantCulture);
}
