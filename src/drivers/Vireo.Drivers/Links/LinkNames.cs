using System.Collections.Concurrent;
using System.Globalization;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>
/// Names of links that the daemon makes, such as <c>vnet3</c>. A name is given out once in the life of the daemon
/// (<c>virNetDevGenerateName</c>), so that it can be written down before the link exists and is nobody else's then.
/// </summary>
public static class LinkNames
{
    private static readonly ConcurrentDictionary<string, int> s_last = new(StringComparer.Ordinal);

    /// <summary>Refuses a name that no link can have, and that a tool might take for more than a name.</summary>
    public static void Check(string name)
    {
        if (name.Length is 0 or > 15 || name.Any(static c => c is <= ' ' or '/' or ':' or '"' or '\'' or '\\' or '#' or > '~'))
        {
            throw TapErrors.NotCreated(22, name);
        }
    }

    /// <summary>A name that no link has.</summary>
    public static string Next(string prefix)
    {
        string name;
        do
        {
            int number = s_last.AddOrUpdate(prefix, 0, static (_, last) => last + 1);
            name = prefix + number.ToString(CultureInfo.InvariantCulture);
        }
        while (HostLink.Exists(name));
        return name;
    }
}
