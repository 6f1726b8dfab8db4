using System.Text;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Vireo.Posix.Tests;

public sealed class ProcessTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [Fact]
    public async Task Output_environment_folder_and_exit_code_arrive()
    {
        (string text, ProcessExit exit) = await RunAsync(new ProcessSpec("/bin/sh", "-c", "echo $COLOR $PWD $#; exit 7", "x", "a b", "c")
        {
            Environment = new Dictionary<string, string> { ["COLOR"] = "blue" },
            WorkingFolder = "/usr",
        });
        Assert.Equal("blue /usr 2\n", text);
        Assert.Equal(new ProcessExit(7, 0), exit);
    }

    [Fact]
    public async Task A_tied_program_is_killed_with_its_parent_and_keeps_arguments_and_users()
    {
        var spec = new ProcessSpec("setpriv", "--dump");
        if (Host.EffectiveUserId == 0)
        {
            (spec.UserId, spec.GroupId, spec.Groups) = (12, 34, [34, 56]);
        }

        (string text, ProcessExit exit) = await RunAsync(spec, tied: true);
        Assert.True(exit.Succeeded);
        Assert.Matches("Parent death signal: .*KILL", text);
        if (Host.EffectiveUserId == 0)
        {
            Assert.Contains("euid: 12\n", text, StringComparison.Ordinal);
            Assert.Contains("Supplementary groups: 34,56\n", text, StringComparison.Ordinal);
        }

        var echo = new ProcessSpec("/bin/sh", "-c", "echo $PPID $#; exit 7", "x", "a b");
        echo.Limits.Add(new ResourceLimit(ResourceKind.OpenFiles, 64, 64));
        Assert.Equal(($"{Environment.ProcessId} 1\n", new ProcessExit(7, 0)), await RunAsync(echo, tied: true));
    }

    [Fact]
    public async Task Only_listed_descriptors_are_inherited_under_their_numbers()
    {
        (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe();
        using SafeFileHandle stray = Fd.Open("/dev/null", 0);
        using SafeFileHandle stray2 = Fd.Open("/dev/null", 0);
        Assert.True(Fd.Number(stray2) > 4);
        Fd.SetInherit(stray2, true);
        Fd.SetInherit(stray, true);
        var spec = new ProcessSpec("/bin/sh", "-c", "echo /proc/$$/fd/* | sed s,/proc/$$/fd/,,g; echo hi >/proc/self/fd/17");
        spec.Handles.Add((write, 17));
        (string text, _) = await RunAsync(spec);
        write.Dispose();
        // 3 is the folder that the shell reads, 4 its pipe.
        Assert.Subset(new HashSet<string> { "0", "1", "2", "17", "3", "4" }, text.Trim().Split(' ').ToHashSet());
        await using var stream = new FdStream(read, FileAccess.Read);
        byte[] buffer = new byte[10];
        Assert.Equal(3, await stream.ReadAsync(buffer, Soon));
    }

    [Fact]
    public async Task Descriptors_whose_numbers_cross_are_swapped_not_lost()
    {
        (SafeFileHandle r1, SafeFileHandle w1) = Fd.CreatePipe();
        (SafeFileHandle r2, SafeFileHandle w2) = Fd.CreatePipe();
        var spec = new ProcessSpec("/bin/sh", "-c", $"echo one >/proc/self/fd/{Fd.Number(w2)}; echo two >/proc/self/fd/{Fd.Number(w1)}");
        spec.Handles.Add((w1, Fd.Number(w2)));
        spec.Handles.Add((w2, Fd.Number(w1)));
        using SpawnedProcess process = ProcessSpawner.Start(spec);
        w1.Dispose();
        w2.Dispose();
        await process.WaitForExitAsync(Soon);
        Assert.Equal("one\n", await ReadAllAsync(r1));
        Assert.Equal("two\n", await ReadAllAsync(r2));
    }

    [Fact]
    public async Task User_group_and_mask_are_the_childs_only()
    {
        if (Host.EffectiveUserId != 0)
        {
            Assert.Skip("needs root");
        }

        (string text, _) = await RunAsync(
            new ProcessSpec("/bin/sh", "-c", "id -u; id -g; id -G; umask")
            {
                UserId = 65534, GroupId = 65533, Groups = [1, 2], FileModeMask = 63,
            });
        Assert.Equal("65534\n65533\n65533 1 2\n0077\n", text);
        Assert.Equal(0u, Host.EffectiveUserId);
        uint mask = Host.SetFileModeMask(18);
        Host.SetFileModeMask(mask);
        Assert.NotEqual(63u, mask);
    }

    [Fact]
    public async Task Limits_and_the_gate_hold_before_the_program_runs()
    {
        var spec = new ProcessSpec("/bin/sh", "-c", "ulimit -n; cat /proc/self/oom_score_adj") { OomScoreAdjust = 500, Held = true };
        spec.Limits.Add(new ResourceLimit(ResourceKind.OpenFiles, 77, 77));
        (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe();
        spec.Output = write;
        using SpawnedProcess process = ProcessSpawner.Start(spec);
        write.Dispose();
        Assert.True(process.Handle.IsAlive);
        Task<ProcessExit> exit = process.WaitForExitAsync(Soon);
        await Task.Delay(50);
        Assert.False(exit.IsCompleted);
        process.Release();
        Assert.True((await exit).Succeeded);
        Assert.Equal("77\n500\n", await ReadAllAsync(read));
    }

    [Fact]
    public void A_missing_program_is_an_error_with_its_name()
    {
        VirException e = Assert.Throws<VirException>(() => ProcessSpawner.Start(new ProcessSpec("/no/such/program")));
        Assert.Equal(ErrorCode.SystemError, e.Code);
        Assert.Contains("/no/such/program", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_shows_in_the_exit_and_a_new_session_is_one()
    {
        var spec = new ProcessSpec("sleep", "1000") { NewSession = true };
        using SpawnedProcess process = ProcessSpawner.Start(spec);
        string[] stat = (await File.ReadAllTextAsync($"/proc/{process.Id}/stat")).Split(' ');
        Assert.Equal(process.Id.ToString(), stat[5]);
        Assert.True(process.Signal(15));
        Assert.Equal(new ProcessExit(0, 15), await process.WaitForExitAsync(Soon));
        Assert.False(process.Signal(15));
        Assert.False(Processes.IsRunning(process.Id));
    }

    [Fact]
    public async Task Many_exits_are_noticed()
    {
        Task<ProcessExit>[] all = [.. Enumerable.Range(0, 40).Select(async i =>
        {
            using SpawnedProcess process = ProcessSpawner.Start(new ProcessSpec("/bin/sh", "-c", $"exit {i}"));
            return await process.WaitForExitAsync(Soon);
        })];
        Assert.Equal(Enumerable.Range(0, 40), (await Task.WhenAll(all)).Select(e => e.Code));
    }

    private static async Task<(string Text, ProcessExit Exit)> RunAsync(ProcessSpec spec, bool tied = false)
    {
        (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe();
        spec.Output = write;
        using SpawnedProcess process = tied ? await ProcessSpawner.StartTiedAsync(spec) : ProcessSpawner.Start(spec);
        write.Dispose();
        string text = await ReadAllAsync(read);
        return (text, await process.WaitForExitAsync(Soon));
    }

    private static async Task<string> ReadAllAsync(SafeFileHandle fd)
    {
        await using var stream = new FdStream(fd, FileAccess.Read);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, Soon);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
