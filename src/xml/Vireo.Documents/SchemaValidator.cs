using System.Collections.Concurrent;
using System.Text;
using Vireo.Posix;

namespace Vireo.Documents;

/// <summary>Checks documents against libvirt's RELAX NG schemas, as the VALIDATE flags ask for. The schemas are files of a folder and are
/// compiled once each.</summary>
public sealed class SchemaValidator : IDisposable
{
    /// <summary>Where libvirt installs its schemas.</summary>
    public const string DefaultDirectory = "/usr/share/libvirt/schemas";

    // The schema of each kind of document, by root element.
    private static readonly Dictionary<string, string> s_schemas = new(StringComparer.Ordinal)
    {
        ["domain"] = "domain.rng", ["network"] = "network.rng", ["networkport"] = "networkport.rng", ["pool"] = "storagepool.rng",
            ["volume"] = "storagevol.rng",
        ["device"] = "nodedev.rng", ["interface"] = "interface.rng", ["secret"] = "secret.rng", ["filter"] = "nwfilter.rng",
            ["filterbinding"] = "nwfilterbinding.rng",
        ["domainsnapshot"] = "domainsnapshot.rng", ["domaincheckpoint"] = "domaincheckpoint.rng", ["domainbackup"] = "domainbackup.rng",
            ["cpu"] = "cpu.rng",
        ["capabilities"] = "capability.rng", ["domainCapabilities"] = "domaincaps.rng", ["storagepoolCapabilities"] = "storagepoolcaps.rng",
    };

    private readonly ConcurrentDictionary<string, Lazy<RelaxNgSchema?>> _compiled = new(StringComparer.Ordinal);
    private readonly string _directory;

    /// <summary>A validator with the schemas of a folder.</summary>
    public SchemaValidator(string directory = DefaultDirectory) => _directory = directory;

    /// <summary>Checks a document against a schema file of the folder, for example <c>domain.rng</c>.</summary>
    /// <exception cref="VirException">The document is not valid (code XmlInvalidSchema), or the schema cannot be used.</exception>
    public void Validate(string schema, string xml) => Validate(schema, Encoding.UTF8.GetBytes(xml));

    /// <summary>Checks a document in UTF-8 against a schema file of the folder.</summary>
    /// <exception cref="VirException">The document is not valid (code XmlInvalidSchema), or the schema cannot be used.</exception>
    public void Validate(string schema, ReadOnlySpan<byte> xml)
    {
        string file = Path.Combine(_directory, schema);
        RelaxNgSchema compiled = _compiled.GetOrAdd(file, static path => new Lazy<RelaxNgSchema?>(() => RelaxNgSchema.Load(path))).Value
            ?? throw DocumentErrors.SchemaUnreadable(file);
        IReadOnlyList<RelaxNgFault> faults;
        try
        {
            faults = compiled.Validate(xml);
        }
        catch (FormatException e)
        {
            throw DocumentErrors.NotParsed(e);
        }

        if (faults.Count == 0)
        {
            return;
        }

        SourceLocation? place = faults.FirstOrDefault(f => f.Line > 0) is { } first ? new SourceLocation("", null, first.Line, 1) : null;
        throw DocumentErrors.Invalid(file, string.Concat(faults.Select(f => f.Message)), place);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<RelaxNgSchema?> schema in _compiled.Values)
        {
            if (schema.IsValueCreated)
            {
                schema.Value?.Dispose();
            }
        }

        _compiled.Clear();
    }
}
