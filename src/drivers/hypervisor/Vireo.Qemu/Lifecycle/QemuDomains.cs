using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The driver's domains: which there are, who may change one, and their events. What a domain contains is the flows'
/// business.</summary>
/// <param name="events">Where events go.</param>
/// <param name="workers">Makes each domain's worker for events.</param>
/// <param name="maxQueued">How many jobs may run or wait for one domain; 0: any number.</param>
public sealed class QemuDomains(DriverEvents events, EventWorkers workers, int maxQueued = 0)
{
    private static readonly Logger Logger = Log.For("qemu.qemu_domain");
    private int _lastId;

    /// <summary>All domains.</summary>
    public ObjectStore<QemuDomain> List { get; } = new(new("domain", ErrorDomain.Qemu, ErrorCode.NoDomain));

    /// <summary>Whether a client wants QEMU's own events.</summary>
    public bool WantsMonitorEvents => events.IsWanted(EventClass.QemuMonitor, 0);

    /// <summary>The domain that <paramref name="domain"/> means.</summary>
    public QemuDomain Find(DomainRef domain) => List.Get(domain.Uuid, domain.Name);

    /// <summary>The domain that <paramref name="domain"/> means, which must be running.</summary>
    public QemuDomain FindActive(DomainRef domain)
    {
        var found = Find(domain);
        CheckActive(found);
        return found;
    }

    /// <summary>Fails when a domain does not run.</summary>
    public static void CheckActive(QemuDomain domain)
    {
        if (!domain.View.IsActive)
        {
            throw Errors.DomainNotRunning();
        }
    }

    /// <summary>Takes a turn at a domain, which is listed for as long as the lease holds.</summary>
    public ValueTask<ObjectLease<QemuDomain>> EnterAsync(
        DomainRef domain, DomainJobKind kind, string owner, CancellationToken cancellationToken) =>
        List.EnterAsync(domain.Uuid, domain.Name, kind, owner, cancellationToken);

    /// <summary>As the other, for a domain that the caller has at hand.</summary>
    public ValueTask<ObjectLease<QemuDomain>> EnterAsync(
        QemuDomain domain, DomainJobKind kind, string owner, CancellationToken cancellationToken) =>
        EnterAsync(domain, DomainJobRequest.Short(kind, owner), cancellationToken);

    /// <summary>Takes a turn of any kind at a domain that the caller has at hand.</summary>
    public async ValueTask<ObjectLease<QemuDomain>> EnterAsync(
        QemuDomain domain, DomainJobRequest request, CancellationToken cancellationToken) =>
        await List.TryEnterAsync(domain, request, cancellationToken).ConfigureAwait(false)
            ?? throw List.Noun.NoObject(domain.Uuid, domain.Name);

    /// <summary>Takes a turn at the domain that a definition means, or at a new one, which stays when the lease is kept.</summary>
    public ValueTask<ObjectLease<QemuDomain>> EnterOrAddAsync(DomainDef def, string owner, CancellationToken cancellationToken)
    {
        var uuid = def.Uuid ?? throw LifecycleErrors.DomainWithoutUuid();
        return List.EnterOrAddAsync(uuid, def.Name ?? "", () => Create(uuid, def), DomainJobKind.Modify, owner, cancellationToken);
    }

    /// <summary>
    /// As the other, for a definition that was found on disk. A domain leaves the list after its file has gone: who looks for the file
    /// while nobody can add or remove domains never brings back one that a client forgets.
    /// </summary>
    /// <exception cref="FileNotFoundException">No such domain is listed, and the file is gone.</exception>
    public ValueTask<ObjectLease<QemuDomain>> EnterOrAddAsync(
        StoredDefinition<DomainDef> stored, string owner, CancellationToken cancellationToken) =>
        List.EnterOrAddAsync(
            stored.Uuid, stored.Name,
            () => File.Exists(stored.Path) ? Create(stored.Uuid, stored.Definition) : throw new FileNotFoundException(null, stored.Path),
            DomainJobKind.Modify, owner, cancellationToken);

    private QemuDomain Create(Uuid uuid, DomainDef def) =>
        new(new QemuDomainView { Name = def.Name ?? "", Uuid = uuid }, workers.CreateWorker(), maxQueued);

    /// <summary>A number for a run.</summary>
    public int NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>A number that a run has already: later ones are higher.</summary>
    public void SeeId(int id)
    {
        int seen = Volatile.Read(ref _lastId);
        while (seen < id)
        {
            int before = Interlocked.CompareExchange(ref _lastId, id, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    /// <summary>Publishes a lifecycle event.</summary>
    public void Publish(QemuDomain domain, DomainEventType type, int detail) => Publish(domain.View.Ref, type, detail);

    /// <summary>Publishes a lifecycle event of a domain as it was called then.</summary>
    public void Publish(DomainRef domain, DomainEventType type, int detail)
    {
        Report(domain, type, detail);
        events.Publish(new DomainLifecycleEvent(domain, type, detail));
    }

    /// <summary>The log's line for a guest that starts or ends: what happened, and why.</summary>
    private static void Report(DomainRef domain, DomainEventType type, int detail)
    {
        switch (type)
        {
            case DomainEventType.Started:
                Logger.Info($"domain '{domain.Name}' ({domain.Uuid}) started: {(DomainEventStartedDetailType)detail}");
                break;
            case DomainEventType.Stopped
                when (DomainEventStoppedDetailType)detail is DomainEventStoppedDetailType.Crashed or DomainEventStoppedDetailType.Failed:
                Logger.Warning($"domain '{domain.Name}' ({domain.Uuid}) stopped: {(DomainEventStoppedDetailType)detail}");
                break;
            case DomainEventType.Stopped:
                Logger.Info($"domain '{domain.Name}' ({domain.Uuid}) stopped: {(DomainEventStoppedDetailType)detail}");
                break;
            case DomainEventType.Crashed:
                Logger.Warning($"domain '{domain.Name}' ({domain.Uuid}) crashed: {(DomainEventCrashedDetailType)detail}");
                break;
            default:
                break;
        }
    }

    /// <summary>Publishes another event.</summary>
    public void Publish(VirEvent e) => events.Publish(e);
}
