using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>A compiled RELAX NG schema of libxml2, against which documents are checked. It knows nothing of libvirt's documents or errors'
/// texts.</summary>
public sealed class RelaxNgSchema : IDisposable
{
    private static readonly Lock s_parsing = new();
    private readonly Lock _using = new();
    private nint _schema;

    private RelaxNgSchema(nint schema) => _schema = schema;

    /// <summary>Compiles the schema in a file with all that it includes; null when the file is missing or is no schema.</summary>
    public static RelaxNgSchema? Load(string file)
    {
        // libxml2 would complain about a missing file on standard error.
        if (!File.Exists(file))
        {
            return null;
        }

        lock (s_parsing)
        {
            LibXml2.InitParser();
            nint context = LibXml2.NewParserContext(file);
            if (context == 0)
            {
                return null;
            }

            try
            {
                LibXml2.StructuredErrorHandler silent = static (_, _) => { };
                LibXml2.SetParserErrors(context, silent, 0);
                nint schema = LibXml2.ParseSchema(context);
                GC.KeepAlive(silent);
                return schema == 0 ? null : new RelaxNgSchema(schema);
            }
            finally
            {
                LibXml2.FreeParserContext(context);
            }
        }
    }

    /// <summary>Checks a well-formed UTF-8 document. An empty list: it is valid.</summary>
    /// <exception cref="FormatException">libxml2 cannot read the document.</exception>
    public IReadOnlyList<RelaxNgFault> Validate(ReadOnlySpan<byte> document)
    {
        // A compiled schema caches automaton states, so one validation at a time.
        lock (_using)
        {
            ObjectDisposedException.ThrowIf(_schema == 0, this);
            nint tree = LibXml2.ReadMemory(document, document.Length, null, "UTF-8", LibXml2.ReadOptions);
            if (tree == 0)
            {
                throw new FormatException("the document is not well-formed");
            }

            try
            {
                return Validate(tree);
            }
            finally
            {
                LibXml2.FreeDoc(tree);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_using)
        {
            if (_schema != 0)
            {
                LibXml2.FreeSchema(_schema);
                _schema = 0;
            }
        }
    }

    private List<RelaxNgFault> Validate(nint tree)
    {
        nint context = LibXml2.NewValidContext(_schema);
        if (context == 0)
        {
            throw FileErrors.NoSchemaContext();
        }

        var faults = new List<RelaxNgFault>();
        LibXml2.StructuredErrorHandler collect = (_, error) =>
        {
            // SAFETY: libxml2 passes a valid xmlError for the time of the call; only its leading members, the same in all versions, are
            // read.
            var one = Marshal.PtrToStructure<LibXml2.Error>(error);
            faults.Add(new RelaxNgFault(Marshal.PtrToStringUTF8(one.Message) ?? "", one.Line));
        };
        try
        {
            LibXml2.SetValidErrors(context, collect, 0);
            int result = LibXml2.ValidateDocument(context, tree);
            if (result != 0 && faults.Count == 0)
            {
                faults.Add(new RelaxNgFault("", 0));
            }

            return result == 0 ? [] : faults;
        }
        finally
        {
            LibXml2.FreeValidContext(context);
            GC.KeepAlive(collect);
        }
    }
}
