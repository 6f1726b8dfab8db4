using System.Globalization;
using System.Text.Json;

namespace Vireo.Cli;

/// <summary><c>vireo job</c>: the long work of a daemon, shown and ended.</summary>
public sealed class JobCommand(TextWriter output, TextWriter errors) : ConnectedCommand(output, errors)
{
    /// <inheritdoc/>
    protected override string Group => "job";

    /// <inheritdoc/>
    protected override string Help => """
        Usage: vireo job list [OPTION…]        show the jobs that run, and the last that have ended
               vireo job cancel [OPTION…] ID   end a job

        Options:
          --connect URI    the daemon (default: as for virsh)
          --output json    the jobs as JSON
          --running        only the jobs that run

        Exit codes: 0 done, 1 the daemon refused, 2 usage, or the daemon cannot be reached.
        """;

    private protected override CommandOptions Read(IReadOnlyList<string> arguments) => CommandOptions.Read(arguments, "--running");

    private protected override Func<Connect, Task>? Choose(CommandOptions options, CancellationToken cancellationToken, out string? problem)
    {
        problem = null;
        switch (options.Words)
        {
            case ["list"]:
                bool all = !options.Switches.Contains("--running");
                return async c => await PrintAsync(
                    [.. (await c.ListJobsAsync(cancellationToken).ConfigureAwait(false)).Where(j => all || j.State == JobState.Running)],
                    options.Json).ConfigureAwait(false);
            case ["cancel", string text] when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong id):
                return c => c.CancelJobAsync(id, cancellationToken).AsTask();
            case ["cancel", string text]:
                problem = $"'{text}' is no number of a job";
                return null;
            default:
                problem = "a command is expected: 'list', or 'cancel' with the number of a job";
                return null;
        }
    }

    private async Task PrintAsync(IReadOnlyList<JobInfo> jobs, bool json)
    {
        if (json)
        {
            await Output.WriteLineAsync(ToJson(jobs)).ConfigureAwait(false);
            return;
        }

        await Output.WriteLineAsync($"{"Id",-6}{"State",-11}{"Kind",-10}{"Done",-7}{"Object",-40}Owner").ConfigureAwait(false);
        foreach (JobInfo job in jobs)
        {
            string done = job.Total == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * job.Processed / job.Total:F0} %");
            string state = job.State.ToString().ToLowerInvariant();
            await Output.WriteLineAsync($"{job.Id,-6}{state,-11}{job.Kind,-10}{done,-7}{job.Object,-40}{job.Owner}").ConfigureAwait(false);
            if (job.Error is { } error)
            {
                await Output.WriteLineAsync($"      {error}").ConfigureAwait(false);
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
