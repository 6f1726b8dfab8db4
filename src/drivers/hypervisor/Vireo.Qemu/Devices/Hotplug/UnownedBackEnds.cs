using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>
/// Back-ends of a running emulator that no device of its document owns: a daemon that was killed in a plug left them. They are recognized
/// by the names that devices give to their back-ends. What a device uses is never removed: the emulator refuses that itself, and for
/// network back-ends, where it does not, only those without a card are looked at.
/// </summary>
internal static class UnownedBackEnds
{
    private static readonly string[] s_kinds = ["serial", "parallel", "channel", "console", "redir", "rng", "net"];

    private static readonly Logger s_log = Log.For("qemu.hotplug");

    /// <summary>Removes those of a running guest.</summary>
    public static async Task RemoveAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var plugged = await domain.Monitor.QueryPeripheralsAsync(cancellationToken).ConfigureAwait(false);
        if (plugged is null || domain.View.Live is not { } live)
        {
            return;
        }

        var gone = await RemoveAsync(domain.Monitor, live, plugged, cancellationToken).ConfigureAwait(false);
        if (gone.Count > 0)
        {
            s_log.Info($"back-ends that no device of '{domain.Name}' owned were removed: {string.Join(", ", gone)}");
        }
    }

    // Gives the names of those that went. "plugged" are the aliases of the devices that the emulator has.
    private static async Task<List<string>> RemoveAsync(
        QmpConnection monitor, DomainDef live, IReadOnlyCollection<string> plugged, CancellationToken cancellationToken)
    {
        var owners = new HashSet<string>(plugged, StringComparer.Ordinal);
        foreach (var device in XmlRecordDevice.All(live.Devices))
        {
            if (device.Record is Device { Alias: { } alias })
            {
                owners.Add(alias);
            }
        }

        var gone = await RemoveImagesAsync(monitor, live, cancellationToken).ConfigureAwait(false);
        bool Unowned(string name, string start) => name.StartsWith(start, StringComparison.Ordinal)
            && IsOfPlug(name.AsSpan(start.Length)) && !owners.Contains(name[start.Length..]);
        async Task TryAsync(string command, string name)
        {
            var reply = await monitor.TryExecuteAsync(command, new JsonObject().Add("id", name), cancellationToken).ConfigureAwait(false);
            if (!reply.IsError)
            {
                gone.Add(name);
            }
        }

        foreach (string name in await UnusedNetworksAsync(monitor, cancellationToken).ConfigureAwait(false))
        {
            if (Unowned(name, "host") || Unowned(name, ""))
            {
                await TryAsync("netdev_del", name).ConfigureAwait(false);
            }
        }

        foreach (string name in await monitor.QueryObjectsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Unowned(name, "obj"))
            {
                await TryAsync("object-del", name).ConfigureAwait(false);
            }
        }

        foreach (string name in (await monitor.QueryCharBackendsAsync(cancellationToken).ConfigureAwait(false)).Open.Keys)
        {
            if (Unowned(name, "char"))
            {
                await TryAsync("chardev-remove", name).ConfigureAwait(false);
            }
        }

        return gone;
    }

    /// <summary>Closes images that are in no disk's chain, and gives the names of the nodes that went.</summary>
    public static async Task<List<string>> RemoveImagesAsync(QmpConnection monitor, DomainDef live, CancellationToken cancellationToken)
    {
        const string CopyOnRead = "libvirt-CoR-";
        var used = new HashSet<uint>();
        var copies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var disk in live.Devices.Disks)
        {
            used.UnionWith(DiskImage.Chain(disk).Select(static i => i.Index));
            copies.Add(DiskImage.CopyOnReadNode(disk));
            if (disk.Mirror?.Source?.Index is { } mirror)
            {
                used.Add(mirror);
            }
        }

        // Filters and formats before what they are on.
        var gone = new List<string>();
        var nodes = await monitor.QueryBlockNodesAsync(cancellationToken).ConfigureAwait(false);
        foreach (string name in nodes.Keys.OrderByDescending(static n => n.StartsWith(CopyOnRead, StringComparison.Ordinal))
            .ThenBy(static n => n, StringComparer.Ordinal))
        {
            if (name.StartsWith(CopyOnRead, StringComparison.Ordinal)
                    ? !copies.Contains(name) : BlockJob.ImageOf(name) is { } index && !used.Contains(index))
            {
                var node = new JsonObject().Add("node-name", name);
                if (!(await monitor.TryExecuteAsync("blockdev-del", node, cancellationToken).ConfigureAwait(false)).IsError)
                {
                    gone.Add(name);
                }
            }
        }

        // The secrets of their images last.
        foreach (string name in await monitor.QueryObjectsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (name.Contains("-secret", StringComparison.Ordinal) && BlockJob.ImageOf(name) is { } index && !used.Contains(index)
                && !(await monitor.TryExecuteAsync("object-del", new JsonObject().Add("id", name), cancellationToken)
                    .ConfigureAwait(false)).IsError)
            {
                gone.Add(name);
            }
        }

        return gone;
    }

    // An alias of a kind that is plugged with a back-end, the daemon's or the user's.
    private static bool IsOfPlug(ReadOnlySpan<char> alias)
    {
        if (alias.StartsWith("ua-", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (string kind in s_kinds)
        {
            if (alias.Length > kind.Length && alias.StartsWith(kind, StringComparison.Ordinal)
                && alias[kind.Length..].IndexOfAnyExceptInRange('0', '9') < 0)
            {
                return true;
            }
        }

        return false;
    }

    // Only the human monitor lists them. A card stands before the back-end that it uses, which is indented.
    private static async Task<List<string>> UnusedNetworksAsync(QmpConnection monitor, CancellationToken cancellationToken)
    {
        string text = await monitor.HumanCommandAsync("info network", cancellationToken).ConfigureAwait(false);
        var found = new List<string>();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[0] != '\\' && !line.Contains("type=nic", StringComparison.Ordinal))
            {
                found.Add(line[..colon]);
            }
        }

        return found;
    }
}
