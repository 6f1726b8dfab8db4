using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc;

/// <summary>
/// From the declarations of the wire contract and of the operations: the codec, the base classes of drivers, their flag checks, the client,
/// the dispatcher and the codec of events. Extraction makes comparable models; emission is a pure function from model to text. No name of
/// any procedure occurs in here.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RpcGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        RegisterCodec(context);

        var bases = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.Operations.DriverBaseAttribute", static (_, _) => true, static (c, _) =>
                OperationExtractor.ExtractDriverBase((INamedTypeSymbol)c.TargetSymbol))
            .WithTrackingName("DriverBases");
        context.RegisterSourceOutput(bases, static (output, model) =>
            output.AddSource($"{model.Name}.Operations.g.cs", DriverBaseEmitter.Emit(model)));

        var checks = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.Operations.FlagChecksAttribute", static (_, _) => true,
            static (c, _) => FlagExtractor.Extract((INamedTypeSymbol)c.TargetSymbol, c.Attributes[0]))
            .WithTrackingName("FlagChecks");
        context.RegisterSourceOutput(checks, static (output, model) => FlagCheckEmitter.Emit(output, model));

        var clients = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.Remote.RpcClientAttribute", static (_, _) => true, static (c, _) =>
                OperationExtractor.ExtractClient((INamedTypeSymbol)c.TargetSymbol))
            .WithTrackingName("Clients");
        context.RegisterSourceOutput(clients, static (output, model) => ClientEmitter.Emit(output, model));

        var dispatchers = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.Dispatch.RpcDispatcherAttribute", static (_, _) => true,
            static (c, _) => OperationExtractor.ExtractDispatcher((INamedTypeSymbol)c.TargetSymbol, c.Attributes[0]))
            .WithTrackingName("Dispatchers");
        context.RegisterSourceOutput(dispatchers, static (output, model) => DispatcherEmitter.Emit(output, model));

        var events = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.Operations.EventCodecAttribute", static (_, _) => true,
            static (c, _) => OperationExtractor.ExtractEvents(
                (INamedTypeSymbol)c.TargetSymbol, (INamedTypeSymbol)c.Attributes[0].ConstructorArguments[0].Value!))
            .WithTrackingName("Events");
        context.RegisterSourceOutput(events, static (output, model) => EventEmitter.Emit(output, model));
    }

    private static void RegisterCodec(IncrementalGeneratorInitializationContext context)
    {
        var structs = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.Xdr.XdrStructAttribute", static (_, _) => true, static (c, _) =>
                StructExtractor.Extract((INamedTypeSymbol)c.TargetSymbol))
            .WithTrackingName("Structs");
        var files = structs.Collect().SelectMany(static (all, _) => Group(all)).WithTrackingName("StructFiles");
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            bool broken = false;
            foreach (var type in file.Structs)
            {
                foreach (var problem in type.Problems)
                {
                    output.ReportDiagnostic(Diagnostics.Create(problem));
                    broken = true;
                }
            }

            if (!broken)
            {
                output.AddSource($"{file.File}.Codec.g.cs", CodecEmitter.Emit(file));
            }
        });
    }

    /// <summary>One output for each source file, named after it; the order is that of the names, so that output is stable.</summary>
    private static ImmutableArray<StructFileModel> Group(ImmutableArray<StructModel> all) =>
        [.. all.GroupBy(s => s.File, System.StringComparer.Ordinal)
            .OrderBy(g => g.Key, System.StringComparer.Ordinal)
            .Select(g => new StructFileModel(
                Path.GetFileNameWithoutExtension(g.Key),
                new EquatableArray<StructModel>(
                    g.OrderBy(s => s.Namespace, System.StringComparer.Ordinal).ThenBy(s => s.Name, System.StringComparer.Ordinal))))];
}
