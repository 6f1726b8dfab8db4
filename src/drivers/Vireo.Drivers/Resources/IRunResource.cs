namespace Vireo.Drivers;

/// <summary>
/// One thing that a running guest holds outside its hypervisor process: the owners of its files, a port, a tap, a helper program, a folder.
/// It is the only place that acquires the thing and the only place that releases it. Everything it needs is in
/// <typeparamref name="TPart"/> or on disk, so that a later daemon can give back what a former one took.
/// </summary>
/// <typeparam name="TPart">What it is held for: a run of a guest, or one of its devices.</typeparam>
public interface IRunResource<in TPart>
{
    /// <summary>What it is, for the log.</summary>
    string Name { get; }

    /// <summary>Whether <paramref name="part"/> holds any of it.</summary>
    bool Concerns(TPart part) => true;

    /// <summary>Takes it. When this fails, <see cref="ReleaseAsync"/> is called for what was taken so far.</summary>
    ValueTask AcquireAsync(TPart part, CancellationToken cancellationToken);

    /// <summary>
    /// Gives it back. It is called once for each time that it was taken or recovered. After a restart of the daemon it may find that the
    /// former one had not come to take it, or had given it back: then it does nothing.
    /// </summary>
    ValueTask ReleaseAsync(TPart part);

    /// <summary>Takes note of what a part already holds, after a restart of the daemon.</summary>
    ValueTask RecoverAsync(TPart part) => ValueTask.CompletedTask;
}
