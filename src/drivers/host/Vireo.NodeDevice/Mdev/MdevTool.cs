using System.Text;
using Vireo.Posix;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// Runs <c>mdevctl</c>, which makes mediated devices and keeps them over boots. A host without it has none that are kept.
/// </summary>
internal sealed class MdevTool(Logger log)
{
    private const string Program = "mdevctl";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private bool _missed;

    /// <summary>What is defined; null when the tool cannot say, and nothing is to be concluded from that.</summary>
    public async Task<IReadOnlyList<MdevDefinition>?> ListAsync(CancellationToken cancellationToken)
    {
        if (Posix.Host.FindProgram(Program) is null)
        {
            if (!_missed)
            {
                _missed = true;
                log.Warning($"{Program} not found. Skipping update of mediated devices.");
            }

            return [];
        }

        try
        {
            HelperResult result = await RunAsync(MdevCommand.List, cancellationToken).ConfigureAwait(false);
            result.ThrowOnFailure();
            return MdevDefinition.ReadAll(result.Output);
        }
        catch (VirException e)
        {
            log.Warning($"failed to query mdevs from mdevctl: {e.Message}");
            return null;
        }
    }

    /// <summary>Carries a command out, and gives what the tool printed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="failure">Makes the error from what the tool complained of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> DoAsync(MdevCommand command, Func<string, VirException> failure, CancellationToken cancellationToken)
    {
        HelperResult result = await RunAsync(command, cancellationToken).ConfigureAwait(false);
        return result.Exit.Succeeded ? result.Output.Trim() : throw failure(result.Error.Length > 0 ? result.Error : "Unknown error");
    }

    private static async Task<HelperResult> RunAsync(MdevCommand command, CancellationToken cancellationToken)
    {
        string program = Posix.Host.RequireProgram(Program);
        using var input = Fd.CreateMemoryFile("mdev");

        // At its place, so that the reader begins at the beginning.
        RandomAccess.Write(input, Encoding.UTF8.GetBytes(command.Input ?? ""), 0);
        return await HelperProgram.RunAsync(
            program, command.Arguments, s_patience,
            spec =>
            {
                spec.Input = input;
                spec.Environment = Plain();
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Plain()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_ALL"] = "C" };
        foreach (string name in (ReadOnlySpan<string>)["PATH", "HOME"])
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                environment[name] = value;
            }
        }

        return environment;
    }
}
