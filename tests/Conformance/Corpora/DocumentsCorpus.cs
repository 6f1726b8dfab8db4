using Vireo.Documents;

namespace Vireo.Conformance.Corpora;

/// <summary>
/// Documents that only ever come out of a driver (capabilities of hosts, guests and pools, migration cookies), read and printed without
/// one: they must come out as they went in. Of a cookie pair the second file is what the reading host would write on: with its own name and
/// without what was only for itself.
/// </summary>
internal sealed class DocumentsCorpus : CorpusRunner
{
    private static readonly string[] s_directories = [
        "vircaps2xmldata", "qemucaps2xmloutdata", "domaincapsdata", "storagepoolcapsschemadata", "qemumigrationcookiexmldata"];

    public override string Corpus => "documents";

    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data)
    {
        var cases = new List<ConformanceCase>();
        foreach (string directory in s_directories)
        {
            foreach (string file in data.List(directory, "*.xml"))
            {
                const string In = "-in.xml";
                if (file.EndsWith("-out.xml", StringComparison.Ordinal))
                {
                    continue;
                }

                string expected = file.EndsWith(In, StringComparison.Ordinal) ? file[..^In.Length] + "-out.xml" : file;
                if (data.Find(expected) is not null)
                {
                    cases.Add(new ConformanceCase(file, [file], [expected]));
                }
            }
        }

        return cases;
    }

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string file = conformanceCase.Inputs[0];
        string xml = data.ReadText(file);
        string produced = file[..file.IndexOf('/', StringComparison.Ordinal)] switch
        {
            "domaincapsdata" => DomainCapsDef.Parse(xml).Format(),
            "storagepoolcapsschemadata" => StoragePoolCapabilitiesDef.Parse(xml).Format(),
            "qemumigrationcookiexmldata" => Cookie(xml, file != conformanceCase.Expected[0]),
            _ => CapabilitiesDef.Parse(xml).Format(),
        };
        return ValueTask.FromResult(Compare(produced, conformanceCase.Expected[0], data));
    }

    private static string Cookie(string xml, bool rewritten)
    {
        MigrationCookie cookie = MigrationCookie.Parse(xml);
        if (rewritten && Uuid.TryParse("4a802f00-4cba-5df6-9679-a08c4c5b577f", out Uuid host))
        {
            cookie.Hostname = "hostname";
            cookie.HostUuid = host;
            cookie.Features.Clear();
            cookie.AllowReboot = Xml.YesNo.Unset;
        }

        return cookie.Format();
    }
}
