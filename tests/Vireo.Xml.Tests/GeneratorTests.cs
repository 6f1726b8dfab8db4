using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vireo.Generators.Xml;
using Xunit;

namespace Vireo.Xml.Tests;

/// <summary>The generator renders again only what changed.</summary>
public class GeneratorTests
{
    private const string Model = """
        using Vireo.Xml;
        namespace Sample;
        [XmlEnum] public enum Kind : byte { Unset, One, [XmlName("number-two")] Two }
        [XmlRoot("thing")] public sealed partial record Thing { [XmlPath("@kind")] public Kind Kind { get; set; }
            [XmlPath("a/b")] public string? Text { get; set; } }
        [XmlUnion("@type")] public abstract partial record Part;
        [XmlCase("x")] public sealed partial record PartX : Part;
        """;

    [Fact]
    public void AnUnrelatedEditRegeneratesNothing()
    {
        CSharpCompilation compilation = Compile(Model);
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new XmlGenerator().AsSourceGenerator()], driverOptions: options);
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Equal(4, driver.GetRunResult().GeneratedTrees.Length);

        driver = driver.RunGenerators(
            compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
                "namespace Other; class Unrelated { }", cancellationToken: TestContext.Current.CancellationToken)),
            TestContext.Current.CancellationToken);
        foreach (GeneratorRunResult result in driver.GetRunResult().Results)
        {
            foreach ((string name, var steps) in result.TrackedSteps)
            {
                if (name is "Records" or "Cases" or "Unions" or "Enums")
                {
                    Assert.All(steps, step => Assert.All(step.Outputs, output => Assert.True(
                        output.Reason is IncrementalStepRunReason.Cached
                            or IncrementalStepRunReason.Unchanged, $"{name}: {output.Reason}")));
                }
            }

            Assert.All(result.TrackedOutputSteps, pair =>
                Assert.All(pair.Value, step =>
                    Assert.All(step.Outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason))));
        }
    }

    [Fact]
    public void GeneratedCodeCompiles()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new XmlGenerator());
        driver.RunGeneratorsAndUpdateCompilation(
            Compile(Model), out Compilation output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void AMemberThatCannotBeReadIsAnError()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new XmlGenerator());
        driver = driver.RunGenerators(
            Compile("using Vireo.Xml; namespace S; [XmlRecord] public sealed partial record R { [XmlPath(\"x\")] public object? X { "
                + "get; set; } }"),
            TestContext.Current.CancellationToken);
        Assert.Equal("VX0001", Assert.Single(driver.GetRunResult().Diagnostics).Id);
    }

    private static CSharpCompilation Compile(string source)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<MetadataReference> references = Directory.EnumerateFiles(runtime, "System*.dll")
            .Append(Path.Combine(runtime, "netstandard.dll"))
            .Append(typeof(XmlTree).Assembly.Location)
            .Append(typeof(VirException).Assembly.Location)
            .Where(static f => !f.Contains(".Native.", StringComparison.Ordinal))
            .Select(static f => (MetadataReference)MetadataReference.CreateFromFile(f));
        return CSharpCompilation.Create(
            "Sample", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
