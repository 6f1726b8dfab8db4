using System.Reflection;
using CsCheck;
using Vireo.Xdr;

namespace Vireo.Protocol.Tests;

/// <summary>Makes values of any wire struct within its limits, from the declarations by reflection.</summary>
internal static class CodecGenerators
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static Gen<object> Struct(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var fields = constructor.GetParameters().Select(Field).ToArray();
        return Gen.Int.Select(seed => seed).SelectMany(_ => Sequence(fields)).Select(values => constructor.Invoke(values));
    }

    private static Gen<object?[]> Sequence(Gen<object?>[] fields)
    {
        Gen<object?[]> all = Gen.Const(Array.Empty<object?>());
        foreach (var field in fields)
        {
            all = all.SelectMany(done => field.Select(value => (object?[])[.. done, value]));
        }

        return all;
    }

    private static Gen<object?> Field(ParameterInfo parameter)
    {
        int max = parameter.GetCustomAttribute<MaxAttribute>()?.Value ?? int.MaxValue;
        int length = parameter.GetCustomAttribute<FixedLengthAttribute>()?.Value ?? -1;
        var type = parameter.ParameterType;
        if (type == typeof(string))
        {
            bool optional = Nullability.Create(parameter).ReadState == NullabilityState.Nullable;
            var text = Text(max).Select(t => (object?)t);
            return optional ? Gen.Bool.SelectMany(has => has ? text : Gen.Const((object?)null)) : text;
        }

        if (type == typeof(ReadOnlyMemory<byte>))
        {
            var bytes = length >= 0 ? Gen.Byte.Array[length] : Gen.Byte.Array[0, Math.Min(max, 40)];
            return bytes.Select(b => (object?)new ReadOnlyMemory<byte>(b));
        }

        if (type == typeof(TypedParameterList))
        {
            return Parameter.Array[0, Math.Min(max, 5)].Select(items =>
            {
                var list = new TypedParameterList();
                list.AddRange(items);
                return (object?)list;
            });
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var element = type.GetGenericArguments()[0];
            int elementMax = parameter.GetCustomAttribute<ElementMaxAttribute>()?.Value ?? 0;
            return Single(element, elementMax).Array[0, Math.Min(max, 4)].Select(items =>
            {
                var array = Array.CreateInstance(element, items.Length);
                for (int i = 0; i < items.Length; i++)
                {
                    array.SetValue(items[i], i);
                }

                return (object?)array;
            });
        }

        return Nullable.GetUnderlyingType(type) is { } inner
            ? Gen.Bool.SelectMany(has => has ? Single(inner, max) : Gen.Const((object?)null))
            : Single(type, max);
    }

    private static Gen<TypedParameter> Parameter =>
        Gen.Select(Text(79), Gen.Int[1, 7], Gen.Long).Select((name, kind, bits) => new TypedParameter(name, kind switch
    {
        1 => TypedValue.From((int)bits),
        2 => TypedValue.From((uint)bits),
        3 => TypedValue.From(bits),
        4 => TypedValue.From((ulong)bits),
        5 => TypedValue.From((double)bits / 3),
        6 => TypedValue.From((bits & 1) != 0),
        _ => TypedValue.From(bits.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    }));

    private static Gen<string> Text(int max) => Gen.Char['\u0001', '\u07ff'].Array[0, Math.Min(max / 2, 20)].Select(c => new string(c));

    private static Gen<object?> Single(Type type, int max)
    {
        if (type == typeof(string))
        {
            return Text(max).Select(t => (object?)t);
        }

        if (type == typeof(Uuid))
        {
            return Gen.Byte.Array[16].Select(b => (object?)new Uuid(b));
        }

        if (type.IsEnum)
        {
            return Gen.Int[0, 5].Select(i => (object?)Enum.ToObject(type, i));
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => Gen.Int.Select(v => (object?)v),
            TypeCode.UInt32 => Gen.UInt.Select(v => (object?)v),
            TypeCode.Int64 => Gen.Long.Select(v => (object?)v),
            TypeCode.UInt64 => Gen.ULong.Select(v => (object?)v),
            TypeCode.Byte => Gen.Byte.Select(v => (object?)v),
            TypeCode.SByte => Gen.SByte.Select(v => (object?)v),
            TypeCode.UInt16 => Gen.UShort.Select(v => (object?)v),
            TypeCode.Double => Gen.Double.Select(v => (object?)v),
            _ => Struct(type).Select(v => (object?)v),
        };
    }
}
