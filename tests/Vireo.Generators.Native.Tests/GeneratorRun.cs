using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vireo.Generators.Native;

namespace Vireo.Generators.Native.Tests;

/// <summary>Runs the generator over a header, against the real operations.</summary>
internal static class GeneratorRun
{
    public const string Surface = """
        using System;
        using Vireo;
        using Vireo.Operations;

        namespace Vireo.Native;

        internal sealed class CSurfaceAttribute(Type drivers, Type administration) : Attribute;

        [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
        internal sealed class CHandleAttribute(string pointerType, Type target) : Attribute;

        internal sealed class ConnectHandle;

        internal sealed class StreamHandle;

        [CSurface(typeof(DriverConnection), typeof(AdminConnection))]
        [CHandle("virConnectPtr", typeof(ConnectHandle))]
        [CHandle("virStreamPtr", typeof(StreamHandle))]
        [CHandle("virDomainPtr", typeof(DomainRef))]
        [CHandle("virDomainSnapshotPtr", typeof(DomainSnapshotRef))]
        internal static unsafe partial class Exports;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Select((text, i) => Parse(text, $"Sample{i}.cs")),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    public static GeneratorDriver Create(string header) => CSharpGeneratorDriver.Create(
        [new NativeGenerator().AsSourceGenerator()],
        [new Header(header)],
        Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorDriverRunResult Run(string header) => Create(header).RunGenerators(Compile(Surface)).GetRunResult();

    private sealed class Header(string text) : AdditionalText
    {
        public override string Path => "/sample.h";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
