using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc;

/// <summary>Reads a procedure table.</summary>
internal static class ProgramExtractor
{
    public static ProgramModel Extract(INamedTypeSymbol type)
    {
        string name = "";
        uint number = 0, version = 0;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == "Vireo.Protocol.ProgramAttribute")
            {
                name = (string)attribute.ConstructorArguments[0].Value!;
                number = (uint)attribute.ConstructorArguments[1].Value!;
                version = (uint)attribute.ConstructorArguments[2].Value!;
            }
        }

        var procedures = new List<ProcedureModel>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field)
            {
                procedures.Add(ExtractProcedure(type, field));
            }
        }

        return new ProgramModel("global::" + type.ToDisplayString(), name, number, version, new EquatableArray<ProcedureModel>(procedures));
    }

    private static ProcedureModel ExtractProcedure(INamedTypeSymbol type, IFieldSymbol field)
    {
        var model = new ProcedureModel(
            "global::" + type.ToDisplayString(), field.Name, (int)field.ConstantValue!, false, null, null, null, false, "Hypervisor", "",
                "None", 0, "None", "None",
            false, false, false, "FromAcl", default, default, "", false);
        var acl = new List<AclModel>();
        var filters = new List<string>();
        var flagRules = new List<FlagRuleModel>();
        foreach (var attribute in field.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "ProcedureAttribute":
                    model = Apply(model, attribute);
                    break;
                case "AclAttribute":
                    acl.Add(ExtractRule(attribute));
                    break;
                case "FlagsExcludeAttribute":
                case "FlagNeedsAttribute":
                    var values = attribute.ConstructorArguments;
                    flagRules.Add(new FlagRuleModel(
                        (string)values[0].Value!, (ulong)values[1].Value!, (string)values[2].Value!, (ulong)values[3].Value!,
                        attribute.AttributeClass.Name == "FlagsExcludeAttribute"));
                    break;
                case "AclFilterAttribute":
                    filters.Add(StructExtractor.EnumName(attribute.ConstructorArguments[0]));
                    break;
                case "EventRegistrationAttribute":
                    model = model with { EventClass = StructExtractor.EnumName(attribute.ConstructorArguments[0]) };
                    foreach (var argument in attribute.NamedArguments)
                    {
                        model = model with { EventRemove = argument.Key == "Remove" && (bool)argument.Value.Value! };
                    }

                    break;
            }
        }

        return model with
        {
            Acl = new EquatableArray<AclModel>(acl),
            Filters = new EquatableArray<string>(filters),
            FlagRules = new EquatableArray<FlagRuleModel>(flagRules),
        };
    }

    private static ProcedureModel Apply(ProcedureModel model, AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            var value = argument.Value;
            model = argument.Key switch
            {
                "Kind" => model with { IsEvent = StructExtractor.EnumName(value) == "Event" },
                "Args" => model with { Args = StructExtractor.Extract((INamedTypeSymbol)value.Value!) },
                "Ret" => model with { Ret = StructExtractor.Extract((INamedTypeSymbol)value.Value!) },
                "Msg" => model with { Msg = StructExtractor.Extract((INamedTypeSymbol)value.Value!) },
                "Priority" => model with { HighPriority = StructExtractor.EnumName(value) == "High" },
                "Driver" => model with { Driver = StructExtractor.EnumName(value) },
                "Function" => model with { Function = (string)value.Value! },
                "Stream" => model with { Stream = StructExtractor.EnumName(value) },
                "SparseFlag" => model with { SparseFlag = (uint)value.Value! },
                "RequestFiles" => model with { RequestFiles = StructExtractor.EnumName(value) },
                "ReplyFiles" => model with { ReplyFiles = StructExtractor.EnumName(value) },
                "BeforeAuthentication" => model with { BeforeAuthentication = (bool)value.Value! },
                "Heavy" => model with { Heavy = (bool)value.Value! },
                "Manual" => model with { Manual = (bool)value.Value! },
                "ReadOnly" => model with { ReadOnly = StructExtractor.EnumName(value) },
                _ => model,
            };
        }

        return model;
    }

    private static AclModel ExtractRule(AttributeData attribute)
    {
        var rule = ExtractPermission(attribute.ConstructorArguments[0]);
        foreach (var argument in attribute.NamedArguments)
        {
            rule = argument.Key switch
            {
                "WhenSet" => rule with { WhenSet = (ulong)argument.Value.Value! },
                "WhenNotSet" => rule with { WhenNotSet = (ulong)argument.Value.Value! },
                "WhenField" => rule with { WhenField = (string)argument.Value.Value! },
                "WhenValue" => rule with { WhenValue = (long)argument.Value.Value! },
                _ => rule,
            };
        }

        return rule;
    }

    private static AclModel ExtractPermission(TypedConstant permission)
    {
        string name = StructExtractor.EnumName(permission);
        var rule = new AclModel(name, "", false, false, 0, 0, "", 0);
        foreach (var attribute in permission.Type!.GetMembers(name)[0].GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "AccessAttribute")
            {
                rule = rule with { Object = (string)attribute.ConstructorArguments[0].Value! };
                foreach (var argument in attribute.NamedArguments)
                {
                    bool value = (bool)argument.Value.Value!;
                    rule = argument.Key == "Looks" ? rule with { Looks = value } : rule with { Secret = value };
                }
            }
        }

        return rule;
    }
}
