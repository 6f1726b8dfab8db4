using System.Text.Json;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Cli;

/// <summary>
/// <c>vireo xml</c>: works on documents alone, without a daemon. The kind of a document is found from its root element.
/// It prints for people, or JSON for machines; it never changes a file unless asked to.
/// </summary>
public sealed class XmlCommand(TextReader input, TextWriter output, TextWriter errors)
{
    private const int Yes = 0;
    private const int No = 1;
    private const int Trouble = 2;

    private const string Help = """
        Usage: vireo xml format FILE…     print documents in canonical form
               vireo xml validate FILE…   check documents: well-formed, valid by schema, readable
               vireo xml diff FILE FILE   show what differs between two documents

        FILE may be '-' for standard input. The root element decides the kind of document.
        'vireo xml COMMAND --help' describes a command and its options.

        Exit codes: 0 fine (diff: no difference), 1 not fine (a document is refused; there are differences), 2 usage, a file cannot be
        read, or documents cannot be compared.
        """;

    private const string FormatHelp = """
        Usage: vireo xml format [OPTION…] FILE…

        Prints documents in libvirt's canonical form. What libvirt would pass over in silence is reported on standard error.

        Options:
          --in-place       write the files instead of printing
          --inactive       only what is kept when the object is not running
          --secure         with passwords (documents are read from files as they are; default is without)
          --output json    results as JSON
        """;

    private const string ValidateHelp = """
        Usage: vireo xml validate [OPTION…] FILE…

        Checks that documents are well-formed, valid by their schema, and readable. Prints nothing about those that are.

        Options:
          --schemas DIR    the RELAX NG schemas (default /usr/share/libvirt/schemas)
          --no-schema      do not check against the schema
          --output json    results as JSON
        """;

    private const string DiffHelp = """
        Usage: vireo xml diff [OPTION…] FILE FILE

        Shows what differs between two documents of one kind, whatever the order and form in which they are written.

        Options:
          --output json    the differences as JSON
        """;

    // Which command takes which options; '--output' is everybody's.
    private static readonly Dictionary<string, (string Help, string[] Options)> s_commands = new(StringComparer.Ordinal)
    {
        ["format"] = (FormatHelp, ["--in-place", "--inactive", "--secure"]),
        ["validate"] = (ValidateHelp, ["--schemas", "--no-schema"]),
        ["diff"] = (DiffHelp, []),
    };

    private bool _json;
    private bool _inPlace;
    private bool _noSchema;
    private FormatFlags _flags;
    private string _schemas = SchemaValidator.DefaultDirectory;

    /// <summary>Runs the command with the arguments after <c>xml</c>.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        var options = new List<string>();
        bool help = false;
        string? command = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            string? value = null;
            int equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
            if (equals > 0)
            {
                (argument, value) = (argument[..equals], argument[(equals + 1)..]);
            }

            if (argument.Length > 1 && argument[0] == '-' && argument is not ("--help" or "-h" or "--output"))
            {
                options.Add(argument);
            }

