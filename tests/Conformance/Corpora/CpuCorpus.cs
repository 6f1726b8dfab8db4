using System.Globalization;
using System.Xml.Linq;
using Vireo.Drivers.Host.CpuModels;

namespace Vireo.Conformance.Corpora;

/// <summary>CPU models: compare, update, baseline, features, and CPUID data decoded. Only x86 so far; what needs an emulator's answer
/// fails.</summary>
internal sealed class CpuCorpus : CorpusRunner
{
    public override string Corpus => "cputestdata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        if (conformanceCase.Text("arch") != "x86_64")
        {
            return ValueTask.FromResult<string?>("only x86 models are built");
        }

        string? result = conformanceCase.Text("expected_result");
        string flags = conformanceCase.Text("flags") ?? "";
        return ValueTask.FromResult(conformanceCase.Text("operation") switch
        {
            "compare" => Equal(result, Outcome(() => Compared(Input(conformanceCase, data, 0), Input(conformanceCase, data, 1)), "ERROR")),
            "has feature" => Equal(result, Outcome(
                () => X86Cpu.HasFeature(Input(conformanceCase, data, 0), conformanceCase.Text("feature")!) ? "YES" : "NO", "FAIL")),
            "update guest CPU for host" => Update(conformanceCase, data),
            "encode guest CPU and decode with allowed models" => Checked(
                conformanceCase, data,
                () => X86Cpu.Translate(X86Cpu.Update(Input(conformanceCase, data, 1), Input(conformanceCase, data, 0)), Models(
                    conformanceCase, data))),
            "baseline" => Checked(
                conformanceCase, data,
                () => X86Cpu.Baseline(
                    [.. XDocument.Load(data.Resolve(conformanceCase.Inputs[0])).Root!.Elements("cpu").Select(Definition)],
                    expand: flags.Contains("EXPAND", StringComparison.Ordinal), migratable: flags.Contains(
                        "MIGRATABLE", StringComparison.Ordinal))),
            "decode CPUID data" => Decode(conformanceCase, data),
            var other => $"the operation {other} is not built",
        });
    }

    private static string? Decode(ConformanceCase conformanceCase, ConformanceData data)
    {
        var cpu = X86Cpu.FromCpuid(Cpuid(data.Resolve(conformanceCase.Inputs[0])));
        string? fault = null;
        foreach (string path in conformanceCase.Expected)
        {
            if (path.EndsWith("-host.xml", StringComparison.Ordinal) || path.EndsWith("-guest.xml", StringComparison.Ordinal))
            {
                fault ??= Same(path, data, X86Cpu.Decode(cpu, guest: path.EndsWith("-guest.xml", StringComparison.Ordinal)));
            }
            else if (path.EndsWith(".sig", StringComparison.Ordinal))
            {
                var (family, model, stepping) = cpu.Signature!.Value;
                string words = data.ReadText(path);
                fault ??= words.Contains(string.Create(CultureInfo.InvariantCulture, $"{family} (0x{family:x2})"), StringComparison.Ordinal)
                    && words.Contains(string.Create(CultureInfo.InvariantCulture, $"{model} (0x{model:x2})"), StringComparison.Ordinal)
                    && words.Contains(string.Create(CultureInfo.InvariantCulture, $"{stepping} (0x{stepping:x2})"),
                        StringComparison.Ordinal)
                        ? null : "the signature differs:\n" + words;
            }
            else
            {
                fault ??= "the emulator's answer is not decoded";
            }
        }

        return fault;
    }

    private static string? Update(ConformanceCase conformanceCase, ConformanceData data)
    {
        var host = Input(conformanceCase, data, 0);
        var updated = X86Cpu.Update(Input(conformanceCase, data, 1), host);
        return Same(conformanceCase.Expected[0], data, updated)
            ?? Equal(conformanceCase.Text("expected_compare_after"), Compared(host, updated));
    }

    private static string? Checked(ConformanceCase conformanceCase, ConformanceData data, Func<CpuDefinition> make)
    {
        CpuDefinition? made = null;
        string outcome = Outcome(
            () =>
            {
                made = make();
                return "ok";
            },
            "error");
        string? fault = Equal(conformanceCase.Text("expected_result"), outcome);
        return fault is null && made is not null && conformanceCase.Expected.Count > 0
            ? Same(conformanceCase.Expected[0], data, made)
            : fault;
    }

    private static string Compared(CpuDefinition host, CpuDefinition cpu) => X86Cpu.Compare(host, cpu, out _).ToString().ToUpperInvariant();

    private static string Outcome(Func<string> run, string failed)
    {
        try
        {
            return run();
        }
        catch (VirException)
        {
            return failed;
        }
    }

    private static string? Equal(string? expected, string actual) => expected == actual ? null : $"expected {expected}, got {actual}";

    private static string? Same(string expectedFile, ConformanceData data, CpuDefinition actual)
    {
        var expected = XDocument.Parse(data.ReadText(expectedFile)).Root!;
        string policy(XElement e) => expected.Attribute("mode") is null ? "" : e.Attribute("policy")?.Value + " ";
        string want = $"{expected.Element("model")?.Value} {expected.Element("vendor")?.Value}\n"
            + string.Join("\n", expected.Elements("feature").Select(e => policy(e) + e.Attribute("name")!.Value)) + "\n";
        string got = $"{actual.Model} {actual.Vendor}\n"
            + string.Join("\n", actual.Features.Select(f => (actual.Guest ? f.Policy.ToString().ToLowerInvariant() + " " : "") + f.Name))
                + "\n";
        return want == got ? null : LineDiff.Render(want, got);
    }

    private static string[]? Models(ConformanceCase conformanceCase, ConformanceData data) =>
        conformanceCase.Text("models") is { } list
            ? [.. data.Manifests[0].GetProperty("corpora").GetProperty("cputestdata").GetProperty("model_lists").GetProperty(list)
                .EnumerateArray().Select(static e => e.GetString()!)]
            : null;

    private static CpuDefinition Input(ConformanceCase conformanceCase, ConformanceData data, int index) =>
        Definition(XDocument.Load(data.Resolve(conformanceCase.Inputs[index])).Root!);

    private static CpuDefinition Definition(XElement cpu)
    {
        string? mode = cpu.Attribute("mode")?.Value, match = cpu.Attribute("match")?.Value;
        return new CpuDefinition
        {
            Guest = mode is not null || match is not null,
            Mode = mode,
            Match = match switch { "minimum" => CpuMatch.Minimum, "strict" => CpuMatch.Strict, _ => CpuMatch.Exact },
            Arch = cpu.Element("arch")?.Value,
            Model = cpu.Element("model")?.Value.Trim(),
            Fallback = cpu.Element("model")?.Attribute("fallback")?.Value != "forbid",
            Vendor = cpu.Element("vendor")?.Value,
            Features = [.. cpu.Elements("feature").Select(static e => new CpuFeature(
                e.Attribute("name")!.Value, Enum.Parse<CpuFeaturePolicy>(e.Attribute("policy")?.Value ?? "require", ignoreCase: true)))],
        };
    }

    private static CpuidData Cpuid(string path)
    {
        static uint Hex(XAttribute? a) => a is null ? 0 : Convert.ToUInt32(a.Value, 16);
        var cpuid = new CpuidData();
        foreach (var e in XDocument.Load(path).Root!.Elements())
        {
            uint a = Hex(e.Attribute("eax")), d = Hex(e.Attribute("edx"));
            if (e.Name == "cpuid")
            {
                cpuid.Add(Hex(e.Attribute("eax_in")), Hex(e.Attribute("ecx_in")), a, Hex(e.Attribute("ebx")), Hex(e.Attribute("ecx")), d);
            }
            else if (e.Name == "msr")
            {
                cpuid.AddRegister(Hex(e.Attribute("index")), ((ulong)d << 32) | a);
            }
        }

        return cpuid;
    }
}
