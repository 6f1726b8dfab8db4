namespace Vireo.Drivers.Qemu.Monitor;

/// <content>Plugging and unplugging of virtual CPUs and I/O threads.</content>
public static partial class QemuCommands
{
    private static readonly string[] s_topology = [
        "node-id", "drawer-id", "book-id", "socket-id", "die-id", "cluster-id", "module-id", "core-id", "thread-id"];

    /// <summary>The machine's places for virtual CPUs in the order of their numbers, with or without one in them.</summary>
    public static async Task<IReadOnlyList<QemuCpuSlot>> QueryCpuSlotsAsync(this QmpConnection monitor, CancellationToken ct)
    {
        var reply = await monitor.ExecuteAsync("query-hotpluggable-cpus", null, ct).ConfigureAwait(false);
        var slots = new List<QemuCpuSlot>();
        foreach (var s in reply.Items)
        {
            slots.Add(
                new QemuCpuSlot(s.GetString("type") ?? "", (int)(s.GetLong("vcpus-count") ?? 1), s["props"]
                    ?? JsonValue.Null, s.GetString("qom-path")));
        }

        slots.Sort(static (a, b) => s_topology.Select(k => (a.Properties.GetLong(k) ?? 0).CompareTo(b.Properties.GetLong(k) ?? 0))
            .FirstOrDefault(static c => c != 0));
        return slots;
    }

    /// <summary>Names of the devices that were given to the emulator, in no order; null when it does not say.</summary>
    public static Task<IReadOnlyCollection<string>?> QueryPeripheralsAsync(this QmpConnection monitor, CancellationToken ct) =>
        ListAsync(monitor, "/machine/peripheral", ct);

    /// <summary>Names of the user objects.</summary>
    public static async Task<IReadOnlyCollection<string>> QueryObjectsAsync(this QmpConnection monitor, CancellationToken ct) =>
        await ListAsync(monitor, "/objects", ct).ConfigureAwait(false) ?? [];

    private static async Task<IReadOnlyCollection<string>?> ListAsync(QmpConnection monitor, string path, CancellationToken ct)
    {
        var folder = new JsonObject().Add("path", path);
        var reply = await monitor.TryExecuteAsync("qom-list", folder, ct).ConfigureAwait(false);
        if (reply.Return is not { } list)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item.GetString("type") != "string" && item.GetString("name") is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Puts a virtual CPU into a place.</summary>
    public static Task AddCpuAsync(this QmpConnection monitor, string id, QemuCpuSlot slot, CancellationToken ct)
    {
        var arguments = new JsonObject().Add("driver", slot.Type).Add("id", id);
        foreach (var property in slot.Properties.Members)
        {
            arguments.Add(property.Key, property.Value);
        }

        return monitor.ExecuteAsync("device_add", arguments, ct);
    }

    /// <summary>Asks the guest to release a device; an event reports when it has.</summary>
    public static Task RemoveDeviceAsync(this QmpConnection monitor, string id, CancellationToken ct) =>
        monitor.ExecuteAsync("device_del", new JsonObject().Add("id", id), ct);

    /// <summary>Makes an I/O thread.</summary>
    public static Task AddIoThreadAsync(this QmpConnection monitor, string id, CancellationToken ct) =>
        monitor.ExecuteAsync("object-add", new JsonObject().Add("qom-type", "iothread").Add("id", id), ct);

    /// <summary>Ends an object.</summary>
    public static Task RemoveObjectAsync(this QmpConnection monitor, string id, CancellationToken ct) =>
        monitor.ExecuteAsync("object-del", new JsonObject().Add("id", id), ct);
}
