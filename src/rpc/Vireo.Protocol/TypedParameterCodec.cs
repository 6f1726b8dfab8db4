using Vireo.Xdr;

namespace Vireo.Protocol;

/// <summary>The codec of a typed parameter: a name and the only union of the protocol.</summary>
public static class TypedParameterCodec
{
    /// <summary>Empty name, discriminant, four bytes of value.</summary>
    public const int MinXdrSize = 12;

    /// <summary>A list of at most <paramref name="max"/> parameters.</summary>
    public static TypedParameterList ReadList(ref XdrReader reader, int max)
    {
        int count = reader.ReadCount(max, MinXdrSize);
        var list = new TypedParameterList(count);
        for (int i = 0; i < count; i++)
        {
            list.Add(Read(ref reader));
        }

        return list;
    }

    /// <summary>A list of at most <paramref name="max"/> parameters; null counts as empty.</summary>
    public static void WriteList(XdrWriter writer, TypedParameterList? list, int max)
    {
        var items = XdrList.AsSpan<TypedParameter>(list);
        writer.WriteCount(items.Length, max);
        foreach (ref readonly var item in items)
        {
            Write(writer, item);
        }
    }

    public static TypedParameter Read(ref XdrReader reader)
    {
        string name = reader.ReadString(RemoteLimits.StringMax);
        var value = (TypedParameterType)reader.ReadInt32() switch
        {
            TypedParameterType.Int => TypedValue.From(reader.ReadInt32()),
            TypedParameterType.Uint => TypedValue.From(reader.ReadUInt32()),
            TypedParameterType.Llong => TypedValue.From(reader.ReadInt64()),
            TypedParameterType.Ullong => TypedValue.From(reader.ReadUInt64()),
            TypedParameterType.Double => TypedValue.From(reader.ReadDouble()),
            TypedParameterType.Boolean => TypedValue.From(reader.ReadInt32() != 0),
            TypedParameterType.String => TypedValue.From(reader.ReadString(RemoteLimits.StringMax)),
            _ => throw Errors.DecodePayload(new InvalidDataException("unknown type of a typed parameter")),
        };
        return new TypedParameter(name, value);
    }

    public static void Write(XdrWriter writer, TypedParameter parameter)
    {
        writer.WriteString(parameter.Name, RemoteLimits.StringMax);
        var value = parameter.Value;
        writer.WriteInt32((int)value.Type);
        switch (value.Type)
        {
            case TypedParameterType.Int:
                writer.WriteInt32(value.Int);
                break;
            case TypedParameterType.Uint:
                writer.WriteUInt32(value.UInt);
                break;
            case TypedParameterType.Llong:
                writer.WriteInt64(value.Long);
                break;
            case TypedParameterType.Ullong:
                writer.WriteUInt64(value.ULong);
                break;
            case TypedParameterType.Double:
                writer.WriteDouble(value.Double);
                break;
            case TypedParameterType.Boolean:
                writer.WriteInt32(value.Boolean ? 1 : 0);
                break;
            case TypedParameterType.String:
                writer.WriteString(value.String, RemoteLimits.StringMax);
                break;
            default:
                throw ProtocolErrors.ParameterTypeUnknown((int)value.Type);
        }
    }
}
