using System.Globalization;
using System.Text;
using Vireo.Drivers.Host;

namespace Vireo.Conformance.Corpora;

/// <summary>Where control groups are mounted.</summary>
internal sealed class VirCgroupCorpus : CorpusRunner
{
    public override string Corpus => "vircgroupdata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string mounts = conformanceCase.Inputs.First(static i => i.EndsWith(".mounts", StringComparison.Ordinal));
        var layout = CgroupLayout.Parse(data.ReadText(mounts));
        var text = new StringBuilder();
        foreach (string controller in CgroupLayout.Controllers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{controller,-12} {layout.Version1(controller) ?? "<null>"}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{"unified",-12} {layout.Unified ?? "<null>"}\n");
        return ValueTask.FromResult(Compare(text.ToString(), conformanceCase.Expected[0], data));
    }
}
