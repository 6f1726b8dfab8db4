using System.Diagnostics;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Posix;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>
/// A guest has exactly one owner: whatever happens to the files of a run, one whose process lives is never shown as off, and never started
/// twice.
/// </summary>
public sealed class GuestOwnershipTests : RealGuestTests
{
    private const int Stop = 19;

    [Theory]
    [InlineData("it's")]
    [InlineData("xxxxxxxxxxxxxxxxxxx💻abc")]
    [InlineData("a,b & <c>")]
    public async Task A_guest_of_any_name_is_found_again(string name)
    {
        var domain = await StartAsync(name);
        int pid = Driver.Domains.Find(domain).Run.Pid;
        await RestartAsync();
        var again = await Connection.DomainLookupByIdAsync(domain.Id, None);
        Assert.Equal((name, pid), (again.Name, Driver.Domains.Find(again).Run.Pid));
        await Connection.DomainDestroyAsync(again, DomainDestroyFlags.Default, None);
        Assert.Empty(Directory.GetFiles(State, "*.xml"));
        Assert.Empty(Directory.GetFiles(State, "*.lock"));
        Assert.Empty(Directory.GetFiles(State, "*.pid"));
        Assert.Empty(Directory.GetDirectories(Lib, "domain-*"));
    }

    [Theory]
    [InlineData("pid='99999999999'", null)]
    [InlineData("pid='0'", null)]
    [InlineData(null, "<domstatus")]
    [InlineData(null, "")]
    public async Task A_status_file_that_is_of_no_use_does_not_make_two_guests(string? number, string? content)
    {
        var domain = await StartAsync("vm");
        int pid = Driver.Domains.Find(domain).Run.Pid;
        string path = Path.Combine(State, "vm.xml"), text = await File.ReadAllTextAsync(path, None);
        Assert.Contains($"pid='{pid}'", text, StringComparison.Ordinal);
        await RestartAsync(() => File.WriteAllText(path, content ?? text.Replace($"pid='{pid}'", number, StringComparison.Ordinal)));
        var again = await Connection.DomainLookupByNameAsync("vm", None);
        Assert.Equal((domain.Id, pid), (again.Id, Driver.Domains.Find(again).Run.Pid));
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(again, 0, None)).State);
        Assert.Equal(content is not null, File.Exists(path + ".damaged"));
        await Connection.DomainSuspendAsync(again, None);
    }

    [Theory]
    [InlineData("<name>vm</name>", "<name>zz</name>")]
    [InlineData("<uuid>", "<uuid>f")]
    public async Task A_status_file_that_contradicts_the_definition_concerns_its_own_guest_only(string old, string other)
    {
        DomainRef[] domains = [await StartAsync("vm"), await StartAsync("wm")];
        int[] pids = [.. domains.Select(d => Driver.Domains.Find(d).Run.Pid)];
        string path = Path.Combine(State, "vm.xml"), text = await File.ReadAllTextAsync(path, None);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        string damaged = old == "<uuid>"
            ? text[..at] + "<uuid>" + Uuid.Random() + text[text.IndexOf("</uuid>", at, StringComparison.Ordinal)..]
            : text[..at] + other + text[(at + old.Length)..];
        await RestartAsync(() => File.WriteAllText(path, damaged));
        Assert.Equal(pids, domains.Select(d => Driver.Domains.Find(d).Run.Pid));
        Assert.All(domains, d => Assert.True(Driver.Domains.Find(d).View.IsActive));
    }

    [Fact]
    public async Task A_guest_whose_files_cannot_be_read_keeps_running_until_they_can()
    {
        var domain = await StartAsync("vm");
        int pid = Driver.Domains.Find(domain).Run.Pid;
        string kept = Path.Combine(Driver.Paths.Folders.Config, "vm.xml"), text = await File.ReadAllTextAsync(kept, None);
        await RestartAsync(() =>
        {
            File.WriteAllText(Path.Combine(State, "vm.xml"), "<domstatus");
            File.WriteAllText(kept, "<domain");
        });
        Assert.True(Processes.IsRunning(pid));
        Assert.Null(Driver.Domains.List.FindByName("vm"));

        // It is not started a second time, and the refused start leaves what is known of it.
        var again = await Connection.DomainDefineXmlAsync(text, DomainDefineFlags.None, None);
        await Assert.ThrowsAsync<VirException>(() => Connection.DomainCreateAsync(again, DomainCreateFlags.None, None).AsTask());
        Assert.Equal("<domstatus", await File.ReadAllTextAsync(Path.Combine(State, "vm.xml"), None));
        await RestartAsync(() => File.WriteAllText(kept, text));
        Assert.Equal(pid, Driver.Domains.Find(domain).Run.Pid);
    }

    [Fact]
    public async Task Metadata_that_cannot_be_read_again_is_refused()
    {
        var domain = await StartAsync("vm");
        foreach ((string key, string uri) in new[] { ("k", "u\uFFFE"), (new string('k', 100_000), "u:8") })
        {
            await Assert.ThrowsAsync<VirException>(() => Connection.DomainSetMetadataAsync(
                domain, DomainMetadataType.Element, "<a/>", key, uri, DomainModificationImpact.Live, None).AsTask());
        }

        int pid = Driver.Domains.Find(domain).Run.Pid;
        await RestartAsync();
        Assert.Equal(pid, Driver.Domains.Find(domain).Run.Pid);
    }

    [Fact]
    public async Task A_status_file_that_is_gone_does_not_make_two_guests()
    {
        var domain = await StartAsync("vm");
        int pid = Driver.Domains.Find(domain).Run.Pid;
        await RestartAsync(() => File.Delete(Path.Combine(State, "vm.xml")));
        Assert.Equal(pid, Driver.Domains.Find(domain).Run.Pid);
        await Assert.ThrowsAsync<VirException>(() => Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None).AsTask());
    }

    [Fact]
    public async Task A_monitor_that_is_not_where_the_status_file_says_is_found()
    {
        var domain = await StartAsync("vm");
        string path = Path.Combine(State, "vm.xml");
        await RestartAsync(() => File.WriteAllText(
            path, File.ReadAllText(path).Replace("/monitor.sock", "/other.sock", StringComparison.Ordinal)));
        await Connection.DomainSuspendAsync(domain, None);
    }

    [Fact]
    public async Task A_guest_whose_monitor_is_gone_is_ended()
    {
        var domain = await StartAsync("vm");
        int pid = Driver.Domains.Find(domain).Run.Pid;
        await RestartAsync(() => Directory.Delete(Path.Combine(Lib, $"domain-{domain.Id}-vm"), true));
        Assert.False(Processes.IsRunning(pid));
        Assert.Equal(DomainState.Shutoff, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        await Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None);
    }

    [Fact]
    public async Task A_guest_that_hangs_keeps_nobody_waiting_and_can_be_destroyed()
    {
        var domain = await StartAsync("vm");
        int pid = Driver.Domains.Find(domain).Run.Pid;
        var time = new Stopwatch();
        await RestartAsync(
            () =>
            {
                Processes.Kill(pid, Stop);
                time.Start();
            },
            wait: false);
        Assert.Single(await Connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.Active, None));
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        Assert.Contains("<domain", await Connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.None, None), StringComparison.Ordinal);
        Assert.Single(await Connection.GetAllDomainStatsAsync([], 0, 0, None));
        Assert.Equal(DomainControlState.Occupied, (await Connection.DomainGetControlInfoAsync(domain, 0, None)).State);

        // What its next start has is nothing to the present run.
        await Connection.DomainDefineXmlAsync(
            (await Connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.Inactive, None)).Replace("<vcpu", "<title>new</title><vcpu",
                StringComparison.Ordinal),
            DomainDefineFlags.None, None);
        Assert.Contains(
            "<title>new</title>", await Connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.Inactive, None), StringComparison.Ordinal);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(2), $"{time.Elapsed}");
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.False(Processes.IsRunning(pid));
        Assert.Equal(DomainState.Shutoff, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
    }

    [Fact]
    public async Task A_guest_that_hung_is_taken_over_when_it_answers()
    {
        const int Continue = 18;
        var domain = await StartAsync("vm");
        int pid = Driver.Domains.Find(domain).Run.Pid;
        await RestartAsync(() => Processes.Kill(pid, Stop), wait: false);
        Processes.Kill(pid, Continue);
        await Driver.Reconnected.WaitAsync(TimeSpan.FromSeconds(60), None);
        await Connection.DomainSuspendAsync(domain, None);
        Assert.Equal(DomainState.Paused, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
    }

    [Fact]
    public async Task A_status_that_cannot_be_written_keeps_a_guest_from_starting_and_nothing_else()
    {
        string blocked = Path.Combine(State, "vm.xml.new");
        Directory.CreateDirectory(blocked);
        await Assert.ThrowsAsync<VirException>(() => StartAsync("vm").AsTask());
        Assert.Empty(Directory.GetFiles(State, "*.lock"));
        Assert.Empty(Directory.GetFiles(State, "*.pid"));
        Directory.Delete(blocked);
        var domain = await Connection.DomainCreateAsync(
            await Connection.DomainLookupByNameAsync("vm", None), DomainCreateFlags.None, None);
        Directory.CreateDirectory(blocked);
        await Connection.DomainSuspendAsync(domain, None);
        await Connection.DomainResumeAsync(domain, None);
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
        Directory.Delete(blocked);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_keeps_no_guest_from_starting()
    {
        string log = Path.Combine(Root, "var/log/libvirt/qemu");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await File.WriteAllTextAsync(log, "", None);
        var domain = await StartAsync("vm");
        Assert.Equal(DomainState.Running, (await Connection.DomainGetStateAsync(domain, 0, None)).State);
    }

    [Fact]
    public async Task What_runs_of_the_past_left_is_removed()
    {
        await RestartAsync(() =>
        {
            Directory.CreateDirectory(Path.Combine(Lib, "domain-9-gone"));
            Directory.CreateDirectory(Path.Combine(Lib, "nvram"));
            Directory.CreateDirectory(Path.Combine(State, "channel/9-gone"));
            Directory.CreateDirectory(State);
            File.WriteAllText(Path.Combine(State, "gone.xml.new"), "");
            File.WriteAllText(Path.Combine(State, "gone.pid"), "1");
            File.WriteAllText(Path.Combine(State, "aaaaaaaa-0000-0000-0000-00000000000f.lock"), "");
        });
        Assert.Empty(Directory.GetDirectories(Lib, "domain-*"));
        Assert.True(Directory.Exists(Path.Combine(Lib, "nvram")));
        Assert.DoesNotContain(
            Directory.GetFiles(State, "*", SearchOption.AllDirectories), static p => Path.GetFileName(p) != "autostarted");
        Assert.False(Directory.Exists(Path.Combine(State, "channel/9-gone")));
    }

    [Theory]
    [InlineData("LibvirtQemudSave\u0009\0\0\0", "image version is not supported")]
    [InlineData("LibvirtQemudSave", "failed to read qemu header")]
    public async Task A_managed_save_image_that_cannot_be_read_is_kept(string content, string message)
    {
        await Connection.DomainDefineXmlAsync(Xml("vm"), DomainDefineFlags.None, None);
        string path = Path.Combine(Lib, "save/vm.save");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, message.StartsWith("image", StringComparison.Ordinal)
            ? content.PadRight(100, '\0')
            : content, None);
        await RestartAsync();
        var domain = await Connection.DomainLookupByNameAsync("vm", None);
        var e = await Assert.ThrowsAsync<VirException>(() => Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None).AsTask());
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Hooks_run_at_the_turning_points_and_can_refuse_a_start()
    {
        string folder = Path.Combine(Root, "etc/libvirt/hooks"), log = Path.Combine(Root, "hook.log"), fail = Path.Combine(Root, "fail");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "qemu"),
            $"#!/bin/sh\necho \"$@ $(head -c 7)\" >>{log}\n[ \"$2\" != \"$(cat {fail} 2>/dev/null)\" ] || "
                + $"{{ echo no way >&2; exit 3; }}\n", None);
        File.SetUnixFileMode(Path.Combine(folder, "qemu"), (UnixFileMode)0b111_101_101);
        var domain = await StartAsync("vm");
        await RestartAsync();
        await Connection.DomainDestroyAsync(domain, DomainDestroyFlags.Default, None);
        Assert.Equal(
            ["prepare begin", "start begin", "started begin", "reconnect begin", "stopped end", "release end"],
            (await File.ReadAllLinesAsync(log, None)).Select(
                static l => l.Replace("vm ", "", StringComparison.Ordinal).Replace(" - <domain", "", StringComparison.Ordinal)));
        foreach (string operation in (string[])["prepare", "start", "started"])
        {
            await File.WriteAllTextAsync(fail, operation, None);
            var e = await Assert.ThrowsAsync<VirException>(
                () => Connection.DomainCreateAsync(domain, DomainCreateFlags.None, None).AsTask());
            Assert.Equal(ErrorCode.HookScriptFailed, e.Code);
            Assert.StartsWith("Hook script execution failed: internal error: Child process (LC_ALL=C ", e.Message,
                StringComparison.Ordinal);
            Assert.EndsWith($"hooks/qemu vm {operation} begin -) unexpected exit status 3: no way\n", e.Message, StringComparison.Ordinal);
            Assert.Equal(-1, Driver.Domains.Find(domain).Id);
        }
    }

    [Theory]
    [InlineData("cdrom", "sda", "optional", true)]
    [InlineData("cdrom", "sda", "requisite", false)]
    [InlineData("cdrom", "sda", "mandatory", false)]
    [InlineData("disk", "sdb", "optional", true)]
    public async Task A_missing_image_is_left_out_where_the_definition_allows_it(string device, string target, string policy, bool starts)
    {
        string disk =
            $"<disk type='file' device='{device}'><driver name='qemu' type='raw'/><source file='/nonexistent' startupPolicy='{policy}'/>"
            + $"<target dev='{target}' bus='sata'/></disk>";
        if (!starts)
        {
            var e = await Assert.ThrowsAsync<VirException>(() => StartAsync("vm", disk).AsTask());
            Assert.Equal("Cannot access storage file '/nonexistent': No such file or directory", e.Message);
            return;
        }

        var domain = await StartAsync("vm", disk);
        string live = await Connection.DomainGetXmlDescAsync(domain, DomainXmlFlags.None, None);
        Assert.DoesNotContain("/nonexistent", live, StringComparison.Ordinal);
        Assert.Equal(device == "cdrom", live.Contains("<target dev='sda'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Removable_processors_survive_a_save()
    {
        string xml = Xml("vm").Replace(
            "<vcpu>1</vcpu>", "<vcpu current='2'>3</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/>"
            + "<vcpu id='1' enabled='yes' hotpluggable='yes'/><vcpu id='2' enabled='no' hotpluggable='yes'/></vcpus>",
                StringComparison.Ordinal);
        var domain = await Connection.DomainCreateAsync(
            await Connection.DomainDefineXmlAsync(xml, DomainDefineFlags.None, None), DomainCreateFlags.None, None);
        await Connection.DomainSetVcpusAsync(domain, 3, DomainVcpuFlags.Live, None);
        string path = Path.Combine(Root, "vm.saved");
        await Connection.DomainSaveAsync(domain, path, null, DomainSaveRestoreFlags.None, None);
        await Connection.DomainRestoreAsync(path, null, DomainSaveRestoreFlags.None, None);
        Assert.Equal(3, await Connection.DomainGetVcpusAsync(domain, DomainVcpuFlags.Live, None));
    }

    [Fact]
    public async Task What_a_client_set_for_the_agent_and_what_the_emulator_can_do_survive_a_restart()
    {
        var domain = await StartAsync("vm");
        await Connection.DomainAgentSetResponseTimeoutAsync(domain, 7, 0, None);
        string text = await File.ReadAllTextAsync(Path.Combine(State, "vm.xml"), None);
        Assert.Contains("<agentTimeout>7</agentTimeout>", text, StringComparison.Ordinal);
        Assert.Contains("<flag name='virtio-net'/>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<flag name='smp-clusters'/>", text, StringComparison.Ordinal);
        await RestartAsync();
        var guest = Driver.Domains.Find(domain);
        Assert.Equal(7, guest.View.AgentTimeout);
        Assert.Contains("virtio-net", guest.Run.EmulatorFlags);
    }

    [Fact]
    public async Task Which_processors_there_are_is_what_the_emulator_says()
    {
        string xml = Xml("vm").Replace("<vcpu>1</vcpu>", "<vcpu current='1'>3</vcpu>", StringComparison.Ordinal);
        var domain = await Connection.DomainCreateAsync(
            await Connection.DomainDefineXmlAsync(xml, DomainDefineFlags.None, None), DomainCreateFlags.None, None);
        await Connection.DomainSetVcpusAsync(domain, 2, DomainVcpuFlags.Live, None);

        // A daemon that was killed after it asked for another processor, and one that was killed before, left the same file.
        await RestartAsync(() =>
        {
            string path = Path.Combine(State, "vm.xml"), text = File.ReadAllText(path);
            Assert.Contains("current='2'", text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace("current='2'", "current='1'", StringComparison.Ordinal)
                .Replace("<vcpu id='1' enabled='yes' hotpluggable='yes' order='2'/>", "<vcpu id='1' enabled='no' hotpluggable='yes'/>",
                    StringComparison.Ordinal));
        });
        Assert.Equal(2, await Connection.DomainGetVcpusAsync(domain, DomainVcpuFlags.Live, None));
        await Connection.DomainSetVcpusAsync(domain, 3, DomainVcpuFlags.Live, None);
        string saved = Path.Combine(Root, "vm.saved");
        await Connection.DomainSaveAsync(domain, saved, null, DomainSaveRestoreFlags.None, None);
        await Connection.DomainRestoreAsync(saved, null, DomainSaveRestoreFlags.None, None);
        Assert.Equal(3, await Connection.DomainGetVcpusAsync(domain, DomainVcpuFlags.Live, None));
    }

    [Fact]
    public async Task A_lock_that_a_dying_process_still_holds_is_removed_with_the_run()
    {
        var domain = await Connection.DomainDefineXmlAsync(Xml("vm"), DomainDefineFlags.None, None);
        var guest = Driver.Domains.Find(domain);
        string path = Driver.Paths.Lock(guest.Uuid);
        Directory.CreateDirectory(State);
        var held = FileLock.TryTake(path);
        Assert.NotNull(held);
        using var run = new GuestRun(guest, 1, guest.View.Current, Log.For("test")) { HasLock = true };
        var release = new GuestLock(Driver.Paths, TimeProvider.System).ReleaseAsync(run).AsTask();
        await Task.Delay(200, None);
        Assert.False(release.IsCompleted);
        held.Dispose();
        await release.WaitAsync(TimeSpan.FromSeconds(30), None);
        Assert.False(File.Exists(path));
    }
}
