using System.Text.Json;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>Which TPMs the host's <c>swtpm</c> can play. It is asked once for each version of the program.</summary>
internal static class SwtpmPrograms
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static volatile Answer? s_answer;

    /// <summary>The versions, <c>1.2</c> and <c>2.0</c>; none when the programs are missing or do not answer.</summary>
    public static async ValueTask<IReadOnlyList<string>> VersionsAsync(CancellationToken cancellationToken)
    {
        if (Posix.Host.FindProgram("swtpm") is not { } program || Posix.Host.FindProgram("swtpm_setup") is not { } setup)
        {
            return [];
        }

        DateTime stamp = File.GetLastWriteTimeUtc(program) is var one && File.GetLastWriteTimeUtc(setup) is var other && one > other
            ? one : other;
        if (s_answer is { } answer && answer.Stamp == stamp)
        {
            return answer.Versions;
        }

        IReadOnlyList<string> versions;
        try
        {
            HelperResult result = await HelperProgram.RunAsync(setup, ["--print-capabilities"], Deadline, cancellationToken)
                .ConfigureAwait(false);
            versions = result.Exit.Succeeded ? Parse(result.Output) : [];
        }
        catch (VirException)
        {
            return [];
        }

        s_answer = new Answer(stamp, versions);
        return versions;
    }

    /// <summary>Reads what <c>swtpm_setup --print-capabilities</c> prints. Programs before 0.7 name no versions: they have both.</summary>
    internal static IReadOnlyList<string> Parse(string output)
    {
        try
        {
            using var answer = JsonDocument.Parse(output);
            var named = answer.RootElement.TryGetProperty("features", out JsonElement features)
                ? features.EnumerateArray().Select(static f => f.GetString() ?? "")
                    .Where(static f => f is "tpm-1.2" or "tpm-2.0").Select(static f => f[4..]).Order(StringComparer.Ordinal).ToList()
                : [];
            return named.Count > 0 ? named : ["1.2", "2.0"];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private sealed record Answer(DateTime Stamp, IReadOnlyList<string> Versions);
}
