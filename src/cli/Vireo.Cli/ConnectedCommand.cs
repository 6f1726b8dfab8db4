namespace Vireo.Cli;

/// <summary>A group of commands that ask a daemon: how they begin, end and say what went wrong.</summary>
public abstract class ConnectedCommand(TextWriter output, TextWriter errors)
{
    private const int Done = 0, Refused = 1, Trouble = 2;

    /// <summary>Where answers go.</summary>
    protected TextWriter Output { get; } = output;

    /// <summary>The group's name on the command line.</summary>
    protected abstract string Group { get; }

    /// <summary>What <c>--help</c> shows.</summary>
    protected abstract string Help { get; }

    /// <summary>Runs the command with the arguments after the group's name.</summary>
    /// <returns>The exit code: 0 done, 1 the daemon refused, 2 usage, or the daemon cannot be reached.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        CommandOptions options = Read(arguments);
        if (options.Help)
        {
            await Output.WriteLineAsync(Help).ConfigureAwait(false);
            return Done;
        }

        string? problem = options.Problem;
        Func<Connect, Task>? ask = problem is null ? Choose(options, cancellationToken, out problem) : null;
        if (ask is null)
        {
            await errors.WriteLineAsync($"error: {problem}; see 'vireo {Group} --help'").ConfigureAwait(false);
            return Trouble;
        }

        bool connected = false;
        try
        {
            await using Connect connection = await Connect.OpenAsync(options.Uri, cancellationToken).ConfigureAwait(false);
            connected = true;
            await ask(connection).ConfigureAwait(false);
            return Done;
        }
        catch (VirException e)
        {
            await errors.WriteLineAsync("error: " + e.Message).ConfigureAwait(false);
            return connected ? Refused : Trouble;
        }
    }

    /// <summary>Reads the command line.</summary>
    private protected abstract CommandOptions Read(IReadOnlyList<string> arguments);

    /// <summary>What the words ask for; null, and the problem, when nothing is asked that the group knows.</summary>
    private protected abstract Func<Connect, Task>? Choose(
        CommandOptions options, CancellationToken cancellationToken, out string? problem);
}
