namespace Vireo.Native;

/// <summary>The border between C callers, who wait, and operations, which do not. Here and nowhere else a thread of the application blocks.</summary>
internal static class Waiting
{
#pragma warning disable RS0030 // C callers wait: that is what this class is for. Completions never run on a thread that waits here.
    public static T For<T>(ValueTask<T> call) => call.IsCompleted ? call.GetAwaiter().GetResult() : call.AsTask().GetAwaiter().GetResult();

    public static void For(ValueTask call)
    {
        if (call.IsCompleted)
        {
            call.GetAwaiter().GetResult();
        }
        else
        {
            call.AsTask().GetAwaiter().GetResult();
        }
    }

    public static T For<T>(Task<T> call) => call.GetAwaiter().GetResult();
#pragma warning restore RS0030
}
