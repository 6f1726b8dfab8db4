namespace Vireo.Drivers;

/// <summary>
/// A turn on a domain, given by a <see cref="DomainJobGate"/>; disposing it ends the turn (more than once does no harm).
/// After a long wait inside the turn the holder re-checks that the domain is still active: a destroy ends the domain without asking for the
/// turn.
/// </summary>
public sealed class DomainJob : IDisposable, IAsyncDisposable
{
    private DomainJobGate? _gate;

    internal DomainJob(DomainJobGate gate, DomainJobRequest request, DateTimeOffset started)
    {
        _gate = gate;
        Request = request;
        Started = started;
    }

    /// <summary>Who holds the turn: the name of the remote procedure's handler, as errors print it.</summary>
    public string Owner => Request.Owner;

    /// <summary>When the turn began.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>The asynchronous job's kind, or none.</summary>
    public DomainAsyncJobKind AsyncKind => Request.Async;

    internal DomainJobRequest Request { get; }

    /// <summary>Changes which short jobs this asynchronous job lets in.</summary>
    public void SetMask(DomainJobMask mask) => _gate?.SetAsyncMask(this, mask);

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
