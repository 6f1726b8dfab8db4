namespace Vireo;

/// <summary>One named value of a typed parameter list (<c>virTypedParameter</c>).</summary>
/// <param name="Name">The field, at most 79 bytes.</param>
/// <param name="Value">The value with its type.</param>
public readonly record struct TypedParameter(string Name, TypedValue Value);

/// <summary>A value with one of the seven wire types (<c>virTypedParameterType</c>); numbers are kept in 64 bits.</summary>
public readonly record struct TypedValue
{
    private readonly long _bits;
    private readonly string? _text;

    private TypedValue(TypedParameterType type, long bits, string? text)
    {
        Type = type;
        _bits = bits;
        _text = text;
    }

    /// <summary>Which of the seven.</summary>
    public TypedParameterType Type { get; }

    public static TypedValue From(int value) => new(TypedParameterType.Int, value, null);

    public static TypedValue From(uint value) => new(TypedParameterType.Uint, value, null);

    public static TypedValue From(long value) => new(TypedParameterType.Llong, value, null);

    public static TypedValue From(ulong value) => new(TypedParameterType.Ullong, unchecked((long)value), null);

    public static TypedValue From(double value) => new(TypedParameterType.Double, BitConverter.DoubleToInt64Bits(value), null);

    public static TypedValue From(bool value) => new(TypedParameterType.Boolean, value ? 1 : 0, null);

    public static TypedValue From(string value) => new(TypedParameterType.String, 0, value);

    /// <summary>A value of none of the seven types, as a caller in C may give it: whoever looks at it refuses it.</summary>
    public static TypedValue OfUnknown(TypedParameterType type) => new(type, 0, null);

    public int Int => (int)_bits;

    public uint UInt => (uint)_bits;

    public long Long => _bits;

    public ulong ULong => unchecked((ulong)_bits);

    public double Double => BitConverter.Int64BitsToDouble(_bits);

    public bool Boolean => _bits != 0;

    public string String => _text ?? "";

    /// <inheritdoc/>
    public override string ToString() => Type switch
    {
        TypedParameterType.Ullong => ULong.ToString(System.Globalization.CultureInfo.InvariantCulture),
        TypedParameterType.Double => Double.ToString(System.Globalization.CultureInfo.InvariantCulture),
        TypedParameterType.Boolean => Boolean ? "yes" : "no",
        TypedParameterType.String => String,
        _ => Long.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <summary>An ordered list of typed parameters, built with <c>Add</c> (one overload a type) and read by name.</summary>
public sealed class TypedParameterList : List<TypedParameter>
{
    public TypedParameterList()
    {
    }

    public TypedParameterList(int capacity)
        : base(capacity)
    {
    }

    public void Add(string name, int value) => Add(new(name, TypedValue.From(value)));

    public void Add(string name, uint value) => Add(new(name, TypedValue.From(value)));

    public void Add(string name, long value) => Add(new(name, TypedValue.From(value)));

    public void Add(string name, ulong value) => Add(new(name, TypedValue.From(value)));

    public void Add(string name, double value) => Add(new(name, TypedValue.From(value)));

    public void Add(string name, bool value) => Add(new(name, TypedValue.From(value)));

    public void Add(string name, string value) => Add(new(name, TypedValue.From(value)));

    /// <summary>The first value called <paramref name="name"/>.</summary>
    public bool TryGet(string name, out TypedValue value)
    {
        foreach (var p in this)
        {
            if (p.Name == name)
            {
                value = p.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
