using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc.Tests;

/// <summary>The class that refuses flags: what it is made of, and what it refuses to be made of.</summary>
public class FlagCheckTests
{
    [Fact]
    public void A_driver_gets_a_class_that_checks_what_its_overrides_accept()
    {
        var result = GeneratorRun.Run(Driver("""
                [Accepts(DomainShutdownFlags.AcpiPowerBtn | DomainShutdownFlags.Signal)]
                public override ValueTask DomainShutdownAsync(DomainRef domain, DomainShutdownFlags flags, CancellationToken ct) => default;

                [Accepts]
                public override ValueTask DomainResetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken) => default;

                [Accepts(typeof(DomainDestroyFlags), Function = "other", Domain = ErrorDomain.Domain)]
                public override ValueTask DomainDestroyAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken ct) => default;
            """));
        Assert.Empty(result.Diagnostics);
        string text = Assert.Single(result.GeneratedTrees, static t => t.FilePath.Contains("Checked", StringComparison.Ordinal)).ToString();
        Assert.Contains("class CheckedSampleConnection(global::Vireo.Operations.ConnectionContext context) : SampleConnection(context)",
            text);
        Assert.Contains("(\"virDomainShutdownFlags\", \"sampleDomainShutdownFlags\", 0x9u)", text);
        Assert.Contains("(\"virDomainReset\", \"sampleDomainReset\", 0x0u)", text);
        Assert.Contains("(\"virDomainDestroyFlags\", \"other\", 0x3u)", text);
        Assert.Contains("UnsupportedFlags((global::Vireo.ErrorDomain)20, unknown, \"other\")", text);
        Assert.Contains("return base.DomainResetAsync(domain, flags, cancellationToken);", text);
    }

    [Fact]
    public void An_older_function_takes_the_flags_of_the_newer_one_under_its_own_name()
    {
        var result = GeneratorRun.Run(Driver("""
                [Accepts(DomainSnapshotListFlags.Leaves)]
                public override ValueTask<IReadOnlyList<DomainSnapshotRef>> DomainListAllSnapshotsAsync(
                    DomainRef domain, DomainSnapshotListFlags flags, CancellationToken cancellationToken) => default;
            """));
        string text = Assert.Single(result.GeneratedTrees, static t => t.FilePath.Contains("Checked", StringComparison.Ordinal)).ToString();
        Assert.Contains("(\"virDomainListAllSnapshots\", \"sampleDomainListAllSnapshots\", 0x4u)", text);
        Assert.Contains("(\"virDomainSnapshotNum\", \"sampleDomainSnapshotNum\", 0x4u)", text);
    }

    [Fact]
    public void An_older_function_that_does_the_same_is_named_as_the_newer_one()
    {
        var result = GeneratorRun.Run(Driver("""
                [Accepts(DomainCoreDumpFlags.Live)]
                public override ValueTask DomainCoreDumpWithFormatAsync(
                    DomainRef domain, string path, DomainCoreDumpFormat format, DomainCoreDumpFlags flags, CancellationToken ct) => default;
            """));
        string text = Assert.Single(result.GeneratedTrees, static t => t.FilePath.Contains("Checked", StringComparison.Ordinal)).ToString();
        Assert.Contains("(\"virDomainCoreDump\", \"sampleDomainCoreDumpWithFormat\", 0x2u)", text);
    }

    [Fact]
    public void Answers_of_typed_parameters_take_the_flag_of_texts_and_count_under_the_same_check()
    {
        var result = GeneratorRun.Run(Driver("""
                [Accepts(DomainModificationImpact.Live)]
                public override ValueTask<TypedParameterList> DomainGetMemoryParametersAsync(
                    DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken) => default;
            """));
        string text = Assert.Single(result.GeneratedTrees, static t => t.FilePath.Contains("Checked", StringComparison.Ordinal)).ToString();
        Assert.Contains("(\"virDomainGetMemoryParameters\", \"sampleDomainGetMemoryParameters\", 0x5u)", text);
        Assert.Contains("return base.DomainGetMemoryParametersCountAsync(domain, flags, cancellationToken);", text);
    }

    [Fact]
    public void An_override_with_flags_that_declares_none_is_an_error()
    {
        var result = GeneratorRun.Run(Driver(
            "    public override ValueTask DomainResetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken) => "
                + "default;"));
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("VRPC007", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    private static string Driver(string members) => $$"""
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Vireo;
        using Vireo.Operations;
        using Vireo.Protocol;
        namespace Sample;

        [FlagChecks(ErrorDomain.Qemu, "sample")]
        public class SampleConnection(ConnectionContext context) : DriverConnection(context)
        {
        {{members}}
        }
        """;
}
