using System.Globalization;
using System.Text;

namespace Vireo.Conformance;

/// <summary>
/// The committed number of passed cases per corpus, below which a run is a failure. The numbers hold for the open data;
/// with VIREO_UPDATE=1 a run over it writes the file anew.
/// </summary>
internal static class Floor
{
    public static Dictionary<string, int> Load(string path)
    {
        var floor = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return floor;
        }

        foreach (string line in File.ReadLines(path))
        {
            int colon = line.LastIndexOf(':');
            if (colon > 0 && int.TryParse(
                line.AsSpan(colon + 1), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int passed))
            {
                floor[line[..colon]] = passed;
            }
        }

        return floor;
    }

    public static void Save(string path, IEnumerable<CorpusResult> results)
    {
        var text = new StringBuilder();
        foreach (CorpusResult result in results.Where(r => r.Passed > 0).OrderBy(r => r.Corpus, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{result.Corpus}: {result.Passed}\n");
        }

        File.WriteAllText(path, text.ToString());
    }
}

/// <summary>How a corpus did.</summary>
internal sealed record CorpusResult(string Corpus, int Passed, int Total, TimeSpan Elapsed);
