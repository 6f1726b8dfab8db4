namespace Vireo.Drivers;

/// <summary>Checks names and types of parameters as libvirt's drivers do: unknown names, wrong types and repetitions are refused.</summary>
public static class ParameterCheck
{
    /// <summary>Every parameter must be one of <paramref name="known"/>, of its type, and there once.</summary>
    /// <exception cref="VirException">Code 74 for a name that is not known, 8 for the rest.</exception>
    public static void Check(TypedParameterList parameters, params ReadOnlySpan<(string Name, TypedParameterType Type)> known)
    {
        // In the order of names, so that the first that is wrong is the one that libvirt names.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var p in parameters.OrderBy(static p => p.Name, StringComparer.Ordinal))
        {
            TypedParameterType? type = null;
            foreach (var (name, expected) in known)
            {
                if (name == p.Name)
                {
                    type = expected;
                }
            }

            if (type is null)
            {
                throw SettingErrors.ParameterUnsupported(p.Name);
            }

            if (type != p.Value.Type)
            {
                throw SettingErrors.ParameterType(Text(p.Value.Type), p.Name, Text(type.Value));
            }

            if (!seen.Add(p.Name))
            {
                throw SettingErrors.ParameterTwice(p.Name);
            }
        }
    }

    private static string Text(TypedParameterType type) => type switch
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
}
