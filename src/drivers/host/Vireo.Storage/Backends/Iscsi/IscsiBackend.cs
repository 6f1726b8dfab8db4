using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Host;

namespace Vireo.Drivers.Storage;

/// <summary>A target of iSCSI: the host's initiator logs in, and the target's units are the volumes.</summary>
internal sealed class IscsiBackend : PoolBackend
{
    private readonly HostServices _host;

    public IscsiBackend(HostServices host)
    {
        _host = host;
        Volumes = new BlockVolumeBackend(this);
    }

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Iscsi;

    /// <inheritdoc/>
    public override VolumeBackend Volumes { get; }

    /// <inheritdoc/>
    public override async ValueTask<bool> CheckAsync(StoragePoolDef pool, CancellationToken cancellationToken) =>
        await SessionAsync(pool, cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public override async ValueTask StartAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        if (await SessionAsync(pool, cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        StoragePoolSource source = pool.Source!;
        await HostTool.RunAsync(IscsiCommand.MakeNode(source), cancellationToken).ConfigureAwait(false);
        await LoginAsync(source, cancellationToken).ConfigureAwait(false);
        string? iface = null;
        if (source.InitiatorIqn is { } initiator)
        {
            iface = await InterfaceAsync(initiator, cancellationToken).ConfigureAwait(false)
                ?? await MakeInterfaceAsync(initiator, cancellationToken).ConfigureAwait(false);
            await HostTool.RunAsync(IscsiCommand.Discover(IscsiCommand.PortalOf(source), keep: true, iface), cancellationToken)
                .ConfigureAwait(false);
        }

        await HostTool.RunAsync(IscsiCommand.Connect(source, login: true, iface), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken)
    {
        string session = await SessionAsync(pool, cancellationToken).ConfigureAwait(false) ?? throw PoolErrors.NoSession();
        await HostTool.RunAsync(IscsiCommand.Rescan(session), cancellationToken).ConfigureAwait(false);
        int host = HostOf(session) ?? throw PoolErrors.NoSession();
        return await ScsiDevices.FindAsync(pool, host, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask StopAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        if (await SessionAsync(pool, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        string? iface = pool.Source!.InitiatorIqn is { } initiator
            ? await InterfaceAsync(initiator, cancellationToken).ConfigureAwait(false) : null;
        await HostTool.RunAsync(IscsiCommand.Connect(pool.Source, login: false, iface), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<string> FindSourcesAsync(string? specification, CancellationToken cancellationToken)
    {
        StoragePoolSource asked = specification is null ? throw PoolErrors.NoIscsiHost() : SourceList.Read(specification);
        if (asked.Hosts.Count != 1)
        {
            throw HostObjectErrors.OneHostExpected(ErrorDomain.Storage);
        }

        string? iface = asked.InitiatorIqn is { } initiator
            ? await InterfaceAsync(initiator, cancellationToken).ConfigureAwait(false) ?? throw PoolErrors.NoInterface(initiator)
            : null;
        string output = await HostTool.RunAsync(
            IscsiCommand.Discover(IscsiCommand.PortalOf(asked), keep: false, iface), cancellationToken).ConfigureAwait(false);
        StoragePoolHost host = asked.Hosts[0];
        host = host with { Port = host.Port is null or 0 ? IscsiCommand.UsualPort : host.Port };
        return SourceList.Format(
        [
            .. IscsiCommand.Targets(output).Select(target => new StoragePoolSource
            {
                Hosts = [host], Devices = [new StoragePoolDevice { Path = target }], InitiatorIqn = asked.InitiatorIqn,
            }),
        ]);
    }

    private async Task LoginAsync(StoragePoolSource source, CancellationToken cancellationToken)
    {
        if (source.Auth is not { } auth)
        {
            return;
        }

        if (auth.Type != "chap")
        {
            throw PoolErrors.OnlyChap();
        }

        using SecretValue value = await _host.SecretValueAsync(
            SecretUsageType.Iscsi, auth.Secret?.Uuid, auth.Secret?.Usage, cancellationToken).ConfigureAwait(false);
        foreach ((string name, string text) in
            ((string, string)[])[("authmethod", "CHAP"), ("username", auth.Username ?? ""), ("password", value.Text)])
        {
            await HostTool.RunAsync(IscsiCommand.SetNode(source, "node.session.auth." + name, text), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task<string?> SessionAsync(StoragePoolDef pool, CancellationToken cancellationToken)
    {
        // It fails when there is no session at all.
        HelperResult result = await HostTool.TryAsync(IscsiCommand.Sessions, cancellationToken).ConfigureAwait(false);
        return IscsiCommand.SessionOf(result.Output, IscsiCommand.TargetOf(pool.Source!));
    }

    private static async Task<string?> InterfaceAsync(string initiator, CancellationToken cancellationToken) =>
        IscsiCommand.InterfaceOf(await HostTool.RunAsync(IscsiCommand.Interfaces, cancellationToken).ConfigureAwait(false), initiator);

    private static async Task<string> MakeInterfaceAsync(string initiator, CancellationToken cancellationToken)
    {
        string iface = "libvirt-iface-" + Guid.NewGuid().ToString("N")[..8];
        await HostTool.RunAsync(IscsiCommand.MakeInterface(iface), cancellationToken).ConfigureAwait(false);
        await HostTool.RunAsync(IscsiCommand.NameInterface(iface, initiator), cancellationToken).ConfigureAwait(false);
        return iface;
    }

    // The session's folder has one for the target: its first number is that of the SCSI host.
    private static int? HostOf(string session)
    {
        string? target = ScsiDevices.Names($"/sys/class/iscsi_session/session{session}/device")
            .FirstOrDefault(static n => n.StartsWith("target", StringComparison.Ordinal) && n.Contains(':', StringComparison.Ordinal));
        return target is not null
            && int.TryParse(target["target".Length..].Split(':')[0], CultureInfo.InvariantCulture, out int host)
                ? host : null;
    }
}
