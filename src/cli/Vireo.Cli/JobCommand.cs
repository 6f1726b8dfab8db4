using System.Globalization;
using System.Text.Json;

namespace Vireo.Cli;

/// <summary><c>vireo job</c>: the long work of a daemon, shown and ended.</summary>
public sealed class JobCommand(TextWriter output, TextWriter errors)
{
    private const int Done = 0, Refused = 1, Trouble = 2;

    private const string Help = """
        Usage: vireo job list [OPTION…]        show the jobs that run, and the last that have ended
               vireo job cancel [OPTION…] ID   end a job

        Options:
          --connect URI    the daemon (default: as for virsh)
          --output json    the jobs as JSON

        Exit codes: 0 done, 1 the daemon refused, 2 usage, or the daemon cannot be reached.
        """;

    /// <summary>Runs the command with the arguments after <c>job</c>.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        string? uri = null, problem = null;
        bool json = false;
        var words = new List<string>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i].Split('=', 2) : [arguments[i]];
            string Value() => parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            switch (parts[0])
            {
                case "--help" or "-h":
                    await output.WriteLineAsync(Help).ConfigureAwait(false);
                    return Done;
                case "--connect" or "-c":
                    uri = Value();
                    break;
                case "--output":
                    string form = Value();
                    json = form == "json";
                    problem ??= form is "json" or "text" ? null : $"--output takes 'json' or 'text', not '{form}'";
                    break;
                case ['-', _, ..]:
                    problem ??= $"unknown option '{parts[0]}'";
                    break;
                default:
                    words.Add(parts[0]);
                    break;
            }
        }

        ulong id = 0;
        problem ??= words switch
        {
            ["list"] => null,
            ["cancel", string text] => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id)
                ? null : $"'{text}' is no number of a job",
            _ => "a command is expected: 'list', or 'cancel' with the number of a job",
        };
        if (problem is not null)
        {
            await errors.WriteLineAsync($"error: {problem}; see 'vireo job --help'").ConfigureAwait(false);
            return Trouble;
        }

        return await AskAsync(uri, words[0] == "list", id, json, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> AskAsync(string? uri, bool list, ulong id, bool json, CancellationToken cancellationToken)
    {
        bool connected = false;
        try
        {
            await using Connect connection = await Connect.OpenAsync(uri, cancellationToken).ConfigureAwait(false);
            connected = true;
            if (list)
            {
                await PrintAsync(await connection.ListJobsAsync(cancellationToken).ConfigureAwait(false), json).ConfigureAwait(false);
            }
            else
            {
                await connection.CancelJobAsync(id, cancellationToken).ConfigureAwait(false);
            }

            return Done;
        }
        catch (VirException e)
        {
            await errors.WriteLineAsync("error: " + e.Message).ConfigureAwait(false);
            return connected ? Refused : Trouble;
        }
    }

    private async Task PrintAsync(IReadOnlyList<JobInfo> jobs, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(ToJson(jobs)).ConfigureAwait(false);
            return;
        }

        await output.WriteLineAsync($"{"Id",-6}{"State",-11}{"Kind",-10}{"Done",-7}{"Object",-40}Owner").ConfigureAwait(false);
        foreach (JobInfo job in jobs)
        {
            string done = job.Total == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * job.Processed / job.Total:F0} %");
            string state = job.State.ToString().ToLowerInvariant();
            await output.WriteLineAsync($"{job.Id,-6}{state,-11}{job.Kind,-10}{done,-7}{job.Object,-40}{job.Owner}").ConfigureAwait(false);
            if (job.Error is { } error)
            {
                await output.WriteLineAsync($"      {error}").ConfigureAwait(false);
            }
        }
    }

    private static string ToJson(IReadOnlyList<JobInfo> jobs)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (JobInfo job in jobs)
            {
                writer.WriteStartObject();
                writer.WriteNumber("id", job.Id);
                writer.WriteString("kind", job.Kind);
                writer.WriteString("object", job.Object);
                writer.WriteString("owner", job.Owner);
                writer.WriteString("state", job.State.ToString().ToLowerInvariant());
                writer.WriteNumber("processed", job.Processed);
                writer.WriteNumber("total", job.Total);
                writer.WriteNumber("begun", job.Begun);
                writer.WriteNumber("ended", job.Ended);
                writer.WriteString("error", job.Error);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
