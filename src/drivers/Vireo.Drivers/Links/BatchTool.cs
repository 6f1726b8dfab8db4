using System.Text;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>Runs a host tool that takes its orders from standard input: many changes by one process.</summary>
public static class BatchTool
{
    /// <summary>Runs it to its end.</summary>
    /// <exception cref="VirException">It is missing, refuses an order, or does not end in time.</exception>
    public static async Task<string> RunAsync(
        string program, IReadOnlyList<string> arguments, string orders, TimeSpan deadline, CancellationToken cancellationToken)
    {
        HelperResult result = await TryAsync(program, arguments, orders, deadline, cancellationToken).ConfigureAwait(false);
        result.ThrowOnFailure();
        return result.Output;
    }

    /// <summary>Runs it to its end, whatever that is.</summary>
    public static async Task<HelperResult> TryAsync(
        string program, IReadOnlyList<string> arguments, string orders, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var input = Fd.CreateMemoryFile("orders");
        RandomAccess.Write(input, Encoding.UTF8.GetBytes(orders), 0);
        return await HelperProgram.RunAsync(
            Posix.Host.RequireProgram(program), arguments, deadline, spec => spec.Input = input, cancellationToken).ConfigureAwait(false);
    }
}
