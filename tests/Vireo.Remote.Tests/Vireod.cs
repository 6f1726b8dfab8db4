using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Xunit;

namespace Vireo.Remote.Tests;

/// <summary>Our own daemon, as it was built beside these tests (or published to <c>out/bin</c>), below a scratch folder. Skipped when it
/// was not built.</summary>
public sealed class Vireod : ITestDaemon, IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"vireo-vireod-{Guid.NewGuid():N}");
    private SpawnedProcess? _process;

    public string Socket => Path.Combine(_folder, "run/libvirt/libvirt-sock");

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public void Require()
    {
        if (_process is null)
        {
            Assert.Skip("vireod is not built: dotnet build src/daemon/Vireo.Daemon");
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        using SafeFileHandle output = Fd.Open(Path.Combine(_folder, "output"), 0x241, 0x1A4);
        _process = ProcessSpawner.Start(new ProcessSpec(program, "--root", _folder) { Output = output, ErrorOutput = output });
        for (int i = 0; i < 600 && !Answers(); i++)
        {
            Assert.True(_process.Handle.IsAlive, $"vireod did not start: {await File.ReadAllTextAsync(Path.Combine(_folder, "output"))}");
            await Task.Delay(100);
        }

        Assert.True(Answers());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Signal(15);
            await _process.WaitForExitAsync(Soon);
            _process.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    internal static string? Find()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Vireo.slnx")))
        {
            root = Path.GetDirectoryName(root);
        }

        string[] candidates =
        [
            Path.Combine(root ?? "/", "src/daemon/Vireo.Daemon/bin/Debug/net10.0/vireod"), Path.Combine(
                root ?? "/", "src/daemon/Vireo.Daemon/bin/Release/net10.0/vireod"),
            Path.Combine(root ?? "/", "out/bin/vireod"),
        ];
        return candidates.Where(File.Exists).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault();
    }

    private bool Answers()
    {
        try
        {
            using SafeFileHandle socket = PosixSocket.ConnectUnix(Socket);
            return true;
        }
        catch (VirException)
        {
            return false;
        }
    }
}
