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
