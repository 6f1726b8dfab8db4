namespace Vireo.Xml;

/// <summary>Amounts with a unit in an attribute <c>unit</c> beside the number: <c>&lt;memory unit='KiB'></c>. The model holds them in one
/// fixed unit.</summary>
public static class ScaledCodec
{
    /// <summary>
    /// Reads an amount: <paramref name="scale"/> is the unit when none is given and the unit of the result, in bytes. Fractions of it are
    /// rounded up.
    /// <paramref name="look"/> is how libvirt names the place in errors, when that is not its usual way, <paramref name="refusal"/> its
    /// words for what is no number.
    /// </summary>
    public static ulong Scaled(this in XmlValue value, ulong scale, bool perElement = true, string? look = null, string? refusal = null)
    {
        if (!NumberCodec.TryUInt64(value.Span, false, out ulong number))
        {
            if (refusal is not null)
            {
                throw value.Refuse(ErrorCode.XmlError, refusal);
            }

            string where = look ?? (value.IsText ? $"./{value.Name}[1]" : $"./@{value.Name}");
            throw value.Span.IsEmpty
                ? XmlErrors.AmountMissing(where).At(value.Locate())
                : value.AmountInvalid(where);
        }

        XmlValue unit = perElement ? value.Element.Attribute("unit") : default;
        ulong factor = scale;
        if (unit.Exists && !TryFactor(unit.Span, out factor))
        {
            throw unit.UnitUnknown();
        }

        UInt128 bytes = (UInt128)number * factor;
        if (bytes > ulong.MaxValue)
        {
            throw value.AmountTooLarge(unit.Span.ToString());
        }

        return (ulong)((bytes + (scale - 1)) / scale);
    }

    /// <summary>Bytes in a unit: <c>b</c>, <c>bytes</c>, <c>k</c>, <c>KiB</c>, <c>KB</c> … <c>EB</c>; case does not matter.</summary>
    public static bool TryFactor(ReadOnlySpan<char> unit, out ulong factor)
    {
        factor = 1;
        if (unit.IsEmpty || unit.Equals("b", StringComparison.OrdinalIgnoreCase) || unit.Equals("byte", StringComparison.OrdinalIgnoreCase)
            || unit.Equals("bytes", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        int power = "kmgtpe".IndexOf(char.ToLowerInvariant(unit[0]), StringComparison.Ordinal) + 1;
        ReadOnlySpan<char> rest = unit[1..];
        ulong step = rest.IsEmpty || rest.Equals("ib", StringComparison.OrdinalIgnoreCase) ? 1024UL
            : rest.Equals("b", StringComparison.OrdinalIgnoreCase) ? 1000UL : 0UL;
        if (power == 0 || step == 0)
        {
            return false;
        }

        for (int i = 0; i < power; i++)
        {
            factor *= step;
        }

        return true;
    }
}