            switch (argument)
            {
                case "--help" or "-h":
                    help = true;
                    break;
                case "--output":
                    value ??= i + 1 < arguments.Count ? arguments[++i] : "";
                    if (value is not ("json" or "text"))
                    {
                        return await UsageAsync($"--output takes 'json' or 'text', not '{value}'").ConfigureAwait(false);
                    }

                    _json = value == "json";
                    break;
                case "--schemas":
                    value ??= i + 1 < arguments.Count ? arguments[++i] : "";
                    if (value.Length == 0)
                    {
                        return await UsageAsync("'--schemas' needs a folder").ConfigureAwait(false);
                    }

                    _schemas = value;
                    break;
                case "--in-place":
                    _inPlace = true;
                    break;
                case "--inactive":
                    _flags |= FormatFlags.Inactive;
                    break;
                case "--secure":
                    _flags |= FormatFlags.Secure;
                    break;
                case "--no-schema":
                    _noSchema = true;
                    break;
                default:
                    if (argument.Length > 1 && argument[0] == '-')
                    {
                        return await UsageAsync($"unknown option '{argument}'").ConfigureAwait(false);
                    }

                    if (command is null)
                    {
                        command = argument;
                    }
                    else
                    {
                        files.Add(argument);
                    }

                    break;
            }
        }

        return await RunAsync(command, files, options, help, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> RunAsync(
        string? command, List<string> files, List<string> options, bool help, CancellationToken cancellationToken)
    {
        (string Help, string[] Options) known = (Help, []);
        if (command is not null && !s_commands.TryGetValue(command, out known))
        {
            return await UsageAsync($"unknown command '{command}'").ConfigureAwait(false);
        }

        if (help)
        {
            await output.WriteLineAsync(known.Help).ConfigureAwait(false);
            return Yes;
        }

        if (command is not null && options.Find(o => !known.Options.Contains(o, StringComparer.Ordinal)) is { } foreign)
        {
            return await UsageAsync($"'{command}' takes no '{foreign}'").ConfigureAwait(false);
        }

        if (_inPlace && files.Contains("-"))
        {
            return await UsageAsync("'--in-place' needs files: standard input cannot be written").ConfigureAwait(false);
        }

        return (command, files.Count) switch
        {
            ("format", > 0) => await EachAsync(files, FormatAsync, cancellationToken).ConfigureAwait(false),
            ("validate", > 0) => await EachAsync(files, ValidateAsync, cancellationToken).ConfigureAwait(false),
            ("diff", 2) => await DiffAsync(files[0], files[1], cancellationToken).ConfigureAwait(false),
            ("format" or "validate", _) => await UsageAsync($"'{command}' needs a file").ConfigureAwait(false),
            ("diff", _) => await UsageAsync("'diff' needs two files").ConfigureAwait(false),
            _ => await UsageAsync("no command").ConfigureAwait(false),
        };
    }

    private async Task<int> UsageAsync(string what)
    {
        await errors.WriteLineAsync($"error: {what}; see 'vireo xml --help'").ConfigureAwait(false);
        return Trouble;
    }

    // What keeps a file from being read is reported in libvirt's text.
    private async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file == "-")
        {
            return await input.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return XmlText.Decode(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(Directory.Exists(file)
                ? $"Failed to read file '{file}': Is a directory"
                : $"Failed to open file '{file}': {Errors.Cause(e)}", e);
        }
    }

    private async Task<int> EachAsync(
        List<string> files, Func<string, string, FileResult, CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        var results = new List<FileResult>();
        int exit = Yes;
        foreach (string file in files)
        {
            var result = new FileResult(file);
            results.Add(result);
            try
            {
                await action(file, await ReadAsync(file, cancellationToken).ConfigureAwait(false), result, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (VirException e)
            {
                result.Error = e;
                exit = Math.Max(exit, No);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                result.Trouble = e.Message;
                exit = Trouble;
            }

            if (!_json)
            {
                await PrintAsync(result).ConfigureAwait(false);
            }
        }

        if (_json)
        {
            await output.WriteLineAsync(XmlCommandJson.Files(results)).ConfigureAwait(false);
        }

        return exit;
    }

    private async Task PrintAsync(FileResult result)
    {
        foreach (DroppedNode node in result.Dropped)
        {
            await errors.WriteLineAsync($"{result.File}:{node.Line}:{node.Column}: ignored: {node.Path}").ConfigureAwait(false);
        }

        if (result.Error is { } error)
        {
            string place = error.Location is { } at ? $":{at.Line}:{at.Column}" : "";
            await errors.WriteLineAsync($"{result.File}{place}: error: {error.Message.TrimEnd('\n')}").ConfigureAwait(false);
        }
        else if (result.Trouble is { } trouble)
        {
            await errors.WriteLineAsync($"{result.File}: error: {trouble}").ConfigureAwait(false);
        }
        else if (result.Text is { } text)
        {
            await output.WriteAsync(text).ConfigureAwait(false);
        }
    }

    private async Task FormatAsync(string file, string xml, FileResult result, CancellationToken cancellationToken)
    {
        XmlRecord document = DocumentKind.Read(xml, out DocumentKind kind, result.Dropped);
        result.Kind = kind.Root;
        string text = kind.Format(document, _flags);
        if (_inPlace && file != "-")
        {
            await File.WriteAllTextAsync(file, text, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            result.Text = text;
        }
    }

    private Task ValidateAsync(string file, string xml, FileResult result, CancellationToken cancellationToken)
    {
        _ = DocumentKind.Read(xml, out DocumentKind kind, result.Dropped);
        result.Kind = kind.Root;
        if (!_noSchema && kind.Schema is { } schema)
        {
            using var validator = new SchemaValidator(_schemas);
            validator.Validate(schema, xml);
        }

        result.Text = _json ? null : $"{file} validates\n";
        return Task.CompletedTask;
    }

    private async Task<int> DiffAsync(string first, string second, CancellationToken cancellationToken)
    {
        string current = first;
        try
        {
            XmlRecord before = DocumentKind.Read(await ReadAsync(first, cancellationToken).ConfigureAwait(false), out DocumentKind kind);
            current = second;
            XmlRecord after = DocumentKind.Read(await ReadAsync(second, cancellationToken).ConfigureAwait(false), out DocumentKind other);
            if (kind != other)
            {
                return await CannotCompareAsync(second, null, $"{first} is a {kind.Name}, {second} is a {other.Name}").ConfigureAwait(
                    false);
            }

            IReadOnlyList<DocumentChange> changes = DocumentDiff.Compare(before, after, kind.Root);
            if (_json)
            {
                await output.WriteLineAsync(XmlCommandJson.Changes(kind.Root, changes)).ConfigureAwait(false);
            }
            else
            {
                foreach (DocumentChange change in changes)
                {
                    await output.WriteLineAsync(change switch
                    {
                        { Before: null } => $"+ {change.Path} = {change.After}",
                        { After: null } => $"- {change.Path} = {change.Before}",
                        _ => $"~ {change.Path}: {change.Before} -> {change.After}",
                    }).ConfigureAwait(false);
                }
            }

            return changes.Count == 0 ? Yes : No;
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            return await CannotCompareAsync(current, e as VirException, e.Message).ConfigureAwait(false);
        }
    }

    private async Task<int> CannotCompareAsync(string file, VirException? error, string message)
    {
        var result = new FileResult(file) { Error = error, Trouble = error is null ? message : null };
        if (_json)
        {
            await output.WriteLineAsync(XmlCommandJson.Refused(result)).ConfigureAwait(false);
        }
        else
        {
            await PrintAsync(result).ConfigureAwait(false);
        }

        return Trouble;
    }
}

/// <summary>What became of one file.</summary>
internal sealed class FileResult(string file)
{
    public string File => file;

    public string? Kind { get; set; }

    public string? Text { get; set; }

    public VirException? Error { get; set; }

    public string? Trouble { get; set; }

    public List<DroppedNode> Dropped { get; } = [];
}

/// <summary>The results as JSON.</summary>
internal static class XmlCommandJson
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Files(List<FileResult> results) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (FileResult result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("file", result.File);
            writer.WriteString("kind", result.Kind);
            writer.WriteBoolean("ok", result.Error is null && result.Trouble is null);
            if (result.Text is not null)
            {
                writer.WriteString("xml", result.Text);
            }

            Fault(writer, result);
            writer.WriteStartArray("ignored");
            foreach (DroppedNode node in result.Dropped)
            {
                writer.WriteStartObject();
                writer.WriteString("path", node.Path);
                writer.WriteNumber("line", node.Line);
                writer.WriteNumber("column", node.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static string Refused(FileResult result) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("file", result.File);
        Fault(writer, result);
        writer.WriteEndObject();
    });

    private static void Fault(Utf8JsonWriter writer, FileResult result)
    {
        if (result.Error is { } error)
        {
            writer.WriteStartObject("error");
            writer.WriteNumber("code", (int)error.Code);
            writer.WriteNumber("domain", (int)error.Domain);
            writer.WriteString("message", error.Message);
            if (error.Location is { } at)
            {
                writer.WriteString("element", at.Element);
                writer.WriteString("attribute", at.Attribute);
                writer.WriteNumber("line", at.Line);
                writer.WriteNumber("column", at.Column);
            }

            writer.WriteEndObject();
        }
        else if (result.Trouble is { } trouble)
        {
            writer.WriteStartObject("error");
            writer.WriteString("message", trouble);
            writer.WriteEndObject();
        }
    }

    public static string Changes(string kind, IReadOnlyList<DocumentChange> changes) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("kind", kind);
        writer.WriteBoolean("equal", changes.Count == 0);
        writer.WriteStartArray("changes");
        foreach (DocumentChange change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("change", change switch { { Before: null } => "added", { After: null } => "removed", _ => "changed" });
            writer.WriteString("path", change.Path);
            writer.WriteString("before", change.Before);
            writer.WriteString("after", change.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
