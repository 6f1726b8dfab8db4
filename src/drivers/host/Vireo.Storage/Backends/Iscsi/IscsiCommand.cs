using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>The command lines of <c>iscsiadm</c>, as data, and what it prints, read.</summary>
internal static class IscsiCommand
{
    /// <summary>The port of iSCSI.</summary>
    public const int UsualPort = 3260;

    /// <summary>Lists the sessions.</summary>
    public static string[] Sessions { get; } = ["iscsiadm", "--mode", "session"];

    /// <summary>Lists the interfaces: under which names the host logs in.</summary>
    public static string[] Interfaces { get; } = ["iscsiadm", "--mode", "iface"];

    /// <summary>The portal of a source.</summary>
    public static string PortalOf(StoragePoolSource source)
    {
        StoragePoolHost host = source.Hosts[0];
        string name = host.Name ?? "";
        name = name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('[') ? $"[{name}]" : name;
        int port = host.Port is null or 0 ? UsualPort : host.Port.Value;
        return string.Create(CultureInfo.InvariantCulture, $"{name}:{port},1");
    }

    /// <summary>The target of a source.</summary>
    public static string TargetOf(StoragePoolSource source) => source.Devices is [{ Path: { } path }, ..] ? path : "";

    /// <summary>Asks a portal for its targets.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="keep">Whether what is found is written down for logins.</param>
    /// <param name="iface">The interface; null for the usual one.</param>
    public static string[] Discover(string portal, bool keep, string? iface) =>
    [
        "iscsiadm", "--mode", "discovery", "--type", "sendtargets", "--portal", portal,
        .. iface is null ? (string[])[] : ["--interface", iface], .. keep ? (string[])[] : ["--op", "nonpersistent"],
    ];

    /// <summary>Writes a target down.</summary>
    public static string[] MakeNode(StoragePoolSource source) => [.. Node(source), "--op", "new"];

    /// <summary>Sets how a target is logged in to.</summary>
    public static string[] SetNode(StoragePoolSource source, string name, string value) =>
        [.. Node(source), "--op", "update", "--name", name, "--value", value];

    /// <summary>Logs in to a target, or out of it.</summary>
    public static string[] Connect(StoragePoolSource source, bool login, string? iface) =>
        [.. Node(source), login ? "--login" : "--logout", .. iface is null ? (string[])[] : ["--interface", iface]];

    /// <summary>Makes an interface.</summary>
    public static string[] MakeInterface(string iface) => ["iscsiadm", "--mode", "iface", "--interface", iface, "--op", "new"];

    /// <summary>Gives an interface the name under which the host logs in.</summary>
    public static string[] NameInterface(string iface, string initiator) =>
    [
        "iscsiadm", "--mode", "iface", "--interface", iface, "--op", "update", "--name", "iface.initiatorname", "--value", initiator,
    ];

    /// <summary>Looks for the disks of a session anew.</summary>
    public static string[] Rescan(string session) => ["iscsiadm", "--mode", "session", "-r", session, "-R"];

    /// <summary>The number of the session with a target; null without one. Lines are <c>tcp: [1] portal target (kind)</c>.</summary>
    public static string? SessionOf(string output, string target) => output.Split('\n')
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .FirstOrDefault(f => f.Length > 3 && f[3] == target && f[1].StartsWith('['))?[1].Trim('[', ']');

    /// <summary>The interface with an initiator's name; null without one. Lines are <c>name transport,…,…,…,initiator</c>.</summary>
    public static string? InterfaceOf(string output, string initiator) => output.Split('\n')
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .FirstOrDefault(f => f.Length == 2 && f[1].Split(',')[^1] == initiator)?[0];

    /// <summary>The targets that a portal listed. Lines are <c>portal target</c>.</summary>
    public static IEnumerable<string> Targets(string output) => output.Split('\n')
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(static f => f.Length == 2).Select(static f => f[1]).Distinct(StringComparer.Ordinal);

    private static string[] Node(StoragePoolSource source) =>
        ["iscsiadm", "--mode", "node", "--portal", PortalOf(source), "--targetname", TargetOf(source)];
}
