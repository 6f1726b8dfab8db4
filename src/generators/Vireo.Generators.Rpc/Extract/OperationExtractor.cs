using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc;

/// <summary>Reads operations, events, and the classes that ask for generated members.</summary>
internal static class OperationExtractor
{
    public static DriverBaseModel ExtractDriverBase(INamedTypeSymbol type)
    {
        var operations = new List<OperationModel>();
        var all = Operations(type, out var programs);
        foreach (var operation in all)
        {
            // What the class declares itself has a better default than "not supported".
            if (type.GetMembers(operation.Method).IsEmpty)
            {
                operations.Add(operation);
            }
        }

        return new DriverBaseModel(type.ContainingNamespace.ToDisplayString(), type.Name, new EquatableArray<OperationModel>(operations),
            programs);
    }

    /// <summary>A client: the operations of the class it derives from.</summary>
    public static FaceModel ExtractClient(INamedTypeSymbol type)
    {
        var operations = Operations(type.BaseType!, out var programs);
        return new FaceModel(type.ContainingNamespace.ToDisplayString(), type.Name, Full(type.BaseType!), "", operations, programs);
    }

    /// <summary>A dispatcher: one program, the class whose operations serve it, and the class of its sessions.</summary>
    public static FaceModel ExtractDispatcher(INamedTypeSymbol type, AttributeData attribute)
    {
        var program = (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!;
        var driver = (INamedTypeSymbol)attribute.ConstructorArguments[1].Value!;
        var session = (INamedTypeSymbol)attribute.ConstructorArguments[2].Value!;
        string wanted = Full(program);
        var operations = new List<OperationModel>();
        foreach (var operation in Operations(driver, out _))
        {
            if (operation.Program == wanted)
            {
                operations.Add(operation);
            }
        }

        return new FaceModel(
            type.ContainingNamespace.ToDisplayString(), type.Name, Full(driver), Full(session),
            new EquatableArray<OperationModel>(operations), new EquatableArray<ProgramModel>([ProgramExtractor.Extract(program)]));
    }

    /// <summary>The sealed event records beside the class.</summary>
    public static EventCodecModel ExtractEvents(INamedTypeSymbol type, INamedTypeSymbol root)
    {
        var events = new List<EventModel>();
        var programs = new Dictionary<string, ProgramModel>();
        var order = new List<ProgramModel>();
        foreach (var candidate in root.ContainingNamespace.GetTypeMembers())
        {
            foreach (var attribute in candidate.GetAttributes())
            {
                if (attribute.AttributeClass?.Name != "EventMessageAttribute")
                {
                    continue;
                }

                var argument = attribute.ConstructorArguments[0];
                int legacy = 0;
                foreach (var named in attribute.NamedArguments)
                {
                    legacy = named.Key == "Legacy" ? (int)named.Value.Value! : legacy;
                }

                string program = Remember((INamedTypeSymbol)argument.Type!, programs, order);
                events.Add(new EventModel(Full(candidate), TypeReader.ReadMembers(candidate), program, (int)argument.Value!, legacy));
            }
        }

        events.Sort((a, b) => a.Program == b.Program ? a.Number.CompareTo(b.Number) : string.CompareOrdinal(b.Program, a.Program));
        return new EventCodecModel(
            type.ContainingNamespace.ToDisplayString(), type.Name, new EquatableArray<EventModel>(events), new EquatableArray<ProgramModel>(
                order));
    }

    /// <summary>The operations of all role interfaces of a class, with the programs whose procedures they name.</summary>
    public static EquatableArray<OperationModel> Operations(INamedTypeSymbol type, out EquatableArray<ProgramModel> programs)
    {
        var operations = new List<OperationModel>();
        var known = new Dictionary<string, ProgramModel>();
        var order = new List<ProgramModel>();
        foreach (var role in type.AllInterfaces)
        {
            foreach (var member in role.GetMembers())
            {
                if (member is IMethodSymbol method && Find(method, "OperationAttribute") is { } attribute)
                {
                    operations.Add(ExtractOperation(role, method, attribute, known, order));
                }
            }
        }

        programs = new EquatableArray<ProgramModel>(order);
        return new EquatableArray<OperationModel>(operations);
    }

    private static OperationModel ExtractOperation(
        INamedTypeSymbol role, IMethodSymbol method, AttributeData attribute,
            Dictionary<string, ProgramModel> known, List<ProgramModel> order)
    {
        var argument = attribute.ConstructorArguments[0];
        string program = Remember((INamedTypeSymbol)argument.Type!, known, order);
        bool manual = false;
        foreach (var named in attribute.NamedArguments)
        {
            manual |= named.Key == "Manual" && (bool)named.Value.Value!;
        }

        var parameters = new List<MemberModel>();
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.Name != "CancellationToken")
            {
                parameters.Add(new MemberModel(parameter.Name, TypeReader.WireName(parameter), TypeReader.Read(parameter.Type)));
            }
        }

        var legacy = new List<LegacyModel>();
        foreach (var candidate in method.GetAttributes())
        {
            if (candidate.AttributeClass?.Name == "LegacyAttribute")
            {
                legacy.Add(ExtractLegacy(candidate));
            }
        }

        TypeModel? result = method.ReturnType is INamedTypeSymbol { IsGenericType: true } task
            ? TypeReader.Read(task.TypeArguments[0])
            : null;
        return new OperationModel(
            role.Name, method.Name, new EquatableArray<MemberModel>(parameters), result, program, (int)argument.Value!, manual,
            new EquatableArray<LegacyModel>(legacy));
    }

    private static LegacyModel ExtractLegacy(AttributeData attribute)
    {
        var model = new LegacyModel((int)attribute.ConstructorArguments[0].Value!, 0, "");
        foreach (var named in attribute.NamedArguments)
        {
            model = named.Key switch
            {
                "Flags" => model with { Flags = (uint)named.Value.Value! },
                "Member" => model with { Member = (string)named.Value.Value! },
                _ => model,
            };
        }

        return model;
    }

    private static string Remember(INamedTypeSymbol program, Dictionary<string, ProgramModel> known, List<ProgramModel> order)
    {
        string name = Full(program);
        if (!known.ContainsKey(name))
        {
            var model = ProgramExtractor.Extract(program);
            known.Add(name, model);
            order.Add(model);
        }

        return name;
    }

    private static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    private static string Full(ITypeSymbol type) => "global::" + type.ToDisplayString();
}
