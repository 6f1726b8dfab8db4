using System.Globalization;
using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <content>The helpers that build and read arrays of typed parameters in the caller's memory.</content>
internal static unsafe partial class Exports
{
    private static partial CTypedParameter* virTypedParamsGet(CTypedParameter* @params, int nparams, byte* name)
    {
        // Without a list or a name there is nothing to find, and that is no error.
        string? wanted = NativeText.Read(name);
        for (int i = 0; @params != null && wanted is not null && i < nparams && nparams <= Arguments.MostItems; i++)
        {
            if (TypedParameters.Name(@params + i) == wanted)
            {
                return @params + i;
            }
        }

        return null;
    }

    private static partial int virTypedParamsGetInt(CTypedParameter* @params, int nparams, byte* name, int* value)
    {
        CTypedParameter* found = FindParameter(@params, nparams, name, TypedParameterType.Int, nameof(virTypedParamsGetInt));
        return found == null ? 0 : Give(value, found->Int);
    }

    private static partial int virTypedParamsGetUInt(CTypedParameter* @params, int nparams, byte* name, uint* value)
    {
        CTypedParameter* found = FindParameter(@params, nparams, name, TypedParameterType.Uint, nameof(virTypedParamsGetUInt));
        return found == null ? 0 : Give(value, found->UInt);
    }

    private static partial int virTypedParamsGetLLong(CTypedParameter* @params, int nparams, byte* name, long* value)
    {
        CTypedParameter* found = FindParameter(@params, nparams, name, TypedParameterType.Llong, nameof(virTypedParamsGetLLong));
        return found == null ? 0 : Give(value, found->Long);
    }

    private static partial int virTypedParamsGetULLong(CTypedParameter* @params, int nparams, byte* name, ulong* value)
    {
        CTypedParameter* found = FindParameter(@params, nparams, name, TypedParameterType.Ullong, nameof(virTypedParamsGetULLong));
        return found == null ? 0 : Give(value, found->ULong);
    }

    private static partial int virTypedParamsGetDouble(CTypedParameter* @params, int nparams, byte* name, double* value)
    {
        CTypedParameter* found = FindParameter(@params, nparams, name, TypedParameterType.Double, nameof(virTypedParamsGetDouble));
        return found == null ? 0 : Give(value, found->Double);
    }

    private static partial int virTypedParamsGetBoolean(CTypedParameter* @params, int nparams, byte* name, int* value)
    {
        CTypedParameter* found = FindParameter(@params, nparams, name, TypedParameterType.Boolean, nameof(virTypedParamsGetBoolean));
        return found == null ? 0 : Give(value, found->Boolean != 0 ? 1 : 0);
    }

    private static partial int virTypedParamsGetString(CTypedParameter* @params, int nparams, byte* name, byte** value)
    {
        CTypedParameter* found = FindParameter(@params, nparams, name, TypedParameterType.String, nameof(virTypedParamsGetString));
        if (found == null)
        {
            return 0;
        }

        if (value != null)
        {
            *value = found->String;
        }

        return 1;
    }

    private static partial int virTypedParamsAddInt(CTypedParameter** @params, int* nparams, int* maxparams, byte* name, int value) =>
        AddParameter(@params, nparams, maxparams, name, _ => TypedValue.From(value), nameof(virTypedParamsAddInt));

    private static partial int virTypedParamsAddUInt(CTypedParameter** @params, int* nparams, int* maxparams, byte* name, uint value) =>
        AddParameter(@params, nparams, maxparams, name, _ => TypedValue.From(value), nameof(virTypedParamsAddUInt));

    private static partial int virTypedParamsAddLLong(CTypedParameter** @params, int* nparams, int* maxparams, byte* name, long value) =>
        AddParameter(@params, nparams, maxparams, name, _ => TypedValue.From(value), nameof(virTypedParamsAddLLong));

    private static partial int virTypedParamsAddULLong(CTypedParameter** @params, int* nparams, int* maxparams, byte* name, ulong value) =>
        AddParameter(@params, nparams, maxparams, name, _ => TypedValue.From(value), nameof(virTypedParamsAddULLong));

    private static partial int virTypedParamsAddDouble(CTypedParameter** @params, int* nparams, int* maxparams, byte* name, double value) =>
        AddParameter(@params, nparams, maxparams, name, _ => TypedValue.From(value), nameof(virTypedParamsAddDouble));

    private static partial int virTypedParamsAddBoolean(CTypedParameter** @params, int* nparams, int* maxparams, byte* name, int value) =>
        AddParameter(@params, nparams, maxparams, name, _ => TypedValue.From(value != 0), nameof(virTypedParamsAddBoolean));

    private static partial int virTypedParamsAddString(CTypedParameter** @params, int* nparams, int* maxparams, byte* name, byte* value)
    {
        AddParameter(@params, nparams, maxparams, name, _ =>
            TypedValue.From(NativeText.Read(value) ?? ""), nameof(virTypedParamsAddString));
        return 0;
    }

    private static partial int virTypedParamsAddStringList(
        CTypedParameter** @params, int* nparams, int* maxparams, byte* name, byte** values)
    {
        for (byte** value = values; value != null && *value != null; value++)
        {
            string text = NativeText.Read(*value)!;
            AddParameter(@params, nparams, maxparams, name, _ => TypedValue.From(text), nameof(virTypedParamsAddStringList));
        }

        return 0;
    }

