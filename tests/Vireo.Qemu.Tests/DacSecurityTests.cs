using Vireo.Drivers.Qemu.Security;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Who guests run as, and what becomes of their files. Only root can change owners.</summary>
public sealed class DacSecurityTests : IDisposable
{
    private const string Nobody = "nobody", NoGroup = "nogroup";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _root = Directory.CreateTempSubdirectory("dac").FullName;

    public DacSecurityTests()
    {
        Assert.SkipUnless(Vireo.Posix.Host.EffectiveUserId == 0, "needs root");
        File.SetUnixFileMode(_root, (UnixFileMode)0x1ed);
    }

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public void A_file_goes_back_to_its_owner_with_its_last_user()
    {
        string path = Image("a.img", 1234, 1235);
        var files = new FileOwnership(remember: true);
        files.Take(path, 4321, 4322);
        Assert.Equal((4321u, 4322u), Owner(path));
        bool noted = ExtendedAttributes.Get(path, "trusted.libvirt.security.dac") == "+1234:+1235";
        files.Take(path, 4321, 4322);
        files.Return(path, 4321, 4322);
        Assert.Equal(noted ? (4321u, 4322u) : (0u, 0u), Owner(path));
        files.Return(path, 4321, 4322);

        // A file system without notes leaves nothing but libvirt's fallback.
        Assert.Equal(noted ? (1234u, 1235u) : (0u, 0u), Owner(path));
        Assert.Null(ExtendedAttributes.Get(path, "trusted.libvirt.security.ref_dac"));
    }

    [Fact]
    public void Without_notes_a_file_goes_to_root()
    {
        string path = Image("b.img", 1234, 1235);
        var files = new FileOwnership(remember: false);
        files.Take(path, 4321, 4322);
        files.Return(path, 4321, 4322);
        Assert.Equal((0u, 0u), Owner(path));
        files.Return(Path.Combine(_root, "gone.img"), 4321, 4322);
    }

    [Fact]
    public async Task A_guest_runs_as_the_user_of_the_settings_and_has_its_files()
    {
        SharedFiles.RequireEmulator();
        string image = Image("disk.img", 0, 0);
        var settings = new QemuSettings { User = Nobody, Group = NoGroup };
        var driver = new QemuDriver(DriverPaths.Create(DaemonMode.System, _root), settings);
        await driver.StartAsync(None);
        await using var connection = new CheckedQemuConnection(driver, new ConnectionContext(), "qemu:///system");
        var domain = await connection.DomainCreateXmlAsync(
            $"""
            <domain type='qemu'>
              <name>unprivileged</name>
              <memory unit='MiB'>64</memory>
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'><source file='{image}'/><target dev='vda' bus='virtio'/></disk>
                <serial type='file'><source path='{Path.Combine(_root, "serial.log")}'/></serial>
              </devices>
            </domain>
            """, DomainCreateFlags.StartPaused, None);
        try
        {
            var user = Accounts.FindUser(Nobody)!;
            uint group = Accounts.FindGroup(NoGroup)!.Value;
            int pid = driver.Domains.FindActive(domain).Process!.Pid;
            string status = await File.ReadAllTextAsync($"/proc/{pid}/status", None);
            Assert.Contains($"Uid:\t{user.UserId}\t{user.UserId}\t{user.UserId}\t{user.UserId}\n", status, StringComparison.Ordinal);
            Assert.Contains($"Gid:\t{group}\t{group}\t{group}\t{group}\n", status, StringComparison.Ordinal);
            Assert.Equal((user.UserId, group), Owner(image));
            string live = await connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.None, None);
            Assert.Contains($"<seclabel type='dynamic' model='dac' relabel='yes'>\n    <label>+{user.UserId}:+{group}</label>", live,
                StringComparison.Ordinal);
        }
        finally
        {
            await connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        }

        Assert.Equal((0u, 0u), Owner(image));
    }

    private static (uint User, uint Group) Owner(string path) =>
        FileStatus.Read(path) is { } status ? (status.User, status.Group) : default;

    private string Image(string name, int user, int group)
    {
        string path = Path.Combine(_root, name);
        File.WriteAllBytes(path, new byte[65536]);
        PosixFile.ChangeOwner(path, user, group);
        return path;
    }
}
