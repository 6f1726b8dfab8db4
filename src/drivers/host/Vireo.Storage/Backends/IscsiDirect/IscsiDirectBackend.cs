using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Host;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A target of iSCSI that the host does not log in to: the daemon asks it for its units, which are the volumes, and guests' emulators
/// log in by themselves. Nothing is kept between two questions, so that starting and stopping change nothing.
/// </summary>
internal sealed class IscsiDirectBackend : PoolBackend
{
    // A target with many units may take longer than one answer, and whoever looks at the pool holds its gate.
    private static readonly TimeSpan s_whole = TimeSpan.FromMinutes(2);
    private readonly HostServices _host;

    public IscsiDirectBackend(HostServices host)
    {
        _host = host;
        Volumes = new IscsiDirectVolumes(this);
    }

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.IscsiDirect;

    /// <inheritdoc/>
    public override VolumeBackend Volumes { get; }

    /// <inheritdoc/>
    public override bool IsOnHost => false;

    /// <inheritdoc/>
    public override ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken) =>
        WithAsync(pool, (session, token) => FindAsync(session, pool, token), s_whole, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<string> FindSourcesAsync(string? specification, CancellationToken cancellationToken)
    {
        StoragePoolSource asked = specification is null ? throw PoolErrors.NoIscsiHost() : SourceList.Read(specification);
        IscsiPeer peer = PeerOf(asked) with { Target = null };
        IscsiSession session = await IscsiSession.OpenAsync(peer, cancellationToken).ConfigureAwait(false);
        try
        {
            StoragePoolHost host = asked.Hosts[0] with { Port = peer.Port };
            IReadOnlyList<string> targets = await session.FindTargetsAsync(cancellationToken).ConfigureAwait(false);
            return SourceList.Format(
            [
                .. targets.Select(target => new StoragePoolSource
                {
                    Hosts = [host], Devices = [new StoragePoolDevice { Path = target }], InitiatorIqn = asked.InitiatorIqn,
                }),
            ]);
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Does something in a session with a pool's target.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="work">What is done.</param>
    /// <param name="limit">How long it may take altogether; null for as long as the target goes on answering.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async ValueTask<T> WithAsync<T>(
        StoragePoolDef pool, Func<IscsiSession, CancellationToken, Task<T>> work, TimeSpan? limit, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit ?? Timeout.InfiniteTimeSpan);
        try
        {
            IscsiSession session = await OpenAsync(pool.Source!, deadline.Token).ConfigureAwait(false);
            try
            {
                return await work(session, deadline.Token).ConfigureAwait(false);
            }
            finally
            {
                await session.CloseAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw IscsiErrors.NoEnd();
        }
    }

    /// <summary>Whom a source means.</summary>
    /// <exception cref="VirException">It does not say that.</exception>
    public static IscsiPeer PeerOf(StoragePoolSource source)
    {
        if (source.Hosts is not [var host])
        {
            throw HostObjectErrors.OneHostExpected(ErrorDomain.Storage);
        }

        string initiator = source.InitiatorIqn ?? throw DocumentErrors.InitiatorMissing(ErrorDomain.Storage);
        int port = host.Port is null or 0 ? IscsiCommand.UsualPort : host.Port.Value;
        return new IscsiPeer((host.Name ?? "").Trim('[', ']'), port, initiator, IscsiCommand.TargetOf(source));
    }

    private async Task<IscsiSession> OpenAsync(StoragePoolSource source, CancellationToken cancellationToken)
    {
        IscsiPeer peer = PeerOf(source);
        if (source.Auth is not { } auth)
        {
            return await IscsiSession.OpenAsync(peer, cancellationToken).ConfigureAwait(false);
        }

        if (auth.Type != "chap")
        {
            throw IscsiErrors.OnlyChap();
        }

        using SecretValue value = await _host.SecretValueAsync(
            SecretUsageType.Iscsi, auth.Secret?.Uuid, auth.Secret?.Usage, cancellationToken).ConfigureAwait(false);
        return await IscsiSession.OpenAsync(peer with { User = auth.Username, Password = value.Bytes }, cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<PoolContents> FindAsync(IscsiSession session, StoragePoolDef pool, CancellationToken cancellationToken)
    {
        var volumes = new List<Volume>();
        ulong total = 0;
        foreach (ushort unit in await ScsiUnits.ListAsync(session, cancellationToken).ConfigureAwait(false))
        {
            (ulong blocks, uint length) = await ScsiUnits.MeasureAsync(session, unit, cancellationToken).ConfigureAwait(false);
            ulong bytes = blocks * length;
            total = bytes > ulong.MaxValue - total ? ulong.MaxValue : total + bytes;
            volumes.Add(new Volume(Describe(pool.Source!, unit, bytes)));
        }

        return (PoolContents.Empty with { Capacity = total, Allocation = total }).Of(volumes);
    }

    /// <summary>The volume that a unit is.</summary>
    public static StorageVolDef Describe(StoragePoolSource source, ushort unit, ulong bytes)
    {
        IscsiPeer peer = PeerOf(source);
        string path = string.Create(
            CultureInfo.InvariantCulture, $"ip-{source.Hosts[0].Name}:{peer.Port}-iscsi-{peer.Target}-lun-{unit}");
        return new StorageVolDef
        {
            Type = Documents.StorageVolType.Network, Name = string.Create(CultureInfo.InvariantCulture, $"unit:0:0:{unit}"), Key = path,
            Capacity = bytes, Allocation = bytes, Target = new StorageVolTarget { Path = path },
        };
    }
}