    private static partial int virTypedParamsAddFromString(
        CTypedParameter** @params, int* nparams, int* maxparams, byte* name, int type, byte* value)
    {
        string? text = NativeText.Read(value);
        return AddParameter(@params, nparams, maxparams, name, field =>
            Parsed((TypedParameterType)type, text, field), nameof(virTypedParamsAddFromString));
    }

    private static partial void virTypedParamsClear(CTypedParameter* @params, int nparams) => TypedParameters.Clear(@params, nparams);

    private static partial void virTypedParamsFree(CTypedParameter* @params, int nparams)
    {
        // A number that no list has is no reason to free its memory unseen.
        if (nparams > Arguments.MostItems)
        {
            return;
        }

        TypedParameters.Clear(@params, nparams);
        NativeMemory.Free(@params);
    }

    /// <summary>The value that a text stands for: numbers as C reads them, in decimal and behind any white space, with nothing after
    /// them.</summary>
    private static TypedValue Parsed(TypedParameterType type, string? text, string field)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        const NumberStyles Broken = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text is null)
        {
            throw FieldErrors.ValueNull(field);
        }

        var invariant = CultureInfo.InvariantCulture;
        string number = text.TrimStart(' ', '\t', '\n', '\v', '\f', '\r');
        TypedValue? parsed = type switch
        {
            TypedParameterType.Int => int.TryParse(number, Whole, invariant, out int i) ? TypedValue.From(i) : null,
            TypedParameterType.Uint => long.TryParse(number, Whole, invariant, out long u) && u is >= int.MinValue and <= uint.MaxValue
                ? TypedValue.From(unchecked((uint)u))
                : null,
            TypedParameterType.Llong => long.TryParse(number, Whole, invariant, out long l) ? TypedValue.From(l) : null,

            // A negative number stands for its complement, as strtoull has it.
            TypedParameterType.Ullong when ulong.TryParse(number, Whole, invariant, out ulong ul) => TypedValue.From(ul),
            TypedParameterType.Ullong => long.TryParse(number, Whole, invariant, out long negative)
                ? TypedValue.From(unchecked((ulong)negative))
                : null,
            TypedParameterType.Double => double.TryParse(number, Broken, invariant, out double d)
                && (double.IsFinite(d) || !number.Any(char.IsAsciiDigit)) ? TypedValue.From(d) : null,
            TypedParameterType.Boolean when text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) => TypedValue.From(true),
            TypedParameterType.Boolean =>
                text == "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase) ? TypedValue.From(false) : null,
            TypedParameterType.String => TypedValue.From(text),
            _ => throw FieldErrors.TypeUnexpected((int)type, field),
        };
        return parsed ?? throw (type == TypedParameterType.Boolean
            ? FieldErrors.BooleanInvalid(field) : FieldErrors.ValueInvalid(field, TypeWord(type)));
    }

    private static string TypeWord(TypedParameterType type) => type switch
    {
        TypedParameterType.Uint => "unsigned int",
        TypedParameterType.Llong => "long long",
        TypedParameterType.Ullong => "unsigned long long",
        TypedParameterType.Double => "double",
        _ => "int",
    };

    private static int Give<T>(T* place, T value)
        where T : unmanaged
    {
        if (place != null)
        {
            *place = value;
        }

        return 1;
    }

    private static CTypedParameter* FindParameter(CTypedParameter* items, int count, byte* name, TypedParameterType type, string function)
    {
        _ = function;
        CTypedParameter* found = virTypedParamsGet(items, count, name);
        if (found != null && found->Type != type)
        {
            throw FieldErrors.TypeDiffers(TypeName(type), TypedParameters.Name(found), TypeName(found->Type));
        }

        return found;
    }

    private static string TypeName(TypedParameterType type) => type switch
    {
        TypedParameterType.Int => "int",
        TypedParameterType.Uint => "uint",
        TypedParameterType.Llong => "llong",
        TypedParameterType.Ullong => "ullong",
        TypedParameterType.Double => "double",
        TypedParameterType.Boolean => "boolean",
        TypedParameterType.String => "string",
        _ => "unknown",
    };

    /// <summary>
    /// Makes room in the caller's array, which may move, and fills one more element; the value is made after that, so that what fails
    /// leaves what libvirt's leaves.
    /// </summary>
    private static int AddParameter(
        CTypedParameter** items, int* count, int* room, byte* name, Func<string, TypedValue> value, string function)
    {
        Results.Require(items != null, "params", function);
        Results.Require(count != null, "nparams", function);
        Results.Require(room != null, "maxparams", function);
        if (*count < 0)
        {
            throw Errors.ArgumentNegative("nparams", function);
        }

        if (*count >= *room)
        {
            int larger = checked(Math.Max(*room, *count) + Math.Max(1, *room / 2));
            *items = (CTypedParameter*)NativeMemory.Realloc(*items, (nuint)larger * (nuint)sizeof(CTypedParameter));
            *room = larger;
        }

        string? field = NativeText.Read(name);
        if (field is not null && NativeText.Length(field) >= CTypedParameter.FieldLength)
        {
            throw FieldErrors.NameTooLong(field);
        }

        TypedParameters.Write(new TypedParameter(field ?? "", value(field ?? "(null)")), *items + *count);
        (*count)++;
        return 0;
    }
}
