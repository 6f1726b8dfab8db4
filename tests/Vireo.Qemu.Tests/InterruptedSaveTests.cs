using Vireo.Drivers.Qemu.Lifecycle;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>
/// A daemon that was killed while it saved a guest: the next one ends a guest whose image is whole, and lets every other one run, without
/// an image beside it.
/// </summary>
public sealed class InterruptedSaveTests : RealGuestTests
{
    private const string Whole = "LibvirtQemudSave", Partial = "LibvirtQemudPart";

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData(Partial, true)]
    [InlineData(null, false)]
    public async Task A_guest_without_a_whole_image_runs_again_and_has_no_image(string? content, bool owned)
    {
        var domain = await StartAsync("vm");
        string path = await InterruptAsync(domain, managed: true, owned, content, pause: true);
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        Assert.False(File.Exists(path));
        Assert.False(await Connection.DomainHasManagedSaveImageAsync(domain, 0, None));
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        await Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None);
    }

    [Fact]
    public async Task A_guest_with_a_whole_image_ends()
    {
        var domain = await StartAsync("vm");
        string path = await InterruptAsync(domain, managed: true, owned: true, Whole, pause: true);
        var state = await Connection.DomainGetStateAsync(domain, 0, None);
        Assert.Equal((DomainState.Shutoff, (int)DomainShutoffReason.Saved), (state.State, state.Reason));
        Assert.True(File.Exists(path));
        Assert.True(await Connection.DomainHasManagedSaveImageAsync(domain, 0, None));
    }

    [Fact]
    public async Task A_whole_image_of_a_guest_that_has_run_since_is_removed()
    {
        var domain = await StartAsync("vm");
        string path = await InterruptAsync(domain, managed: true, owned: true, Whole, pause: false);
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        Assert.False(File.Exists(path));
        Assert.False(await Connection.DomainHasManagedSaveImageAsync(domain, 0, None));
    }

    [Fact]
    public async Task An_older_image_that_the_save_has_not_touched_stays()
    {
        var domain = await StartAsync("vm");
        string path = await InterruptAsync(domain, managed: false, owned: false, Whole, pause: true);
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        Assert.Equal(Whole, await File.ReadAllTextAsync(path, None));
    }

    [Fact]
    public async Task A_save_that_fails_leaves_neither_file_nor_pause()
    {
        var domain = await StartAsync("vm");
        Directory.CreateDirectory(Path.Combine(Lib, "save/vm.save"));
        await Assert.ThrowsAsync<VirException>(() => Connection.DomainManagedSaveAsync(domain, DomainSaveRestoreFlags.None, None).AsTask());
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        Assert.Null(Driver.Domains.Find(domain).Run.Job);
    }

    [Fact]
    public async Task A_save_right_after_a_detach_has_the_devices_that_its_stream_has()
    {
        const string Channel = "<channel type='pty'><target type='virtio' name='org.example.0'/></channel>";
        var domain = await StartAsync("vm", "<controller type='virtio-serial' index='0'/>");
        for (int i = 0; i < 10; i++)
        {
            await Connection.DomainAttachDeviceAsync(domain, Channel, DomainDeviceModifyFlags.Live, None);
            string alias = Driver.Domains.Find(domain).View.Live!.Devices.Channels[0].Alias!;
            await Connection.DomainDetachDeviceAliasAsync(domain, alias, DomainDeviceModifyFlags.Live, None);
            await Connection.DomainManagedSaveAsync(domain, DomainSaveRestoreFlags.None, None);
            domain = await Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None);
            Assert.Empty(Driver.Domains.Find(domain).View.Live!.Devices.Channels);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(9)]
    public async Task A_save_that_succeeds_ends_as_saved_also_when_the_emulator_is_killed_late(int delay)
    {
        var domain = await StartAsync("vm");
        var guest = Driver.Domains.Find(domain);
        for (int i = 0; i < 8; i++)
        {
            int pid = guest.Run.Pid;
            var save = Connection.DomainManagedSaveAsync(domain, DomainSaveRestoreFlags.None, None).AsTask();
            string path = Driver.Paths.ManagedSave("vm");
            while (!save.IsCompleted && !SaveImage.IsWhole(path) && !(File.Exists(path) && delay == 9))
            {
                await Task.Yield();
            }

            await Task.Delay(delay == 9 ? 0 : delay, None);
            Vireo.Posix.Processes.Kill(pid, QemuProcess.KillSignal);
            bool good = await Record.ExceptionAsync(() => save) is null;
            while (guest.View.IsActive)
            {
                await Task.Delay(5, None);
            }

            var expected = good ? DomainShutoffReason.Saved : DomainShutoffReason.Crashed;
            Assert.Equal((DomainState.Shutoff, (int)expected), (guest.View.State, guest.View.Reason));
            Assert.Equal(good, guest.View.ManagedSave);
            domain = await Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None);
        }
    }

    [Fact]
    public async Task A_domain_whose_image_somebody_deleted_boots()
    {
        var domain = await StartAsync("vm");
        await Connection.DomainManagedSaveAsync(domain, DomainSaveRestoreFlags.None, None);
        Assert.True(await Connection.DomainHasManagedSaveImageAsync(domain, 0, None));
        File.Delete(Path.Combine(Lib, "save/vm.save"));
        await Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None);
        Assert.False(await Connection.DomainHasManagedSaveImageAsync(domain, 0, None));
    }

    // What a daemon leaves that was killed during a save: the note in the status file, the file as far as it was written, the guest.
    private async Task<string> InterruptAsync(DomainRef domain, bool managed, bool owned, string? content, bool pause)
    {
        var guest = Driver.Domains.Find(domain);
        string path = managed ? Driver.Paths.ManagedSave("vm") : Path.Combine(Root, "vm.saved");
        guest.UpdateRun(r => r with { Job = new RuntimeJob(RuntimeJobKind.Save, path, WasRunning: true, managed, owned) });
        if (pause)
        {
            await GuestPause.StopAsync(guest, DomainPausedReason.Save, None);
        }

        new DomainStatus(Driver.Paths, Log.For("test")).SaveIntent(guest);
        await RestartAsync(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (content is not null)
            {
                File.WriteAllText(path, content);
            }
        });
        return path;
    }
}
