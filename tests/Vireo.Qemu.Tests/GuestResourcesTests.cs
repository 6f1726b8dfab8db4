using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Security;
using Vireo.Posix;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>What a guest and its devices hold outside the emulator is given back exactly once: with the device, or with the run.</summary>
public sealed class GuestResourcesTests : RealGuestTests
{
    private const int Owner = 1234;
    private const string CountNote = "trusted.libvirt.security.ref_dac";

    protected override QemuSettings Settings => new() { User = "nobody", Group = "nogroup" };

    private static uint Nobody => Accounts.FindUser("nobody")!.UserId;

    [Fact]
    public async Task A_disk_that_was_attached_goes_back_when_it_is_detached()
    {
        string first = Image("first.img"), image = Image("plugged.img");
        var domain = await StartAsync("vm", Disk(first, "vda"));
        Assert.Equal((Nobody, Owner), (User(first), (int)User(image)));
        await AttachAsync(domain, Disk(image, "sda"));
        Assert.Equal(Nobody, User(image));
        await DetachAsync(domain, Disk(image, "sda"));
        Assert.Equal((Nobody, Former(image)), (User(first), (int)User(image)));
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Equal(Former(first), (int)User(first));
    }

    [Fact]
    public async Task A_disk_that_is_still_plugged_goes_back_with_the_run_and_after_a_restart()
    {
        string image = Image("plugged.img");
        var domain = await StartAsync("vm");
        await AttachAsync(domain, Disk(image, "sda"));
        await RestartAsync();
        Assert.Equal(Nobody, User(image));
        await DetachAsync(domain, Disk(image, "sda"));
        Assert.Equal(Former(image), (int)User(image));
        await AttachAsync(domain, Disk(image, "sda"));
        await RestartAsync();
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Equal(Former(image), (int)User(image));
    }

    [Fact]
    public async Task The_folder_of_memory_and_the_pid_file_go_with_the_run_also_after_a_restart()
    {
        Image("none");
        string memory = Path.Combine(Lib, "ram"), left = Path.Combine(memory, "77-gone"), pid = Path.Combine(State, "vm.pid");
        string xml = Xml("vm").Replace("<os>", "<memoryBacking><source type='file'/></memoryBacking><os>", StringComparison.Ordinal);
        var domain = await Connection.DomainCreateAsync(
            await Connection.DomainDefineXmlAsync(xml, DomainDefineFlags.None, None), DomainCreateFlags.None, None);
        string own = Assert.Single(Directory.GetDirectories(memory));
        Assert.Equal(Nobody, User(own));
        Assert.Equal($"{Driver.Domains.Find(domain).Run.Pid}", await File.ReadAllTextAsync(pid, None));
        await RestartAsync(() => Directory.CreateDirectory(left));
        Assert.Equal([own], Directory.GetDirectories(memory));
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Empty(Directory.GetDirectories(memory));
        Assert.False(File.Exists(pid));
    }

    [Fact]
    public async Task A_failed_start_gives_each_file_back_once()
    {
        string image = Image("shared.img");
        RequireNotes(image);
        new FileOwnership(remember: true).Take(image, Nobody, Accounts.FindGroup("nogroup")!.Value);
        Assert.Equal("1", ExtendedAttributes.Get(image, CountNote));
        string serial = $"<serial type='file'><source path='{Root}/none/serial.log'/></serial>";
        await Assert.ThrowsAsync<VirException>(() => StartAsync("vm", Disk(image, "vda") + serial).AsTask());
        Assert.Equal(("1", Nobody), (ExtendedAttributes.Get(image, CountNote), User(image)));
    }

    [Fact]
    public async Task A_failed_attach_gives_each_file_back_once()
    {
        string image = Image("plugged.img");
        RequireNotes(image);
        new FileOwnership(remember: true).Take(image, Nobody, Accounts.FindGroup("nogroup")!.Value);
        var domain = await StartAsync("vm");

        // The emulator finds no such image in the file.
        await Assert.ThrowsAsync<VirException>(() => AttachAsync(domain, Disk(image, "sda", "vdi")));
        Assert.Equal(("1", Nobody), (ExtendedAttributes.Get(image, CountNote), User(image)));
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Equal("1", ExtendedAttributes.Get(image, CountNote));
    }

