namespace Vireo.Drivers;

/// <summary>
/// Opens files that clients name. A pipe without a peer and a file of a dead server keep whoever opens them waiting: that has a thread of
/// its own, so that nobody else waits, and a deadline.
/// </summary>
public static class ClientFile
{
    /// <summary>How long an open may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int TimedOut = 110;

    /// <summary>Does <paramref name="open"/> on a thread of its own.</summary>
    /// <param name="open">Opens, and may read or write a little.</param>
    /// <param name="discard">Closes what was opened when nobody waits for it any more.</param>
    /// <param name="refusal">The error of an open that takes too long, made of the system's number for that.</param>
    /// <param name="cancellationToken">Ends the wait; the open itself cannot be ended.</param>
    public static async Task<T> OpenAsync<T>(
        Func<T> open, Action<T> discard, Func<int, VirException> refusal, CancellationToken cancellationToken)
    {
        Task<T> opening = Task.Factory.StartNew(open, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return await opening.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            _ = opening.ContinueWith(
                late => discard(late.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw e is TimeoutException ? refusal(TimedOut) : e;
        }
    }
}
