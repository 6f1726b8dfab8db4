namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>libvirt's names of states and of the reasons for them, as status files have them. A reason's number is its place in its state's
/// list.</summary>
internal static class StateNames
{
    private static readonly string[] s_states = [
        "nostate", "running", "blocked", "paused", "shutdown", "shutoff", "crashed", "pmsuspended"];

    private static readonly string[][] s_reasons =
    [
        ["unknown"],
        [
            "unknown", "booted", "migrated", "restored", "from snapshot", "unpaused", "migration canceled", "save canceled", "wakeup",
                "crashed",
            "post-copy", "post-copy failed",
        ],
        ["unknown"],
        [
            "unknown", "user", "migration", "save", "dump", "ioerror", "watchdog", "from snapshot", "shutting down", "snapshot", "panicked",
            "starting up", "post-copy", "post-copy failed", "api error",
        ],
        ["unknown", "user"],
        ["unknown", "shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from snapshot", "daemon"],
        ["unknown", "panicked"],
        ["unknown"],
    ];

    /// <summary>The name of a state.</summary>
    public static string Of(DomainState state) => s_states[(int)state];

    /// <summary>The name of a reason.</summary>
    public static string Of(DomainState state, int reason) =>
        s_reasons[(int)state] is var names && reason >= 0 && reason < names.Length ? names[reason] : names[0];

    /// <summary>The state of that name, or null.</summary>
    public static DomainState? Parse(string? state) => Array.IndexOf(s_states, state) is >= 0 and var at ? (DomainState)at : null;

    /// <summary>The reason of that name; 0 when the state has none such.</summary>
    public static int ParseReason(DomainState state, string? reason) => Math.Max(0, Array.IndexOf(s_reasons[(int)state], reason));
}
