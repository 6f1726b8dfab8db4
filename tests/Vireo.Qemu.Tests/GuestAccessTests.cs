using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Files that an emulator of another user cannot read, or puts in the place of ours.</summary>
public sealed class GuestAccessTests : RealGuestTests
{
    private const int Stop = 19, Continue = 18;
    private const string Screen = "<video><model type='vga'/></video>";

    protected override QemuSettings Settings => new() { User = "nobody", Group = "nogroup" };

    [Theory]
    [InlineData("raw")]
    [InlineData("qcow2")]
    public async Task A_disk_in_a_closed_folder_is_denied_with_the_user_that_lacks_it(string format)
    {
        string image = Closed("disk.img");
        var (user, group) = (Accounts.FindUser("nobody")!.UserId, Accounts.FindGroup("nogroup")!.Value);
        var e = await Assert.ThrowsAsync<VirException>(() => StartAsync("vm",
            $"<disk type='file' device='disk'><driver name='qemu' type='{format}'/><source file='{image}'/><target dev='vda' bus='virtio'/>"
            + "</disk>").AsTask());
        Assert.Equal(
            (ErrorCode.SystemError, $"Cannot access storage file '{image}' (as uid:{user}, gid:{group}): Permission denied"),
            (e.Code, e.Message));
    }

    [Theory]
    [InlineData(false, "unable to stat: {0}: No such file or directory")]
    [InlineData(true, "could not open kernel file '{0}': Permission denied")]
    public async Task A_kernel_that_cannot_be_read_is_named_with_its_cause(bool exists, string expected)
    {
        string kernel = exists ? Closed("kernel") : Path.Combine(Root, "kernel");
        string xml = Xml("vm").Replace("</os>", $"<kernel>{kernel}</kernel></os>", StringComparison.Ordinal);
        var e = await Assert.ThrowsAsync<VirException>(() => Connection.DomainCreateXmlAsync(xml, DomainCreateFlags.None, None).AsTask());
        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, kernel), e.Message,
            StringComparison.Ordinal);
        Assert.Empty(await Connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.None, None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_in_place_of_a_peek_or_a_picture_is_not_followed(bool peek)
    {
        Passable();
        string target = Path.Combine(Root, "target");
        await File.WriteAllBytesAsync(target, [], None);
        File.SetUnixFileMode(target, (UnixFileMode)0x1b6);
        var domain = await StartAsync("vm", Screen);
        int pid = Driver.Domains.Find(domain).Run.Pid;
        Processes.Kill(pid, Stop);
        Task<byte[]> reading;
        try
        {
            reading = ReadAsync(domain, peek);
            string path = await ScratchAsync(domain);
            File.Delete(path);
            File.CreateSymbolicLink(path, target);
        }
        finally
        {
            Processes.Kill(pid, Continue);
        }

        // The emulator has followed its own link, and what is read is still the file that was made here.
        Assert.Empty(await reading);
        Assert.NotEqual(0, new FileInfo(target).Length);
    }

    [Fact]
    public async Task A_guest_that_is_destroyed_during_peeks_and_pictures_leaves_no_path_and_no_raw_text()
    {
        Passable();
        var domain = await StartAsync("vm", Screen);
        int pid = Driver.Domains.Find(domain).Run.Pid;
        Processes.Kill(pid, Stop);

        // They wait for the emulator, or for one another.
        List<Task<byte[]>> readings = [ReadAsync(domain, true)];
        await ScratchAsync(domain);
        readings.AddRange([ReadAsync(domain, false), ReadAsync(domain, true), ReadAsync(domain, false)]);
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        foreach (var reading in readings)
        {
            var e = await Assert.ThrowsAsync<VirException>(() => reading.WaitAsync(TimeSpan.FromSeconds(60), None));
            Assert.DoesNotContain("domain-", e.Message, StringComparison.Ordinal);

            // Which of the two depends on whether a reading had begun.
            Assert.StartsWith(
                e.Code == ErrorCode.OperationInvalid ? "Requested operation is not valid: domain is not running"
                    : "operation failed: QEMU unexpectedly closed the monitor", e.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetDirectories(Lib, "domain-*"));
    }

    private async Task<byte[]> ReadAsync(DomainRef domain, bool peek)
    {
        if (peek)
        {
            return (await Connection.DomainMemoryPeekAsync(domain, 0, 4096, DomainMemoryFlags.Physical, None)).ToArray();
        }

        var shot = await Connection.DomainScreenshotAsync(domain, 0, 0, None);
        byte[] buffer = new byte[65536];
        return buffer[..(int)(await shot.Stream.ReadAsync(buffer, None)).Length];
    }

    private async Task<string> ScratchAsync(DomainRef domain)
    {
        string folder = Path.Combine(Lib, $"domain-{domain.Id}-vm");
        for (int i = 0; i < 1000; i++)
        {
            if (Directory.GetFiles(folder).FirstOrDefault(static f => Path.GetFileName(f) is var n
                && (n.StartsWith("mem.", StringComparison.Ordinal) || n.StartsWith("screendump.", StringComparison.Ordinal))) is { } path)
            {
                return path;
            }

            await Task.Delay(10, None);
        }

        throw new TimeoutException("no scratch file was made");
    }

    private void Passable()
    {
        Assert.SkipUnless(Vireo.Posix.Host.EffectiveUserId == 0, "needs root");
        File.SetUnixFileMode(Root, (UnixFileMode)0x1ed);
    }

    private string Closed(string name)
    {
        Passable();
        string folder = Directory.CreateDirectory(Path.Combine(Root, "closed"), (UnixFileMode)0x1c0).FullName;
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, new byte[65536]);
        return path;
    }
}
