using Vireo.Drivers;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>In which order drivers start: each after the drivers of the groups that it needs.</summary>
internal static class DriverOrder
{
    /// <summary>
    /// The groups that a driver waits for before it starts. Of drivers that need each other, none waits for one that stands later in the
    /// list: a mistake in a declaration must not keep the daemon from starting.
    /// </summary>
    public static IEnumerable<DriverGroup> Waits(IReadOnlyList<IDriverFactory> drivers, IDaemonDriver driver)
    {
        IDaemonDriver[] all = [.. drivers.OfType<IDaemonDriver>()];
        foreach (DriverGroup group in driver.Needs)
        {
            if (Array.Find(all, d => d.Serves.Contains(group)) is { } server && server != driver
                && (Array.IndexOf(all, server) < Array.IndexOf(all, driver) || !Needs(all, server, driver, [])))
            {
                yield return group;
            }
        }
    }

    // Whether a driver needs another one, directly or through others.
    private static bool Needs(IDaemonDriver[] all, IDaemonDriver driver, IDaemonDriver other, HashSet<IDaemonDriver> seen) =>
        seen.Add(driver)
        && driver.Needs.Select(group => Array.Find(all, d => d.Serves.Contains(group))).Any(
            server => server is not null && (server == other || Needs(all, server, other, seen)));
}
