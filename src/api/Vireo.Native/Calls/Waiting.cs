using Vireo.Rpc;

namespace Vireo.Native;

/// <summary>The border between C callers, who wait, and operations, which do not. Here and nowhere else a thread of the application
/// blocks.</summary>
internal static class Waiting
{
#pragma warning disable RS0030 // C callers wait: that is what this class is for. What is waited for never needs the thread that waits.
    public static T For<T>(ValueTask<T> call)
    {
        if (!call.IsCompleted)
        {
            return For(call.AsTask());
        }

        RpcClient.ReceiveFor(Task.CompletedTask);
        return call.GetAwaiter().GetResult();
    }

    public static T For<T>(Task<T> call)
    {
        RpcClient.ReceiveFor(call);
        return call.GetAwaiter().GetResult();
    }

    public static void For(ValueTask call)
    {
        if (!call.IsCompleted)
        {
            Task task = call.AsTask();
            RpcClient.ReceiveFor(task);
            task.GetAwaiter().GetResult();
            return;
        }

        RpcClient.ReceiveFor(Task.CompletedTask);
        call.GetAwaiter().GetResult();
    }
#pragma warning restore RS0030
}
