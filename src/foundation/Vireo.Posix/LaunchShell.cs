using System.Globalization;

namespace Vireo.Posix;

/// <summary>The shell that runs in a new process until it becomes the program: it waits, limits itself, is tied to its parent.</summary>
internal static class LaunchShell
{
    /// <summary>The arguments, with the shell around them when there is something to do before the program runs. A program whose parent is
    /// gone before it is tied to it ends.</summary>
    public static List<string> Wrap(ProcessSpec spec, string program, int? gateNumber, bool tied)
    {
        if (gateNumber is null && !tied)
        {
            return [spec.Program, .. spec.Arguments];
        }

        string script = OwnLimits(spec)
            + (tied ? $"[ $PPID = {Environment.ProcessId} ] || exit 126; " : "")
            + (gateNumber is null ? "" : $"read -r _ <&{gateNumber} || exit 126; exec {gateNumber}<&-; ")
            + "exec \"$@\"";
        return [.. tied ? Tied(spec) : [], "sh", "-c", script, "sh", program, .. spec.Arguments];
    }

    private static List<string> Tied(ProcessSpec spec)
    {
        static string Text(uint id) => id.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["setpriv", "--pdeathsig", "KILL"];
        if (spec.UserId is { } user)
        {
            arguments.AddRange(["--reuid", Text(user)]);
        }

        if (spec.GroupId is { } group)
        {
            arguments.AddRange(["--regid", Text(group)]);
        }

        if (spec.UserId is not null || spec.GroupId is not null)
        {
            arguments.AddRange(spec.Groups.Count == 0 ? ["--clear-groups"] : ["--groups", string.Join(',', spec.Groups.Select(Text))]);
        }

        arguments.Add("--");
        return arguments;
    }

    private static string OwnLimits(ProcessSpec spec) =>
        spec.Limits.Exists(static l => l is { Kind: ResourceKind.CoreSize, Soft: 0, Hard: 0 }) ? "ulimit -c 0; " : "";

    /// <summary>A number the program does not use; one digit, because plain shells redirect no others.</summary>
    public static int GateNumber(ProcessSpec spec)
    {
        for (int number = 9; number > 2; number--)
        {
            if (!spec.Handles.Exists(h => h.Number == number))
            {
                return number;
            }
        }

        throw ProcessErrors.NoDescriptorToHold();
    }
}
