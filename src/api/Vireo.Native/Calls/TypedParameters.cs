using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <summary>Typed parameters between C arrays and lists.</summary>
/// <remarks>SAFETY: arrays are as long as the caller says; each element has the fixed size of CTypedParameter.</remarks>
internal static unsafe class TypedParameters
{
    /// <summary>Reads an array of the caller's; types that do not exist are for the driver to refuse.</summary>
    /// <exception cref="VirException">A name without an end, a text that is none.</exception>
    public static TypedParameterList Read(CTypedParameter* items, long count)
    {
        var list = new TypedParameterList((int)count);
        for (long i = 0; i < count; i++)
        {
            CTypedParameter* item = items + i;
            if (new ReadOnlySpan<byte>(item->Field, CTypedParameter.FieldLength).IndexOf((byte)0) < 0)
            {
                throw Errors.ParameterNameTooLong(Name(item));
            }

            list.Add(new TypedParameter(Name(item), Value(item)));
        }

        return list;
    }

    /// <summary>The name of a parameter; one without an end is cut.</summary>
    public static string Name(CTypedParameter* item)
    {
        var field = new ReadOnlySpan<byte>(item->Field, CTypedParameter.FieldLength);
        int end = field.IndexOf((byte)0);
        return NativeText.Read(end < 0 ? field : field[..end]);
    }

    /// <summary>Fills one element of an array of the caller's; texts are copies from <c>malloc</c>.</summary>
    public static void Write(in TypedParameter parameter, CTypedParameter* target)
    {
        *target = default;
        Results.Characters(parameter.Name, target->Field, CTypedParameter.FieldLength);
        target->Type = parameter.Value.Type;
        switch (parameter.Value.Type)
        {
            case TypedParameterType.Int or TypedParameterType.Uint:
                target->Int = parameter.Value.Int;
                break;
            case TypedParameterType.Double:
                target->Double = parameter.Value.Double;
                break;
            case TypedParameterType.Boolean:
                target->Boolean = parameter.Value.Boolean ? (byte)1 : (byte)0;
                break;
            case TypedParameterType.String:
                target->String = NativeText.Make(parameter.Value.String);
                break;
            default:
                target->Long = parameter.Value.Long;
                break;
        }
    }

    /// <summary>A new array from <c>malloc</c>; null for an empty list.</summary>
    public static CTypedParameter* Make(TypedParameterList list)
    {
        if (list.Count == 0)
        {
            return null;
        }

        var array = (CTypedParameter*)NativeMemory.AllocZeroed((nuint)list.Count, (nuint)sizeof(CTypedParameter));
        for (int i = 0; i < list.Count; i++)
        {
            Write(list[i], array + i);
        }

        return array;
    }

    /// <summary>Gives back the texts of an array, not the array.</summary>
    public static void Clear(CTypedParameter* items, long count)
    {
        for (long i = 0; items != null && i < count && count <= Arguments.MostItems; i++)
        {
            if (items[i].Type == TypedParameterType.String)
            {
                NativeMemory.Free(items[i].String);
                items[i].String = null;
            }
        }
    }

    private static TypedValue Value(CTypedParameter* item) => item->Type switch
    {
        TypedParameterType.Int => TypedValue.From(item->Int),
        TypedParameterType.Uint => TypedValue.From(item->UInt),
        TypedParameterType.Llong => TypedValue.From(item->Long),
        TypedParameterType.Ullong => TypedValue.From(item->ULong),
        TypedParameterType.Double => TypedValue.From(item->Double),
        TypedParameterType.Boolean => TypedValue.From(item->Boolean != 0),
        TypedParameterType.String when item->String != null => TypedValue.From(NativeText.Read(item->String)!),
        TypedParameterType.String => throw NativeErrors.StringParameterNull(Name(item)),
        _ => TypedValue.OfUnknown(item->Type),
    };
}
