namespace Vireo.Drivers;

/// <summary>
/// One thing that a running guest holds outside its hypervisor process: the owners of its files, a port, a helper program, a folder. It is
/// the only place that acquires the thing and the only place that releases it. Everything it needs is in <typeparamref name="TRun"/> or on
/// disk, so that a later daemon can give back what a former one took.
/// </summary>
/// <typeparam name="TRun">What the driver knows of one run of a guest.</typeparam>
public interface IRunResource<in TRun>
{
    /// <summary>What it is, for the log.</summary>
    string Name { get; }

    /// <summary>Takes it for a run that begins. When this fails, <see cref="ReleaseAsync"/> is called all the same.</summary>
    ValueTask AcquireAsync(TRun run, CancellationToken cancellationToken);

    /// <summary>Gives it back. It may be called for a run that took nothing, or twice: then it does nothing.</summary>
    ValueTask ReleaseAsync(TRun run);

    /// <summary>Takes note of what a run already holds, after a restart of the daemon.</summary>
    ValueTask RecoverAsync(TRun run) => ValueTask.CompletedTask;
}
