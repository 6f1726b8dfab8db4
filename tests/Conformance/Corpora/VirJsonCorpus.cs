using System.Text.Json.Nodes;

namespace Vireo.Conformance.Corpora;

/// <summary>JSON documents: parsed and printed; with dotted names folded into objects; with a member removed and one added.</summary>
internal sealed class VirJsonCorpus : CorpusRunner
{
    public override string Corpus => "virjsondata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        // The files break long lines with a backslash before the newline.
        string input = Joined(data.ReadText(conformanceCase.Inputs[0]));
        if (conformanceCase.ExpectsError)
        {
            return ValueTask.FromResult(ExpectError(() => Run(conformanceCase, input)));
        }

        string expected = Joined(data.ReadText(conformanceCase.Expected[0]));
        string produced = Run(conformanceCase, input);
        produced = produced.EndsWith('\n') ? produced : produced + "\n";
        return ValueTask.FromResult(produced == expected ? null : LineDiff.Render(expected, produced));
    }

    private static string Joined(string text) => text.Replace("\\\n", "", StringComparison.Ordinal);

    private static string Run(ConformanceCase conformanceCase, string input)
    {
        JsonNode? document = VirJsonText.Parse(input);
        switch (conformanceCase.Text("operation"))
        {
            case "deflatten":
                return VirJsonText.Format(JsonDotted.Fold(document), pretty: true);
            case "add-remove":
                JsonObject members = document as JsonObject
                    ?? throw Errors.Report(ErrorDomain.None, ErrorCode.InternalError, "not an object");
                if (!members.Remove("name"))
                {
                    throw Errors.Report(ErrorDomain.None, ErrorCode.InternalError, "no member 'name'");
                }

                members.Add("newname", "foo");
                return VirJsonText.Format(members, pretty: false);
            default:
                return VirJsonText.Format(document, pretty: false);
        }
    }
}
