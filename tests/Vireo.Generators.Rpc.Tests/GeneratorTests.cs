using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc.Tests;

/// <summary>The generator is incremental, reports what it cannot do, and gives the same text every time.</summary>
public class GeneratorTests
{
    [Fact]
    public void An_unrelated_edit_regenerates_nothing()
    {
        var compilation = GeneratorRun.Compile(Samples.Structs, Samples.Operations, Samples.Unrelated);
        var driver = GeneratorRun.Create().RunGenerators(compilation);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[2], GeneratorRun.Parse(Samples.Unrelated.Replace("42", "43", StringComparison.Ordinal), "Sample2.cs"));
        var result = driver.RunGenerators(edited).GetRunResult().Results[0];

        Assert.Equal(2, result.GeneratedSources.Length);
        foreach (string stage in new[] { "Structs", "StructFiles", "DriverBases" })
        {
            Assert.All(
                result.TrackedSteps[stage].SelectMany(step => step.Outputs),
                output => Assert.True(output.Reason is IncrementalStepRunReason.Cached
                    or IncrementalStepRunReason.Unchanged, $"{stage}: {output.Reason}"));
        }

        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void A_related_edit_regenerates_only_its_file()
    {
        string other = Samples.Structs.Replace("sample_", "other_", StringComparison.Ordinal).Replace(
            "namespace Sample;", "namespace Other;", StringComparison.Ordinal);
        var compilation = GeneratorRun.Compile(Samples.Structs, other);
        var driver = GeneratorRun.Create().RunGenerators(compilation);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[1], GeneratorRun.Parse(
                other.Replace("[Max(10)]", "[Max(11)]", StringComparison.Ordinal), "Sample1.cs"));
        var outputs = driver.RunGenerators(edited).GetRunResult().Results[0]
            .TrackedSteps["StructFiles"].SelectMany(step => step.Outputs).Select(output => output.Reason).Order().ToArray();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], outputs);
    }

    [Fact]
    public void Two_runs_give_the_same_text()
    {
        string[] Texts() => [.. GeneratorRun.Run(Samples.Structs, Samples.Operations).GeneratedTrees.Select(tree => tree.ToString())];
        Assert.Equal(Texts(), Texts());
    }

    [Theory]
    [InlineData("[XdrStruct(\"a\")] public readonly partial record struct A(string Name);", "VRPC001")]
    [InlineData("[XdrStruct(\"a\")] public readonly partial record struct A(ReadOnlyMemory<byte> Data);", "VRPC001")]
    [InlineData("[XdrStruct(\"a\")] public readonly partial record struct A([Max(3)] IReadOnlyList<string> Names);", "VRPC001")]
    [InlineData("[XdrStruct(\"a\")] public readonly partial record struct A(IReadOnlyList<int> Names);", "VRPC001")]
    [InlineData("[XdrStruct(\"a\")] public readonly partial record struct A(Uri Name);", "VRPC002")]
    public void A_field_without_limit_or_wire_form_is_an_error(string declaration, string id)
    {
        var result = GeneratorRun.Run("using System; using System.Collections.Generic; using Vireo.Xdr; namespace Sample;\n" + declaration);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("Sample0.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.Empty(result.GeneratedTrees);
    }

    [Theory]
    [InlineData("ValueTask<string> GetAsync(DomainRef domain, CancellationToken cancellationToken);", "VRPC003")]
    [InlineData("ValueTask<string> GetAsync(DomainRef domain, uint flags, string more, CancellationToken cancellationToken);", "VRPC003")]
    [InlineData("ValueTask<string> GetAsync(DomainRef domain, Uuid flags, CancellationToken cancellationToken);", "VRPC003")]
    [InlineData("ValueTask<Uuid> GetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);", "VRPC004")]
    public void An_operation_that_does_not_fit_its_structs_is_an_error(string method, string id)
    {
        var result = GeneratorRun.Run(Dispatcher(method));
        Assert.Contains(result.Diagnostics, d => d.Id == id);
    }

    [Fact]
    public void Procedures_that_nothing_serves_are_errors()
    {
        var result = GeneratorRun.Run(
            Dispatcher("ValueTask<string> GetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);"));
        Assert.DoesNotContain(result.Diagnostics, d => d.Id is "VRPC003" or "VRPC004");
        Assert.Contains(result.Diagnostics, d => d.Id == "VRPC005" && d.GetMessage().StartsWith("DomainCreate:", StringComparison.Ordinal));
    }

    private static string Dispatcher(string method) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Vireo;
        using Vireo.Dispatch;
        using Vireo.Operations;
        using Vireo.Protocol;
        namespace Sample;

        public interface ISample
        {
            [Operation(RemoteProcedure.DomainGetXmlDesc)]
            {{method}}
        }

        public abstract class SampleDriver : ISample;

        [RpcDispatcher(typeof(RemoteProcedure), typeof(SampleDriver), typeof(ClientSession))]
        public static partial class SampleDispatcher;
        """;
}
