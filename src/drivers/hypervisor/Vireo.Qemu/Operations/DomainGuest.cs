using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>What the agent inside the guest reports and does.</content>
public partial class QemuConnection
{
    // In the order in which libvirt asks.
    private static readonly (DomainGuestInfoTypes Type, string Command, Action<TypedParameterList, JsonValue> Read)[] s_guestFacts =
    [
        (DomainGuestInfoTypes.Users, "guest-get-users", ReadUsers),
        (DomainGuestInfoTypes.Os, "guest-get-osinfo", ReadOs),
        (DomainGuestInfoTypes.Timezone, "guest-get-timezone", ReadTimeZone),
        (DomainGuestInfoTypes.Hostname, "guest-get-host-name", ReadHostname),
    ];

    /// <inheritdoc/>
    [Accepts(uint.MaxValue)]
    public override ValueTask<TypedParameterList> DomainGetLaunchSecurityInfoAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken) =>
        Driver.Domains.Find(domain).View.Current.LaunchSecurity is null
            ? ValueTask.FromResult(new TypedParameterList()) : throw Errors.NoSupport("virDomainGetLaunchSecurityInfo");

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<int> DomainAgentSetResponseTimeoutAsync(
        DomainRef domain, int seconds, uint flags, CancellationToken cancellationToken)
    {
        Driver.Agents.SetTimeout(Driver.Domains.Find(domain), seconds);
        return ValueTask.FromResult(0);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<IReadOnlyList<DomainFsInfo>> DomainGetFsInfoAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
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
    [Accepts]
    public override async ValueTask<int> DomainFsFreezeAsync(
        DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken)
    {
        JsonObject? arguments = mountPoints.Count == 0
            ? null
            : new JsonObject().Add("mountpoints", JsonValue.Array([.. mountPoints.Select(JsonValue.From)]));
        string command = mountPoints.Count == 0 ? "guest-fsfreeze-freeze" : "guest-fsfreeze-freeze-list";
        return (int)((await AskAgentAsync(domain, command, arguments, true, cancellationToken).ConfigureAwait(false)).AsLong() ?? 0);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<int> DomainFsThawAsync(
        DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken) =>
        (int)((await AskAgentAsync(domain, "guest-fsfreeze-thaw", null, true, cancellationToken).ConfigureAwait(false)).AsLong() ?? 0);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainFsTrimAsync(
        DomainRef domain, string? mountPoint, ulong minimum, uint flags, CancellationToken cancellationToken) =>
        await AskAgentAsync(domain, "guest-fstrim", new JsonObject().Add("minimum", minimum), true, cancellationToken).ConfigureAwait(
            false);

    /// <inheritdoc/>
    [Accepts(typeof(DomainSetTimeFlags))]
    public override async ValueTask DomainSetTimeAsync(
        DomainRef domain, long seconds, uint nanoseconds, DomainSetTimeFlags flags, CancellationToken cancellationToken)
    {
        JsonObject? arguments = flags.HasFlag(DomainSetTimeFlags.Sync)
            ? null
            : new JsonObject().Add("time", (seconds * 1_000_000_000) + nanoseconds);
        await AskAgentAsync(domain, "guest-set-time", arguments, true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<TypedParameterList> DomainGetGuestInfoAsync(
        DomainRef domain, DomainGuestInfoTypes types, uint flags, CancellationToken cancellationToken)
    {
        var list = new TypedParameterList();
        foreach (var (type, command, read) in s_guestFacts)
        {
            // What nobody asked for in particular may be missing: agents differ.
            if (types == 0 || types.HasFlag(type))
            {
                try
                {
                    read(list, await AskAgentAsync(domain, command, null, false, cancellationToken).ConfigureAwait(false));
                }
                catch (VirException e) when (types == 0 && e.Code is ErrorCode.InternalError or ErrorCode.AgentCommandFailed)
                {
                }
            }
        }

        return list;
    }

    private static void ReadUsers(TypedParameterList list, JsonValue reply)
    {
        list.Add("user.count", (uint)reply.Items.Length);
        for (int i = 0; i < reply.Items.Length; i++)
        {
            var user = reply.Items[i];
            list.Add($"user.{i}.name", user.GetString("user") ?? "");
            if (user.GetString("domain") is { } domain)
            {
                list.Add($"user.{i}.domain", domain);
            }

            // The agent reports seconds with a fraction.
            list.Add($"user.{i}.login-time", (ulong)((user["login-time"]?.AsDouble() ?? 0) * 1000));
        }
    }

    private static void ReadOs(TypedParameterList list, JsonValue reply)
    {
        foreach (var m in reply.Members)
        {
            if (m.Value.AsString() is { } text)
            {
                list.Add("os." + m.Key, text);
            }
        }
    }

    private static void ReadTimeZone(TypedParameterList list, JsonValue reply)
    {
        if (reply.GetString("zone") is { } name)
        {
            list.Add("timezone.name", name);
        }

        list.Add("timezone.offset", (int)(reply.GetLong("offset") ?? 0));
    }

    private static void ReadHostname(TypedParameterList list, JsonValue reply)
    {
        if (reply.GetString("host-name") is { } name)
        {
            list.Add("hostname", name);
        }
    }

    private Task<JsonValue> AskAgentAsync(
        DomainRef domain, string command, JsonObject? arguments, bool modifies, CancellationToken cancellationToken) =>
        Driver.Agents.ExecuteAsync(Driver.Domains.FindActive(domain), command, arguments, modifies, mayVanish: false, cancellationToken);
}
