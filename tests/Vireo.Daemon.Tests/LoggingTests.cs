using System.Text.RegularExpressions;
using Xunit;

namespace Vireo.Daemon.Tests;

public sealed class LoggingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-log").FullName;

    public void Dispose()
    {
        Log.SetSink(null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Filters_and_outputs_decide_what_is_written_and_lines_have_libvirts_form()
    {
        string all = Path.Combine(_folder, "all"), errors = Path.Combine(_folder, "errors");
        var router = new LogRouter { DefaultLevel = LogLevel.Warning };
        router.SetFilters(LogFilter.ParseAll("1:qemu 4:rpc"));
        router.SetOutputs(LogOutputSpec.ParseAll($"1:file:{all} 4:file:{errors}"));
        Log.For("qemu.qemu_monitor").Debug($"debug of {"qemu"}");
        Log.For("rpc.server").Warning("not wanted");
        Log.For("other").Info($"not wanted either");
        Log.For("other").Warning("a warning");
        Log.For("rpc.server").Error("an error");
        string[] lines = File.ReadAllLines(all);
        Assert.Equal(5, lines.Length);
        Assert.Matches(new Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000: \d+: info : libvirt version: 11\.3\.0, package: vireo"),
            lines[0]);
        Assert.Contains(": info : hostname: ", lines[1], StringComparison.Ordinal);
        Assert.Matches(new Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000: \d+: debug : Filters_and_\w+:\d+ : debug of qemu$"),
            lines[2]);
        Assert.EndsWith(" : a warning", lines[3], StringComparison.Ordinal);
        Assert.EndsWith(" : an error", lines[4], StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(errors).Length);
    }

    [Fact]
    public void The_first_filter_that_matches_counts()
    {
        var router = new LogRouter();
        router.SetFilters(LogFilter.ParseAll("4:qemu.qemu_monitor 1:qem? 2:ut[ij]l.*"));
        Assert.Equal(LogLevel.Error, router.MinimumLevel("qemu.qemu_monitor_json"));
        Assert.Equal(LogLevel.Debug, router.MinimumLevel("x.qemu.qemu_driver"));
        Assert.Equal(LogLevel.Info, router.MinimumLevel("util.json"));
        Assert.Equal(LogLevel.Warning, router.MinimumLevel("conf"));
    }

    [Fact]
    public void An_output_that_cannot_be_opened_leaves_the_old_ones()
    {
        var router = new LogRouter();
        string good = Path.Combine(_folder, "good");
        router.SetOutputs(LogOutputSpec.ParseAll($"1:file:{good}"));
        Assert.Throws<VirException>(() => router.SetOutputs(LogOutputSpec.ParseAll($"1:file:{_folder}/missing/x")));
        Log.For("x").Error("still here");
        Assert.Contains("still here", File.ReadAllText(good), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9:foo", "invalid argument: Invalid priority '9' for filter '9:foo'")]
    [InlineData("foo", "invalid argument: Malformed format for filter 'foo'")]
    [InlineData("1:+", "invalid argument: Invalid match string '+'")]
    public void A_bad_filter_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<VirException>(() => LogFilter.ParseAll(text)).Message);

    [Theory]
    [InlineData("3:bogus", "invalid argument: Invalid log destination 'bogus' for log output '3:bogus'")]
    [InlineData("7:stderr", "invalid argument: Invalid log priority '7' for log output '7:stderr'")]
    [InlineData("stderr", "invalid argument: Malformed format for log output 'stderr'")]
    [InlineData("1:file", "invalid argument: Malformed format for log output '1:file'")]
    [InlineData("1:file:relative", "invalid argument: Malformed format for log output '1:file:relative'")]
    public void A_bad_output_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<VirException>(() => LogOutputSpec.ParseAll(text)).Message);

    [Fact]
    public void Settings_are_written_as_they_are_read()
    {
        Assert.Equal("1:*qemu* 3:*rpc*", string.Join(' ', (IEnumerable<LogFilter>)LogFilter.ParseAll(" 1:qemu   3:+rpc:x ")));
        Assert.Equal("1:stderr 2:syslog:x 3:file:/a:b 4:journald", string.Join(
            ' ', (IEnumerable<LogOutputSpec>)LogOutputSpec.ParseAll("1:stderr 2:syslog:x 3:file:/a:b 4:journald")));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("[!a]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData(@"\*", "*", true)]
    [InlineData(@"\*", "a", false)]
    [InlineData("[", "[", true)]
    public void Shell_patterns(string pattern, string text, bool match) => Assert.Equal(match, Glob.IsMatch(pattern, text));
}
