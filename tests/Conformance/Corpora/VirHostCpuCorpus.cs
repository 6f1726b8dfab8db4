using System.Globalization;
using System.Text;
using Vireo.Drivers.Host;

namespace Vireo.Conformance.Corpora;

/// <summary>Number, shape, frequency and signature of processors out of cpuinfo and sysfs, and CPU times out of
/// <c>/proc/stat</c>.</summary>
internal sealed class VirHostCpuCorpus : CorpusRunner
{
    // What KVM answers on the POWER8 machines of the corpus.
    private const int PowerThreadsPerSubcore = 8;

    public override string Corpus => "virhostcpudata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        if (conformanceCase.Number("ncpus") is { } cpus)
        {
            return ValueTask.FromResult(Compare(
                Times(data.ReadText(conformanceCase.Inputs[0]), (int)cpus), conformanceCase.Expected[0], data));
        }

        string tree = conformanceCase.Text("sysfs")!, arch = conformanceCase.Text("arch")!;
        using var scratch = new ScratchTree(data, tree);
        Directory.CreateDirectory(scratch["proc"]);
        File.Copy(data.Resolve(conformanceCase.Inputs[0]), scratch["proc/cpuinfo"]);
        var files = new HostFiles(scratch[tree], scratch["proc"], scratch["none"]);
        var s = HostCpu.Read(files, arch, arch.StartsWith("ppc64", StringComparison.Ordinal) ? PowerThreadsPerSubcore : 0);
        string? fault = Compare(
            $"CPUs: {s.Cpus}/{s.Total}, MHz: {s.Mhz}, Nodes: {s.Nodes}, Sockets: {s.Sockets}, Cores: {s.Cores}, Threads: {s.Threads}",
                conformanceCase.Expected[0], data);
        foreach (string expected in conformanceCase.Expected.Skip(1))
        {
            fault ??= Compare(HostCpu.Signature(files, arch) ?? "", expected, data);
        }

        return ValueTask.FromResult(fault);
    }

    private static string Times(string stat, int cpus)
    {
        var text = new StringBuilder();
        for (int cpu = -1; cpu < cpus; cpu++)
        {
            var t = HostCpuStats.Parse(stat, cpu) ?? default;
            string name = cpu < 0 ? "cpu" : "cpu" + cpu.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture,
                $"{name}:\nkernel: {t.Kernel}\nuser: {t.User}\nidle: {t.Idle}\niowait: {t.IoWait}\n\n");
        }

        return text.ToString();
    }
}
