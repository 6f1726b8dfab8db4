using Vireo.Operations;
using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>The daemon's long work: who sees what of it, and how it ends.</summary>
public class DaemonJobsTests
{
    private static readonly CallerIdentity s_caller = new() { UserId = 7, ProcessId = 8 };

    [Fact]
    public async Task Work_is_shown_while_it_runs_and_its_result_is_kept()
    {
        var jobs = new DaemonJobs();
        using (DaemonJob job = jobs.Begin(ErrorDomain.Storage, "copy", "volume a/b", s_caller, 100))
        {
            await job.RunAsync(_ =>
            {
                DaemonJob.Current!.Add(40);
                JobInfo running = Assert.Single(jobs.List());
                Assert.Equal((1ul, "copy", "volume a/b", "user 7, process 8", JobState.Running, 40ul, 100ul, 0ul),
                    (running.Id, running.Kind, running.Object, running.Owner, running.State, running.Processed, running.Total,
                        running.Ended));
                return Task.CompletedTask;
            });
            Assert.Null(DaemonJob.Current);
        }

        JobInfo done = Assert.Single(jobs.List());
        Assert.Equal((JobState.Completed, 100ul, (string?)null), (done.State, done.Processed, done.Error));
        Assert.True(done.Ended >= done.Begun);
    }

    [Fact]
    public async Task A_cancelled_job_ends_with_libvirts_error()
    {
        var jobs = new DaemonJobs();
        using DaemonJob job = jobs.Begin(ErrorDomain.Storage, "wipe", "volume a/b", null, 0);
        Task work = job.RunAsync(token => Task.Delay(Timeout.Infinite, token));
        jobs.Cancel(job.Id);
        var error = await Assert.ThrowsAsync<VirException>(() => work);
        Assert.Equal((ErrorCode.OperationAborted, "operation aborted: wipe of volume a/b: canceled by client"), (error.Code, error.Message));
        job.Dispose();
        JobInfo done = Assert.Single(jobs.List());
        Assert.Equal((JobState.Canceled, error.Message), (done.State, done.Error));
        Assert.Equal(ErrorCode.InvalidArg, Assert.Throws<VirException>(() => jobs.Cancel(job.Id)).Code);
    }

    [Fact]
    public async Task What_a_tool_was_last_seen_to_have_done_stays()
    {
        var jobs = new DaemonJobs();
        using DaemonJob job = jobs.Begin(ErrorDomain.Storage, "copy", "volume a/b", null, 100);
        await Assert.ThrowsAsync<InvalidOperationException>(() => job.RunAsync(_ =>
        {
            ulong written = 30;
            job.Watch(() => written);
            Assert.Equal(30ul, job.Info.Processed);
            written = 0;
            Assert.Equal(30ul, job.Info.Processed);
            job.Watch(null);
            job.Add(5);
            throw new InvalidOperationException("x");
        }));
        job.Dispose();
        Assert.Equal((JobState.Failed, 35ul, "x"), (jobs.List()[0].State, jobs.List()[0].Processed, jobs.List()[0].Error));
    }

    [Fact]
    public void The_oldest_results_are_dropped()
    {
        var jobs = new DaemonJobs();
        for (int i = 0; i < 1000; i++)
        {
            jobs.Begin(ErrorDomain.Storage, "build", "volume a/b", null, 0).Dispose();
        }

        Assert.Equal(Enumerable.Range(745, 256).Select(static i => (ulong)i), jobs.List().Select(static j => j.Id));
    }
}
