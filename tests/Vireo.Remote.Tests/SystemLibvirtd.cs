using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Xunit;

namespace Vireo.Remote.Tests;

/// <summary>
/// The system's own libvirtd, in mount, network and process namespaces of its own with empty folders, so that nothing of the machine is
/// touched. Its sockets are in a scratch folder. Tests that need it are skipped where it is not installed or cannot be started.
/// </summary>
public sealed class SystemLibvirtd : ITestDaemon, IAsyncLifetime
{
    private const string Script = """
        set -e
        mount --make-rprivate /
        # Its QEMU driver wants this user, which Debian makes with a package that is not needed otherwise.
        if ! id libvirt-qemu >/dev/null 2>&1; then
          { cat /etc/passwd; echo libvirt-qemu:x:64055:64055::/var/lib/libvirt:/usr/sbin/nologin; } >"$1/passwd"
          { cat /etc/group; echo libvirt-qemu:x:64055:; } >"$1/group"
          mount --bind "$1/passwd" /etc/passwd
          mount --bind "$1/group" /etc/group
        fi
        for folder in /run /etc/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt; do
          mkdir -p "$folder"; mount -t tmpfs none "$folder"
        done
        mkdir -p /run/libvirt /etc/libvirt/qemu
        exec libvirtd -f "$1/libvirtd.conf" -p "$1/pid"
        """;

    private SpawnedProcess? _process;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"vireo-libvirtd-{Guid.NewGuid():N}");

    public string Socket => Path.Combine(Folder, "libvirt-sock");

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public void Require()
    {
        if (_process is null)
        {
            Assert.Skip("needs root, unshare and libvirtd");
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Host.EffectiveUserId != 0 || Host.FindProgram("libvirtd") is null || Host.FindProgram("unshare") is null)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "libvirtd.conf"),
            $"unix_sock_dir = \"{Folder}\"\nauth_unix_rw = \"none\"\nauth_unix_ro = \"none\"\nlog_outputs = \"3:file:{Folder}/log\"\n");
        using SafeFileHandle output = Fd.Open(Path.Combine(Folder, "output"), 0x241, 0x1A4);
        var spec = new ProcessSpec("unshare", "-m", "-n", "-p", "-f", "--mount-proc", "--kill-child", "sh", "-c", Script, "sh", Folder)
        {
            Output = output, ErrorOutput = output,
        };
        _process = ProcessSpawner.Start(spec);
        for (int i = 0; i < 600 && !Answers(); i++)
        {
            Assert.True(_process.Handle.IsAlive, $"libvirtd did not start: {await File.ReadAllTextAsync(Path.Combine(Folder, "output"))}");
            await Task.Delay(100);
        }

        Assert.True(Answers());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Signal(9);
            await _process.WaitForExitAsync(Soon);
            _process.Dispose();
            Directory.Delete(Folder, recursive: true);
        }
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
