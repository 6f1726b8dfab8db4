using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vireo.Posix;

namespace Vireo.Drivers.Networks;

/// <summary>
/// What dnsmasq calls when a lease begins, is renewed or ends: the daemon's own program, which keeps the leases of a bridge in libvirt's
/// file (<c>BRIDGE.status</c>), and gives them back when dnsmasq starts.
/// </summary>
public static class LeaseHelper
{
    private const string BridgeVariable = "VIR_BRIDGE_NAME", FolderVariable = "VIREO_LEASES";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>The program that dnsmasq calls; empty where there is none.</summary>
    internal static string Program { get; } = Choose();

    /// <summary>Whether this process was started by dnsmasq.</summary>
    public static bool IsCalled(IReadOnlyList<string> arguments) =>
        arguments.Count > 0 && System.Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 }
        && System.Environment.GetEnvironmentVariable(BridgeVariable) is { Length: > 0 };

    /// <summary>Does what dnsmasq asks.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        string bridge = Variable(BridgeVariable), folder = Variable(FolderVariable), path = Path.Combine(folder, bridge + ".status");
        if (bridge.Contains('/', StringComparison.Ordinal) || arguments[0] is not ("add" or "old" or "del" or "init"))
        {
            return 0;
        }

        try
        {
            long end = System.Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
            FileLock? held;
            while ((held = FileLock.TryTake(LockOf(path))) is null && System.Environment.TickCount64 < end)
            {
                Nap.Microseconds(5000);
            }

            using (held)
            {
                var leases = DhcpLeases.Load(path);
                if (arguments[0] == "init")
                {
                    output.Write(DhcpLeases.ForDnsmasq(leases));
                    return 0;
                }

                if (arguments.Count >= 3)
                {
                    DhcpLeases.Save(path, DhcpLeases.Changed(leases, arguments, Variable));
                }
            }

            return 0;
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Reason());
            return 1;
        }
    }

    /// <summary>What is locked while a file of leases changes.</summary>
    internal static string LockOf(string path) => path + ".lock";

    internal static IReadOnlyDictionary<string, string> Environment(string bridge, string folder)
    {
        var variables = System.Environment.GetEnvironmentVariables();
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in variables)
        {
            all[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        all[BridgeVariable] = bridge;
        all[FolderVariable] = folder;
        return all;
    }

    private static string Variable(string name) => System.Environment.GetEnvironmentVariable(name) ?? "";

    // The daemon itself; while it is developed it may be an assembly, whose program lies beside it.
    private static string Choose()
    {
        string self = System.Environment.ProcessPath ?? "";
        return Path.GetFileNameWithoutExtension(self) != "dotnet" ? self
            : Path.Combine(AppContext.BaseDirectory, "vireod") is var beside && File.Exists(beside) ? beside : "";
    }
}
