using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vireo.Generators.Rpc;

namespace Vireo.Generators.Native;

/// <summary>Reads the class of the exports and its attributes.</summary>
internal static class SurfaceExtractor
{
    public static SurfaceModel Extract(INamedTypeSymbol type, AttributeData surface)
    {
        var drivers = OperationExtractor.Operations((INamedTypeSymbol)surface.ConstructorArguments[0].Value!, out var programs);
        var administration = OperationExtractor.Operations((INamedTypeSymbol)surface.ConstructorArguments[1].Value!, out var more);
        var handles = new List<HandleModel>();
        foreach (var attribute in type.GetAttributes().Where(a => a.AttributeClass?.Name == "CHandleAttribute"))
        {
            var target = (INamedTypeSymbol)attribute.ConstructorArguments[1].Value!;
            handles.Add(
                new HandleModel((string)attribute.ConstructorArguments[0].Value!, "global::"
                    + target.ToDisplayString(), target.IsValueType));
        }

        return new SurfaceModel(
            type.ContainingNamespace.ToDisplayString(), type.Name, drivers, administration,
            new EquatableArray<ProgramModel>(programs.Concat(more)), new EquatableArray<HandleModel>(handles));
    }
}
