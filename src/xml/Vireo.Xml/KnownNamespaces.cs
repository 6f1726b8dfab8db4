using System.Collections.Concurrent;

namespace Vireo.Xml;

/// <summary>The namespaces that documents may carry, each with the prefix libvirt prints. Drivers add theirs when they register their
/// extensions.</summary>
public static class KnownNamespaces
{
    private static readonly ConcurrentDictionary<string, string> s_prefixes = new(StringComparer.Ordinal);

    /// <summary>Makes elements of <paramref name="uri"/> readable as <c>prefix:name</c>.</summary>
    public static void Register(string prefix, string uri) => s_prefixes[uri] = prefix;

    internal static string? PrefixOf(string uri) => s_prefixes.TryGetValue(uri, out string? prefix) ? prefix : null;
}
