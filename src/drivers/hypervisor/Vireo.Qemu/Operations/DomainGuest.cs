using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>What the agent inside the guest tells and does.</content>
public sealed partial class QemuConnection
{
    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<DomainFsInfo>> DomainGetFsInfoAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var reply = await AskAgentAsync(domain, "guest-get-fsinfo", null, false, cancellationToken).ConfigureAwait(false);
        var found = new List<DomainFsInfo>();
        foreach (var fs in reply.Items)
        {
            var devices = new List<string>();
            foreach (var disk in fs.GetItems("disk"))
            {
                if (disk.GetString("dev") is { } dev)
                {
                    devices.Add(Path.GetFileName(dev).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
                }
            }

            found.Add(new DomainFsInfo(fs.GetString("mountpoint") ?? "", fs.GetString("name") ?? "", fs.GetString("type") ?? "", devices));
        }

        return found;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> DomainFsFreezeAsync(DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken)
    {
        JsonObject? arguments = mountPoints.Count == 0 ? null : new JsonObject().Add("mountpoints", JsonValue.Array([.. mountPoints.Select(JsonValue.From)]));
        string command = mountPoints.Count == 0 ? "guest-fsfreeze-freeze" : "guest-fsfreeze-freeze-list";
        return (int)((await AskAgentAsync(domain, command, arguments, true, cancellationToken).ConfigureAwait(false)).AsLong() ?? 0);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> DomainFsThawAsync(DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken) =>
        (int)((await AskAgentAsync(domain, "guest-fsfreeze-thaw", null, true, cancellationToken).ConfigureAwait(false)).AsLong() ?? 0);

    /// <inheritdoc/>
    public override async ValueTask DomainFsTrimAsync(DomainRef domain, string? mountPoint, ulong minimum, uint flags, CancellationToken cancellationToken) =>
        await AskAgentAsync(domain, "guest-fstrim", new JsonObject().Add("minimum", minimum), true, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask DomainSetTimeAsync(DomainRef domain, long seconds, uint nanoseconds, DomainSetTimeFlags flags, CancellationToken cancellationToken)
    {
        JsonObject? arguments = flags.HasFlag(DomainSetTimeFlags.Sync) ? null : new JsonObject().Add("time", (seconds * 1_000_000_000) + nanoseconds);
        await AskAgentAsync(domain, "guest-set-time", arguments, true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<TypedParameterList> DomainGetGuestInfoAsync(
        DomainRef domain, DomainGuestInfoTypes types, uint flags, CancellationToken cancellationToken)
    {
        var list = new TypedParameterList();
        var os = await AskAgentAsync(domain, "guest-get-osinfo", null, false, cancellationToken).ConfigureAwait(false);
        foreach (var m in os.Members)
        {
            if (m.Value.AsString() is { } text)
            {
                list.Add("os." + m.Key, text);
            }
        }

        var name = await AskAgentAsync(domain, "guest-get-host-name", null, false, cancellationToken).ConfigureAwait(false);
        if (name.GetString("host-name") is { } host)
        {
            list.Add("hostname", host);
        }

        var zone = await AskAgentAsync(domain, "guest-get-timezone", null, false, cancellationToken).ConfigureAwait(false);
        if (zone.GetString("zone") is { } zoneName)
        {
            list.Add("timezone.name", zoneName);
        }

        list.Add("timezone.offset", (int)(zone.GetLong("offset") ?? 0));
        return list;
    }

    private Task<JsonValue> AskAgentAsync(DomainRef domain, string command, JsonObject? arguments, bool modifies, CancellationToken cancellationToken) =>
        Driver.AgentAsync(Driver.FindActive(domain), command, arguments, modifies, mayVanish: false, cancellationToken);
}
