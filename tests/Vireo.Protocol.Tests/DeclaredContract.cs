using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Vireo.Xdr;

namespace Vireo.Protocol.Tests;

/// <summary>The wire contract as our declarations say it, one line for each struct field and procedure, in libvirt's names.</summary>
internal static partial class DeclaredContract
{
    private static readonly Assembly Declarations = typeof(RemoteProcedure).Assembly;
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The structs of a program, by wire name.</summary>
    public static SortedDictionary<string, string[]> Structs(string program)
    {
        var structs = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var type in WireStructs())
        {
            string name = type.GetCustomAttribute<XdrStructAttribute>()!.WireName;
            if (name.StartsWith(program + "_", StringComparison.Ordinal))
            {
                structs.Add(name, [.. Primary(type).Select(p => $"{WireName(p)}: {TypeOf(p, program)}")]);
            }
        }

        return structs;
    }

    public static IEnumerable<Type> WireStructs() =>
        Declarations.GetTypes().Where(t => t.GetCustomAttribute<XdrStructAttribute>() is not null);

    public static ParameterInfo[] Primary(Type type) => type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters();

    /// <summary>The procedures of a program, one line each, by number.</summary>
    public static List<string> Procedures(Type program)
    {
        var lines = new List<string>();
        string prefix = program.GetCustomAttribute<ProgramAttribute>()!.Name.ToUpperInvariant() + "_PROC_";
        foreach (var field in program.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(f => (int)f.GetRawConstantValue()!))
        {
            var procedure = field.GetCustomAttribute<ProcedureAttribute>()!;
            var line = new StringBuilder();
            line.Append(CultureInfo.InvariantCulture, $"{(int)field.GetRawConstantValue()!} ");
            line.Append(field.GetCustomAttribute<WireProcedureAttribute>()?.Name
                ?? prefix + Words().Replace(field.Name, "_").ToUpperInvariant());
            line.Append($" {procedure.Kind} {procedure.Priority}".ToLowerInvariant());
            Append(line, "args", Name(procedure.Args));
            Append(line, "ret", Name(procedure.Ret));
            Append(line, "msg", Name(procedure.Msg));
            Append(line, "driver", Driver(procedure.Driver));
            Append(line, "function", procedure.Function);
            Append(line, "stream", procedure.Stream switch {
                StreamDirection.None => null, StreamDirection.ToClient => "read", _ => "write" });
            Append(line, "sparse", procedure.SparseFlag == 0 ? null : procedure.SparseFlag.ToString(CultureInfo.InvariantCulture));
            Append(line, "fds-in", Files(procedure.RequestFiles));
            Append(line, "fds-out", Files(procedure.ReplyFiles));
            Append(line, "auth", procedure.BeforeAuthentication ? "no" : null);
            foreach (var rule in field.GetCustomAttributes<AclAttribute>())
            {
                Append(line, "acl", Permission(rule.Permission) + Conditions(rule));
            }

            foreach (var rule in field.GetCustomAttributes<AclFilterAttribute>())
            {
                Append(line, "filter", Permission(rule.Permission));
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>The limits, by wire name.</summary>
    public static SortedDictionary<string, long> Constants(Type limits)
    {
        var constants = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var field in limits.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            constants.Add(field.GetCustomAttribute<WireConstantAttribute>()!.Name, (int)field.GetRawConstantValue()!);
        }

        return constants;
    }

    internal static void Append(StringBuilder line, string key, string? value)
    {
        if (value is not null)
        {
            line.Append(' ').Append(key).Append('=').Append(value);
        }
    }

    private static string Conditions(AclAttribute rule)
    {
        string text = "";
        if (rule.WhenSet != 0)
        {
            text += $"?set:{rule.WhenSet}";
        }

        if (rule.WhenNotSet != 0)
        {
            text += $"?unset:{rule.WhenNotSet}";
        }

        return rule.WhenField is null ? text : text + $"?{rule.WhenField}={rule.WhenValue}";
    }

    private static string Permission(Permission permission)
    {
        var access = typeof(Permission).GetField(permission.ToString())!.GetCustomAttribute<AccessAttribute>()!;
        return $"{access.ObjectClass}:{access.Permission}";
    }

    private static string? Files(FileCount count) => count switch
    {
        FileCount.None => null,
        FileCount.One => "exactly-1",
        FileCount.Any => "0..n",
        _ => "1..n",
    };

    private static string Driver(DriverGroup group) =>
        group.ToString().ToLowerInvariant() switch { "nodedevice" => "nodedev", var other => other };

    private static string? Name(Type? type) => type?.GetCustomAttribute<XdrStructAttribute>()!.WireName;

    private static string WireName(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<WireAttribute>()?.Name ?? char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];

    private static string TypeOf(ParameterInfo parameter, string program)
    {
        int? max = parameter.GetCustomAttribute<MaxAttribute>()?.Value;
        int? length = parameter.GetCustomAttribute<FixedLengthAttribute>()?.Value;
        var type = parameter.ParameterType;
        if (type == typeof(ReadOnlyMemory<byte>))
        {
            return parameter.GetCustomAttribute<CharArrayAttribute>() is null ? $"opaque<{max}>"
                : length is null ? $"char<{max}>" : $"char[{length}]";
        }

        if (type == typeof(TypedParameterList))
        {
            return $"{program}_typed_param<{max}>";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            int elementMax = parameter.GetCustomAttribute<ElementMaxAttribute>()?.Value ?? 0;
            return $"{Single(type.GetGenericArguments()[0], elementMax)}<{max}>";
        }

        if (type == typeof(string))
        {
            return Single(type, max!.Value) + (Nullability.Create(parameter).ReadState == NullabilityState.Nullable ? "?" : "");
        }

        return Nullable.GetUnderlyingType(type) is { } inner ? Single(inner, 0) + "?" : Single(type, 0);
    }

    private static string Single(Type type, int max)
    {
        if (type == typeof(AuthType))
        {
            return "remote_auth_type";
        }

        if (type.GetCustomAttribute<XdrStructAttribute>() is { } declared)
        {
            return declared.WireName;
        }

        if (type == typeof(string))
        {
            return $"string({max})";
        }

        if (type == typeof(Uuid))
        {
            return "opaque[16]";
        }

        type = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        return type.Name switch
        {
            "Int32" => "int32",
            "UInt32" => "uint32",
            "Int64" => "int64",
            "UInt64" => "uint64",
            "Double" => "float64",
            "Byte" => "uchar",
            "SByte" => "char",
            "UInt16" => "ushort",
            "Int16" => "short",
            _ => throw new InvalidOperationException($"no wire form of {type}"),
        };
    }

    [GeneratedRegex("(?<!^)(?=[A-Z])")]
    private static partial Regex Words();
}
