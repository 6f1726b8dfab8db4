namespace Vireo.Generators.Rpc;

/// <summary>The few conversions between a wire field and an operation's type. What is not in here is an error, not a guess.</summary>
internal static class Conversion
{
    /// <summary>The expression that turns <paramref name="value"/> into the other type, or null when there is none.</summary>
    public static string? FromWire(FieldModel field, TypeModel to, string value)
    {
        if (field.CharArray && to.Kind == ValueKind.Text)
        {
            return $"global::Vireo.Xdr.XdrText.FromChars({value})";
        }

        return Convert(field.Type, to, value);
    }

    /// <inheritdoc cref="FromWire"/>
    public static string? ToWire(TypeModel from, FieldModel field, string value)
    {
        if (field.CharArray && from.Kind == ValueKind.Text)
        {
            int limit = field.FixedLength >= 0 ? field.FixedLength : field.Max;
            return $"global::Vireo.Xdr.XdrText.ToChars({value}, {limit})";
        }

        return Convert(from, field.Type, value);
    }

    private static string? Convert(TypeModel from, TypeModel to, string value)
    {
        if (from.SameAs(to) || (from.Name == to.Name && to.Nullable))
        {
            return value;
        }

        if (from.IsInteger && to.IsInteger)
        {
            return $"({to.Name}){value}";
        }

        if (from.IsInteger && to.Kind == ValueKind.Bool)
        {
            return $"{value} != 0";
        }

        if (from.Kind == ValueKind.Bool && to.IsInteger)
        {
            return $"({to.Name})({value} ? 1 : 0)";
        }

        // An object that the wire names by its only member.
        if (from.Kind == ValueKind.Text && to.Kind == ValueKind.Struct && to.Members.Count == 1 && !from.Nullable)
        {
            return $"new {to.Name}({value})";
        }

        if (from.Kind == ValueKind.Struct && to.Kind == ValueKind.Text && from.Members.Count == 1)
        {
            return $"{value}.{from.Members[0].Name}";
        }

        return null;
    }
}
