using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>The daemon's long work. Only Vireo has it: libvirt shows the jobs of guests alone.</summary>
public interface IJobs
{
    /// <summary>The jobs that run, and the last that have ended; the oldest first.</summary>
    [Operation(VireoProcedure.ConnectListAllJobs)]
    ValueTask<IReadOnlyList<JobInfo>> ListAllJobsAsync(uint flags, CancellationToken cancellationToken);

    /// <summary>Asks a job to end. Its caller is answered "operation aborted" once it has.</summary>
    [Operation(VireoProcedure.JobCancel)]
    ValueTask JobCancelAsync(ulong id, uint flags, CancellationToken cancellationToken);
}
