using System.Collections.Concurrent;

namespace Vireo.Posix;

/// <summary>
/// A thread that lasts as long as this process. A child that is tied to its parent is tied to the thread that made it, and threads of a
/// pool end when they have nothing to do.
/// </summary>
internal static class LastingThread
{
    private static readonly Lazy<BlockingCollection<Action>> s_work = new(Start);

    /// <summary>Does something there.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        s_work.Value.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    private static BlockingCollection<Action> Start()
    {
        var queue = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (Action action in queue.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true, Name = "children" }.Start();
        return queue;
    }
}
