using System.Text.Json;
using Vireo.Documents;

namespace Vireo.Conformance.Corpora;

/// <summary>Every document that the manifest's <c>schema_validation</c> names, against its schema: valid ones accepted, the others
/// refused.</summary>
internal sealed class SchemaCorpus : CorpusRunner
{
    private SchemaValidator? _public;
    private SchemaValidator? _internal;

    public override string Corpus => "schema_validation";

    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data)
    {
        var cases = new List<ConformanceCase>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement manifest in data.Manifests)
        {
            if (!manifest.TryGetProperty("schema_validation", out JsonElement validation))
            {
                continue;
            }

            Dictionary<string, string> exceptions = validation.GetProperty("exceptions").EnumerateObject().ToDictionary(
                e => e.Name, e => e.Value.GetString()!, StringComparer.Ordinal);
            foreach (JsonProperty schema in validation.GetProperty("schemas").EnumerateObject())
            {
                foreach (JsonElement directory in schema.Value.EnumerateArray())
                {
                    string path = directory.GetString()!;
                    bool pattern = path.EndsWith(".xml", StringComparison.Ordinal);
                    string folder = pattern ? path[..path.LastIndexOf('/')] : path;
                    foreach (string file in data.List(folder, pattern ? path[(path.LastIndexOf('/') + 1)..] : "*.xml"))
                    {
                        string? exception = exceptions.GetValueOrDefault(file);
                        if (exception == "skipped" || !seen.Add(schema.Name + ":" + file))
                        {
                            continue;
                        }

                        bool invalid = file.Contains("-invalid.", StringComparison.Ordinal) && exception != "validates";
                        cases.Add(new ConformanceCase(
                            file, [file], [], JsonSerializer.SerializeToElement(
                                new Dictionary<string, string> { ["schema"] = schema.Name, ["expect"] = invalid ? "error" : "valid" })));
                    }
                }
            }
        }

        return cases;
    }

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string schema = conformanceCase.Text("schema")!;
        bool own = schema.StartsWith("internal ", StringComparison.Ordinal);
        SchemaValidator validator = own
            ? _internal ??= new SchemaValidator(InternalSchemas(data))
            : _public ??= new SchemaValidator(Path.Combine(data.Spec ?? throw new DirectoryNotFoundException("../spec"), "schemas"));
        string name = own ? schema["internal ".Length..] : schema;
        byte[] document = data.ReadBytes(conformanceCase.Inputs[0]);
        if (conformanceCase.ExpectsError)
        {
            return ValueTask.FromResult(ExpectError(() => validator.Validate(name, document)));
        }

        validator.Validate(name, document);
        return ValueTask.FromResult<string?>(null);
    }

    // The internal schemas are templates that name the folder of the public ones by a variable.
    private static string InternalSchemas(ConformanceData data)
    {
        const string Suffix = ".in";
        string folder = Directory.CreateTempSubdirectory("vireo-schemas-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        string publicSchemas = Path.Combine(data.Spec!, "schemas");
        foreach (string template in data.List("schemas", "*" + Suffix))
        {
            string text = data.ReadText(template).Replace("@SCHEMADIR@", publicSchemas, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(template)[..^Suffix.Length]), text);
        }

        return folder;
    }
}
