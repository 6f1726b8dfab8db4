using System.Globalization;

namespace Vireo.Xml;

/// <summary>Integers. libvirt reads them with C's rules (blanks before, a sign, nothing after) and phrases its refusals by what it
/// expected.</summary>
public static class NumberCodec
{
    private const string Integer = " Expected integer value";
    private const string NonNegativeInteger = " Expected non-negative integer value";
    private const string NonNegative = " Expected non-negative value";
    private const string Zero = " Zero is not permitted";

    /// <summary>A signed 32-bit number.</summary>
    public static int Int32(this in XmlValue value, bool anyBase = false, bool nonZero = false, bool nonNegative = false)
    {
        if (!TryInt64(value.Span, anyBase, out long number) || number is < int.MinValue or > int.MaxValue)
        {
            throw value.Invalid(Integer);
        }

        return (int)Check(value, number, nonZero, nonNegative);
    }

    /// <summary>A signed 64-bit number.</summary>
    public static long Int64(this in XmlValue value, bool anyBase = false, bool nonZero = false, bool nonNegative = false)
    {
        if (!TryInt64(value.Span, anyBase, out long number))
        {
            throw value.Invalid(Integer);
        }

        return Check(value, number, nonZero, nonNegative);
    }

    /// <summary>An unsigned 32-bit number.</summary>
    public static uint UInt32(this in XmlValue value, bool anyBase = false, bool nonZero = false)
    {
        if (!TryUInt64(value.Span, anyBase, out ulong number) || number > uint.MaxValue)
        {
            throw value.Invalid(NonNegativeInteger);
        }

        return number == 0 && nonZero ? throw Forbidden(value) : (uint)number;
    }

    /// <summary>An unsigned 64-bit number.</summary>
    public static ulong UInt64(this in XmlValue value, bool anyBase = false, bool nonZero = false)
    {
        if (!TryUInt64(value.Span, anyBase, out ulong number))
        {
            throw value.Invalid(NonNegativeInteger);
        }

        return number == 0 && nonZero ? throw Forbidden(value) : number;
    }

    /// <summary>An unsigned 16-bit number.</summary>
    public static ushort UInt16(this in XmlValue value, bool anyBase = false, bool nonZero = false)
    {
        uint number = UInt32(value, anyBase, nonZero);
        return number <= ushort.MaxValue ? (ushort)number : throw value.Invalid(NonNegativeInteger);
    }

    /// <summary>An unsigned 8-bit number.</summary>
    public static byte UInt8(this in XmlValue value, bool anyBase = false, bool nonZero = false)
    {
        uint number = UInt32(value, anyBase, nonZero);
        return number <= byte.MaxValue ? (byte)number : throw value.Invalid(NonNegativeInteger);
    }

    /// <summary>Reads a number; the caller reports the refusal.</summary>
    public static bool TryInt32(this in XmlValue value, bool anyBase, out int number)
    {
        bool ok = TryInt64(value.Span, anyBase, out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        number = ok ? (int)wide : default;
        return ok;
    }

    /// <summary>Reads a number; the caller reports the refusal.</summary>
    public static bool TryInt64(this in XmlValue value, bool anyBase, out long number)
    {
        bool ok = TryInt64(value.Span, anyBase, out long wide);
        number = ok ? wide : default;
        return ok;
    }

    /// <summary>Reads a number; the caller reports the refusal.</summary>
    public static bool TryUInt32(this in XmlValue value, bool anyBase, out uint number)
    {
        bool ok = TryUInt64(value.Span, anyBase, out ulong wide) && wide is <= uint.MaxValue;
        number = ok ? (uint)wide : default;
        return ok;
    }

    /// <summary>Reads a number; the caller reports the refusal.</summary>
    public static bool TryUInt64(this in XmlValue value, bool anyBase, out ulong number)
    {
        bool ok = TryUInt64(value.Span, anyBase, out ulong wide);
        number = ok ? wide : default;
        return ok;
    }

    /// <summary>A floating-point number.</summary>
    public static double Double(this in XmlValue value) =>
        double.TryParse(value.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw value.Invalid();

    /// <summary>An unsigned number with C's rules.</summary>
    public static bool TryUInt64(ReadOnlySpan<char> text, bool anyBase, out ulong number)
    {
        text = text.TrimStart(" \t\n\v\f\r");
        if (!text.IsEmpty && text[0] == '+')
        {
            text = text[1..];
        }

        if (anyBase && text.Length > 1 && text[0] == '0')
        {
            if (text[1] is 'x' or 'X')
            {
                return ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
            }

            return TryOctal(text[1..], out number);
        }

        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A signed number with C's rules.</summary>
    public static bool TryInt64(ReadOnlySpan<char> text, bool anyBase, out long number)
    {
        text = text.TrimStart(" \t\n\v\f\r");
        bool negative = !text.IsEmpty && text[0] == '-';
        number = 0;
        if (negative && text.Length > 1 && !char.IsAsciiDigit(text[1]))
        {
            return false;
        }

        if (!TryUInt64(negative ? text[1..] : text, anyBase, out ulong size) || size > (negative ? 1UL << 63 : long.MaxValue))
        {
            return false;
        }

        number = negative ? unchecked(-(long)size) : (long)size;
        return true;
    }

    private static bool TryOctal(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        foreach (char c in text)
        {
            if (c is < '0' or > '7' || number >> 61 != 0)
            {
                return false;
            }

            number = (number << 3) | (uint)(c - '0');
        }

        return true;
    }

    private static long Check(in XmlValue value, long number, bool nonZero, bool nonNegative)
    {
        if (nonNegative && number < 0)
        {
            throw value.Invalid(NonNegative);
        }

        return number == 0 && nonZero ? throw Forbidden(value) : number;
    }

    private static VirException Forbidden(in XmlValue value) =>
        XmlErrors.ZeroForbidden(value.Name.ToString(), value.Element.Name.ToString(), Zero).At(value.Locate());
}
