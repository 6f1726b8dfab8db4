using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Xunit;

namespace Vireo.Remote.Tests;

/// <summary>Our client against our daemon.</summary>
public sealed class VireodTests(Vireod daemon) : DaemonTests<Vireod>(daemon)
{
    [Fact]
    public async Task A_root_where_nothing_can_be_made_is_refused_with_its_cause()
    {
        if (Vireod.Find() is not { } program)
        {
            Assert.Skip("vireod is not built: dotnet build src/daemon/Vireo.Daemon");
            return;
        }

        string path = Path.GetTempFileName();
        try
        {
            using SafeFileHandle output = Fd.Open(path, 0x201, 0x180);
            using SpawnedProcess process = ProcessSpawner.Start(
                new ProcessSpec(program, "--root", "/proc/nosuch") { Output = output, ErrorOutput = output });
            Assert.Equal(1, (await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token)).Code);
            string line = Assert.Single(
                await File.ReadAllLinesAsync(path, CancellationToken.None),
                static l => !l.Contains(" info : ", StringComparison.Ordinal));
            Assert.EndsWith("unable to create directory '/proc/nosuch/run/libvirt': No such file or directory", line,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