    [Fact]
    public async Task A_medium_goes_back_when_another_takes_its_place()
    {
        string one = Image("one.iso"), two = Image("two.iso");
        var domain = await StartAsync("vm", Floppy(one));
        await ChangeAsync(domain, Floppy(two));
        Assert.Equal((Former(one), Nobody), ((int)User(one), User(two)));
        await ChangeAsync(domain, Floppy(null));
        Assert.Equal(Former(two), (int)User(two));
    }

    [Fact]
    public async Task A_socket_goes_with_the_channel_that_listened_on_it()
    {
        _ = Image("makes the folder passable");
        string socket = Path.Combine(Root, "agent.sock");
        string channel = $"<channel type='unix'><source mode='bind' path='{socket}'/><target type='virtio' name='a.b'/></channel>";
        var domain = await StartAsync("vm", "<controller type='virtio-serial'/>");
        await AttachAsync(domain, channel);
        Assert.True(File.Exists(socket));
        await DetachAsync(domain, channel);
        Assert.False(File.Exists(socket));
        await AttachAsync(domain, channel);
        await RestartAsync();
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.False(File.Exists(socket));
    }

    [Fact]
    public async Task The_end_of_a_run_leaves_nothing_held()
    {
        string image = Image("first.img");
        var domain = await StartAsync("vm", Disk(image, "vda") + "<graphics type='vnc' autoport='yes'/>");
        var run = Driver.Domains.Find(domain).Held;
        Assert.NotNull(run);
        Assert.Equal(
            ["status file", "lock of the guest", "display ports", "folders of the run", "guest's log", "owners of files", "pid file"],
            run.Held.Names);
        await RestartAsync();
        var recovered = Driver.Domains.Find(domain).Held;
        Assert.Equal(run.Held.Names, recovered?.Held.Names);
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Empty(recovered?.Held.Names ?? ["none"]);
        Assert.Null(Driver.Domains.Find(domain).Held);
    }

    // A USB disk goes at once, though no system runs in the guest.
    private static string Disk(string path, string target, string format = "raw") => $"""
        <disk type='file' device='disk'><driver name='qemu' type='{format}'/><source file='{path}'/>
        <target dev='{target}' bus='{(target[0] == 'v' ? "virtio" : "usb")}'/></disk>
        """;

    private static string Floppy(string? path) => "<disk type='file' device='floppy'><driver name='qemu' type='raw'/>"
        + (path is null ? "" : $"<source file='{path}'/>") + "<target dev='fda' bus='fdc'/></disk>";

    private static uint User(string path) => FileStatus.Read(path)?.User ?? uint.MaxValue;

    // Where owners cannot be noted, a file goes to root.
    private static int Former(string path)
    {
        bool noted = ExtendedAttributes.TrySet(path, "trusted.vireo.test", "1");
        ExtendedAttributes.TryRemove(path, "trusted.vireo.test");
        return noted ? Owner : 0;
    }

    private static void RequireNotes(string path) => Assert.SkipUnless(Former(path) == Owner, "owners cannot be noted on this file system");

    private string Image(string name)
    {
        Assert.SkipUnless(Vireo.Posix.Host.EffectiveUserId == 0, "needs root");
        File.SetUnixFileMode(Root, (UnixFileMode)0x1ed);
        string path = Path.Combine(Root, name);
        File.WriteAllBytes(path, new byte[65536]);
        PosixFile.ChangeOwner(path, Owner, Owner);
        return path;
    }

    private Task AttachAsync(DomainRef domain, string xml) =>
        Connection.DomainAttachDeviceAsync(domain, xml, DomainDeviceModifyFlags.Live, None).AsTask();

    private Task DetachAsync(DomainRef domain, string xml) =>
        Connection.DomainDetachDeviceAsync(domain, xml, DomainDeviceModifyFlags.Live, None).AsTask();

    private Task ChangeAsync(DomainRef domain, string xml) =>
        Connection.DomainUpdateDeviceAsync(domain, xml, DomainDeviceModifyFlags.Live, None).AsTask();
}
