using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace Vireo.Drivers.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private const string WriterVariable = "VIREO_TEST_ATOMIC_WRITER";
    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-atomic").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The same program, started with the variable set, is the writer that gets killed.</summary>
    [ModuleInitializer]
    internal static void WriteForeverWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(WriterVariable) is { } path)
        {
            for (int i = 0; ; i++)
            {
                AtomicFile.Write(path, Content(i));
            }
        }
    }

    [Fact]
    public void Writes_replaces_and_deletes()
    {
        string path = Path.Combine(_folder, "a.xml");
        AtomicFile.Write(path, "one");
        AtomicFile.Write(path, "2", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal("2", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.True(AtomicFile.Delete(path));
        Assert.False(AtomicFile.Delete(path));
    }

    [Fact]
    public void A_failure_is_a_system_error_with_the_path()
    {
        VirException e = Assert.Throws<VirException>(() => AtomicFile.Write(Path.Combine(_folder, "missing", "a"), "x"));
        Assert.Equal(ErrorCode.SystemError, e.Code);
        Assert.Contains("missing/a", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_leaves_no_temporary_file()
    {
        // The rename fails like a write to a disk that is full.
        string path = Path.Combine(_folder, "a.xml");
        Directory.CreateDirectory(path);
        Assert.Throws<VirException>(() => AtomicFile.Write(path, "x"));
        Assert.False(File.Exists(path + AtomicFile.TemporarySuffix));
    }

    [Fact]
    public void A_leftover_of_a_killed_writer_is_no_obstacle()
    {
        string path = Path.Combine(_folder, "a.xml");
        File.WriteAllText(path + AtomicFile.TemporarySuffix, new string('x', 1000));
        AtomicFile.Write(path, "short");
        Assert.Equal("short", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_writer_killed_at_any_instant_leaves_whole_content()
    {
        string path = Path.Combine(_folder, "state.xml");
        var random = new Random(1);
        int wholes = 0;
        for (int round = 0; round < 12; round++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment[WriterVariable] = path;
            using Process writer = Process.Start(start)!;
            DateTime before = File.GetLastWriteTimeUtc(path);
            for (int i = 0; i < 1000 && File.GetLastWriteTimeUtc(path) == before && !writer.HasExited; i++)
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(0, 20));
            writer.Kill();
            await writer.WaitForExitAsync();
            AssertWhole(File.ReadAllText(path));
            wholes++;
        }

        Assert.Equal(12, wholes);
    }

    // The number, then a body whose length follows from it, then the number again: any mixture or cut is seen.
    private static string Content(int i) =>
        new StringBuilder().Append(i).Append('\n').Append('x', i * 37 % 50_000).Append('\n').Append(i).ToString();

    private static void AssertWhole(string text)
    {
        int number = int.Parse(text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal)),
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Content(number), text);
    }
}
