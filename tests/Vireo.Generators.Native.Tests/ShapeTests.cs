using Microsoft.CodeAnalysis;
using Xunit;

namespace Vireo.Generators.Native.Tests;

/// <summary>What the generator makes of each shape, word for word; VIREO_UPDATE=1 writes the goldens anew. And what it refuses.</summary>
public class ShapeTests
{
    private const string Types = """
        typedef struct _virDomainInfo virDomainInfo;
        typedef virDomainInfo *virDomainInfoPtr;
        struct _virDomainInfo {
            unsigned char state;
            unsigned long maxMem;
            unsigned long memory;
            unsigned short nrVirtCpu;
            unsigned long long cpuTime;
        };

        """;

    [Theory]
    [InlineData(
        "Status",
        "/* N_1.0.0 Status(DomainSetMemoryFlags) */ int virDomainSetMemoryFlags(virDomainPtr domain, unsigned long memory, unsigned "
        + "int flags);")]
    [InlineData("StatusLegacy", "/* N_1.0.0 Status(DomainSetMemory) */ int virDomainSetMemory(virDomainPtr domain, unsigned long memory);")]
    [InlineData("StatusUpdates", "/* N_1.0.0 Status(DomainCreate) */ int virDomainCreate(virDomainPtr domain);")]
    [InlineData("StatusParameters",
        "/* N_1.0.0 Status(DomainSetBlkioParameters) */ int virDomainSetBlkioParameters(virDomainPtr domain, virTypedParameterPtr "
        + "params, int nparams, unsigned int flags);")]
    [InlineData("Stop", "/* N_1.0.0 Stop(DomainDestroy) */ int virDomainDestroy(virDomainPtr domain);")]
    [InlineData("MayStop", "/* N_1.0.0 MayStop(DomainShutdown) */ int virDomainShutdown(virDomainPtr domain);")]
    [InlineData("Value", "/* N_1.0.0 Value(DomainIsActive) */ int virDomainIsActive(virDomainPtr dom);")]
    [InlineData("ValueCount", "/* N_1.0.0 Value(ConnectNumOfDomains) */ int virConnectNumOfDomains(virConnectPtr conn);")]
    [InlineData("Text", "/* N_1.0.0 Text(DomainGetXmlDesc) */ char *virDomainGetXMLDesc(virDomainPtr domain, unsigned int flags);")]
    [InlineData(
        "Object",
        "/* N_1.0.0 Object(DomainLookupByUuid) */ virDomainPtr virDomainLookupByUUIDString(virConnectPtr conn, const char *uuidstr);")]
    [InlineData(
        "ObjectList",
        "/* N_1.0.0 ObjectList(DomainListAllSnapshots) */ int virDomainListAllSnapshots(virDomainPtr domain, virDomainSnapshotPtr "
        + "**snaps, unsigned int flags);")]
    [InlineData(
        "NameFill",
        "/* N_1.0.0 NameFill(ConnectListDefinedDomains) */ int virConnectListDefinedDomains(virConnectPtr conn, char **const names, "
        + "int maxnames);")]
    [InlineData(
        "NumberFill", "/* N_1.0.0 NumberFill(ConnectListDomains) */ int virConnectListDomains(virConnectPtr conn, int *ids, int maxids);")]
    [InlineData(
        "TextList",
        "/* N_1.0.0 TextList(DomainGetMessages) */ int virDomainGetMessages(virDomainPtr domain, char ***msgs, unsigned int flags);")]
    [InlineData("Struct", "/* N_1.0.0 Struct(DomainGetInfo) */ int virDomainGetInfo(virDomainPtr domain, virDomainInfoPtr info);")]
    [InlineData(
        "Out", "/* N_1.0.0 Out(DomainGetState) */ int virDomainGetState(virDomainPtr domain, int *state, int *reason, unsigned int "
        + "flags);")]
    [InlineData(
        "OutFill",
        "/* N_1.0.0 Out(DomainGetBlkioParameters) */ int virDomainGetBlkioParameters(virDomainPtr domain, virTypedParameterPtr params, "
        + "int *nparams, unsigned int flags);")]
    [InlineData(
        "OutNew",
        "/* N_1.0.0 Out(DomainGetJobStats) */ int virDomainGetJobStats(virDomainPtr domain, int *type, virTypedParameterPtr *params, "
        + "int *nparams, unsigned int flags);")]
    [InlineData(
        "Stream",
        "/* N_1.0.0 Stream(DomainOpenConsole) */ int virDomainOpenConsole(virDomainPtr dom, const char *dev_name, virStreamPtr st, "
        + "unsigned int flags);")]
    [InlineData("Ref", "/* N_1.0.0 Ref */ int virDomainRef(virDomainPtr domain);")]
    [InlineData("Free", "/* N_1.0.0 Free */ int virDomainFree(virDomainPtr domain);")]
    [InlineData("Member", "/* N_1.0.0 Member(Name) */ const char *virDomainGetName(virDomainPtr domain);")]
    [InlineData("Uuid", "/* N_1.0.0 Uuid */ int virDomainGetUUID(virDomainPtr domain, unsigned char *uuid);")]
    [InlineData(
        "Manual",
        "/* N_1.0.0 Manual */ int virDomainMemoryPeek(virDomainPtr dom, unsigned long long start, size_t size, void *buffer, unsigned "
        + "int flags);")]
    public void Shape_makes(string name, string line)
    {
        var result = GeneratorRun.Run(Types + line + "\n");
        Assert.Empty(result.Diagnostics);
        string text = Assert.Single(result.GeneratedTrees).ToString();
        string path = Path.Combine(Root(), "tests", "Vireo.Generators.Native.Tests", "Goldens", name + ".txt");
        if (Environment.GetEnvironmentVariable("VIREO_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with VIREO_UPDATE=1");
        Assert.Equal(File.ReadAllText(path), text);
    }

    [Theory]
    [InlineData("/* N_1.0.0 Status(NoSuchProcedure) */ int virX(virDomainPtr domain);")]
    [InlineData("/* N_1.0.0 Whatever(DomainDestroy) */ int virX(virDomainPtr domain);")]
    [InlineData("/* N_1.0.0 Status(DomainDestroy) */ int virX(int domain);")]
    [InlineData("/* N_1.0.0 Status(DomainDestroy) */ int virX(virDomainPtr domain, int surplus);")]
    [InlineData("/* N_1.0.0 Status(DomainSetMemoryFlags) */ int virX(virDomainPtr domain, const char *memory, unsigned int flags);")]
    [InlineData("/* N_1.0.0 Status(DomainSetMemoryFlags) */ int virX(virDomainPtr domain);")]
    [InlineData("/* N_1.0.0 Text(DomainGetInfo) */ char *virX(virDomainPtr domain);")]
    [InlineData("/* N_1.0.0 Out(DomainGetState) */ int virX(virDomainPtr domain, int *state, unsigned int flags);")]
    [InlineData("/* N_1.0.0 Member(Name) */ const char *virX(int number);")]
    public void What_does_not_fit_is_an_error(string line)
    {
        var result = GeneratorRun.Run(Types + line + "\n");
        Assert.NotEmpty(result.Diagnostics);
        Assert.All(result.Diagnostics, d => Assert.Equal("VNAT001", d.Id));
    }

    [Fact]
    public void An_unrelated_edit_regenerates_nothing()
    {
        const string Unrelated = "namespace Sample; class A { int Answer() => 42; }";
        var compilation = GeneratorRun.Compile(GeneratorRun.Surface, Unrelated);
        var driver = GeneratorRun.Create(Types).RunGenerators(compilation);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[1], GeneratorRun.Parse(Unrelated.Replace("42", "43", StringComparison.Ordinal), "Sample1.cs"));
        var result = driver.RunGenerators(edited).GetRunResult().Results[0];
        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Vireo.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
