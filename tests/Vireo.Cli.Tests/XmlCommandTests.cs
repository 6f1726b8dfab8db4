using System.Text.Json;
using Xunit;

namespace Vireo.Cli.Tests;

/// <summary><c>vireo xml</c> as somebody sees it who types it: what is printed where, and the exit code.</summary>
public sealed class XmlCommandTests : IDisposable
{
    private const string Network = "<network><name>a</name><bridge name='b'/></network>";
    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FormatPrintsTheCanonicalForm()
    {
        (int exit, string output, string errors) = await RunAsync(
            "format", Save("a.xml", "<network ><bridge name=\"b\"></bridge><name>a</name></network>"));
        Assert.Equal((0, "<network>\n  <name>a</name>\n  <bridge name='b'/>\n</network>\n", ""), (exit, output, errors));
    }

    [Fact]
    public async Task FormatReadsStandardInputAndSeveralFiles()
    {
        (int exit, string output, _) = await RunAsync(
            "format", "-", Save("s.xml", "<secret ephemeral='no'><uuid>5f8d5b4c-5a4e-4c41-9a3b-0f2a8f6e0001</uuid></secret>"));
        Assert.Equal(0, exit);
        Assert.StartsWith("<network>\n", output, StringComparison.Ordinal);
        Assert.Contains("<secret ephemeral='no'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormatTellsWhatItIgnoresAndWritesInPlace()
    {
        string file = Save("a.xml", "<network><name>a</name>\n<nonsense/></network>");
        (int exit, string output, string errors) = await RunAsync("format", "--in-place", file);
        Assert.Equal((0, "", $"{file}:2:1: ignored: /network/nonsense\n"), (exit, output, errors));
        Assert.Equal("<network>\n  <name>a</name>\n</network>\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Standard_input_is_not_written_in_place()
    {
        (int exit, string output, string errors) = await RunAsync("format", "--in-place", "-");
        Assert.Equal(
            (2, "", "error: '--in-place' needs files: standard input cannot be written; see 'vireo xml --help'\n"), (exit, output, errors));
    }

    [Fact]
    public async Task FilesThatCannotBeReadAreToldInLibvirtsWords()
    {
        (int exit, string output, string errors) = await RunAsync("format", "/nonexistent/a.xml", _folder, Save("a.xml", Network));
        Assert.Equal(2, exit);
        Assert.Equal(
            $"/nonexistent/a.xml: error: Failed to open file '/nonexistent/a.xml': No such file or directory\n{_folder}: error: Failed "
                + $"to read file '{_folder}': Is a directory\n", errors);
        Assert.StartsWith("<network>", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ":1:1: error: at line 1: Document is empty")]
    [InlineData("<network>\n<a></network>",
        ":2:14: error: at line 2: Opening and ending tag mismatch: a line 2 and network\n<a></network>\n-------------^")]
    [InlineData("<nonsense/>", ":1:1: error: XML error: unexpected root element <nonsense>, which no kind of document has")]
    [InlineData("<network><name>a</name><bridge stp='on' delay='x'/></network>",
        ":1:41: error: XML error: Invalid value for attribute 'delay' in element 'bridge': 'x'.")]
    public async Task DocumentsThatAreRefusedAreToldWithTheirPlace(string text, string message)
    {
        string file = Save("a.xml", text);
        (int exit, string output, string errors) = await RunAsync("validate", "--no-schema", file);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith(file + message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoUtf8IsRefused()
    {
        string file = Path.Combine(_folder, "a.xml");
        await File.WriteAllBytesAsync(
            file, [.. "<network>\n<name>a"u8, 0xFF, .. "b</name></network>"u8], TestContext.Current.CancellationToken);
        (int exit, _, string errors) = await RunAsync("format", file);
        Assert.Equal(
            (1, $"{file}:2:8: error: at line 2: Input is not proper UTF-8, indicate encoding !\nBytes: 0xFF 0x62 0x3C "
            + "0x2F\n<name>a\uFFFDb</name></network>\n-------^\n"), (exit, errors));
    }

    [Fact]
    public async Task DifferencesAreTold()
    {
        string one = Save("a.xml", Network);
        string other = Save("b.xml", "<network><name>a</name><bridge name='c' stp='on'/></network>");
        Assert.Equal((0, "", ""), await RunAsync("diff", one, "-"));
        (int exit, string output, string errors) = await RunAsync("diff", one, other);
        Assert.Equal((1, "+ /network/bridge/@stp = on\n~ /network/bridge/@name: b -> c\n", ""), (
            exit, string.Concat(output.Split('\n').Order(StringComparer.Ordinal).Select(static l => l.Length == 0 ? l : l + "\n")),
            errors));
        (exit, output, _) = await RunAsync("diff", one, other, "--output", "json");
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(
            (1, false, 2), (exit, json.RootElement.GetProperty("equal").GetBoolean(),
                json.RootElement.GetProperty("changes").GetArrayLength()));
    }

    [Fact]
    public async Task WhatCannotBeComparedIsTold()
    {
        string network = Save("a.xml", Network);
        string secret = Save("s.xml", "<secret/>");
        Assert.Equal((2, "", $"{secret}: error: {network} is a network, {secret} is a secret\n"), await RunAsync("diff", network, secret));
        (int exit, string output, string errors) = await RunAsync("diff", network, "/nonexistent", "--output=json");
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal((2, "", "Failed to open file '/nonexistent': No such file or directory"), (
            exit, errors, json.RootElement.GetProperty("error").GetProperty("message").GetString()));
    }

    [Fact]
    public async Task MachinesGetJson()
    {
        (int exit, string output, string errors) = await RunAsync(
            "format", "--output", "json", Save("a.xml", Network), Save("b.xml", "<network>\n<name"), "/nonexistent");
        Assert.Equal((2, ""), (exit, errors));
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal([true, false, false], json.RootElement.EnumerateArray().Select(static r => r.GetProperty("ok").GetBoolean()));
        JsonElement error = json.RootElement[1].GetProperty("error");
        Assert.Equal((35, 2), (error.GetProperty("code").GetInt32(), error.GetProperty("line").GetInt32()));
        Assert.Equal("network", json.RootElement[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("no command")]
    [InlineData("unknown command 'x'", "x", "a")]
    [InlineData("'format' needs a file", "format")]
    [InlineData("'diff' needs two files", "diff", "a")]
    [InlineData("unknown option '--nonsense'", "format", "--nonsense", "a")]
    [InlineData("'format' takes no '--schemas'", "format", "--schemas", "/nonexistent", "a")]
    [InlineData("'format' takes no '--no-schema'", "format", "a", "--no-schema")]
    [InlineData("'validate' takes no '--in-place'", "validate", "--in-place", "a")]
    [InlineData("'diff' takes no '--inactive'", "diff", "--inactive", "a", "b")]
    [InlineData("'--schemas' needs a folder", "validate", "a", "--schemas")]
    [InlineData("--output takes 'json' or 'text', not 'xml'", "format", "--output", "xml", "a")]
    public async Task WrongUsageIsTold(string message, params string[] arguments) =>
        Assert.Equal((2, "", $"error: {message}; see 'vireo xml --help'\n"), await RunAsync(arguments));

    [Theory]
    [InlineData("Usage: vireo xml format FILE…", "--help")]
    [InlineData("Usage: vireo xml format [OPTION…] FILE…", "format", "--help")]
    [InlineData("Usage: vireo xml validate [OPTION…] FILE…", "-h", "validate")]
    [InlineData("Usage: vireo xml diff [OPTION…] FILE FILE", "diff", "a", "--help")]
    public async Task Each_command_has_its_own_help(string first, params string[] arguments)
    {
        (int exit, string output, string errors) = await RunAsync(arguments);
        Assert.Equal((0, ""), (exit, errors));
        Assert.StartsWith(first, output, StringComparison.Ordinal);
    }

    private string Save(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var input = new StringReader(Network);
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        int exit = await new XmlCommand(input, output, errors).RunAsync(arguments, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), errors.ToString());
    }
}
