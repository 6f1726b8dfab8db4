using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <content>The daemon's long work. Only daemons of Vireo can be asked.</content>
public sealed partial class Connect
{
    /// <summary>The jobs that run in the daemon, and the last that have ended; the oldest first.</summary>
    /// <exception cref="VirException">The daemon is none of Vireo, or the connection has no jobs.</exception>
    public ValueTask<IReadOnlyList<JobInfo>> ListJobsAsync(CancellationToken cancellationToken = default) =>
        Driver(DriverGroup.Storage, "vireoConnectListAllJobs").ListAllJobsAsync(0, cancellationToken);

    /// <summary>Asks a job to end. Whoever waits for it is answered "operation aborted" once it has.</summary>
    /// <exception cref="VirException">No job of that id is running.</exception>
    public ValueTask CancelJobAsync(ulong id, CancellationToken cancellationToken = default) =>
        Driver(DriverGroup.Storage, "vireoJobCancel").JobCancelAsync(id, 0, cancellationToken);
}
