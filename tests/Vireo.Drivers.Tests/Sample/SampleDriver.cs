using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Tests.Sample;

/// <summary>
/// The smallest whole driver on the kit, which <c>docs/runbook-add-driver.md</c> walks through: domains that exist in memory only, but are
/// defined, started, announced, autostarted and found again after a restart as those of a real hypervisor.
/// </summary>
internal sealed class SampleDriver : IDaemonDriver
{
    private readonly Logger _log = Log.For("sample.sample_driver");
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BootMark _boot;
    private int _lastId;

    public SampleDriver(DriverPaths paths)
    {
        DriverFolders folders = paths.For("sample");
        Definitions = new(DefinitionFormats.Domain, folders.Config, folders.Autostart, _log);
        Status = new(StatusFormats.Domain, folders.State, _log);
        _boot = new(Path.Combine(folders.State, "autostarted"));
    }

    public ObjectStore<StoredDomain> Domains { get; } = new(
        new("domain", ErrorDomain.Test, ErrorCode.NoDomain) { ListDomain = ErrorDomain.Domain });

    public DefinitionStore<DomainDef> Definitions { get; }

    public StatusStore<DomainStatusDef> Status { get; }

    public DriverEvents Events { get; } = new();

    // ---- what the daemon asks

    public string Name => "Sample";

    public bool IsBusy => Domains.ActiveCount > 0;

    public bool Accepts(Uri? uri, ConnectionContext context) => uri?.Scheme == "sample";

    public async ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        await _ready.Task.WaitAsync(cancellationToken);
        session[DriverGroup.Hypervisor] = new SampleConnection(this, context);
        session.UsesHostObjects = true;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Definitions.RemoveLeftovers();
        Status.RemoveLeftovers();
        await ReloadAsync(cancellationToken);
        foreach (string name in Status.Names())
        {
            await RecoverAsync(name, cancellationToken);
        }

        _ready.SetResult();

        if (_boot.TryTake())
        {
            foreach (var view in Domains.Items.Select(static d => d.View).Where(static v => v is { Autostart: true, IsActive: false }))
            {
                await LogAsync(view.Name, async () => await StartAsync(view.Ref, cancellationToken));
            }
        }
    }

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        foreach (var stored in Definitions.Load())
        {
            await LogAsync(stored.Name, async () =>
            {
                using var lease = await EnterOrAddAsync(stored.Definition, "load", cancellationToken);
                lease.Item.Update(v => v with { Config = stored.Definition, Autostart = stored.Autostart });
                lease.Keep();
            });
        }
    }

    public void PrepareShutdown()
    {
    }

    public Task WaitShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // ---- what clients ask

    public async ValueTask<DomainRef> DefineAsync(string xml, CancellationToken cancellationToken)
    {
        var def = Read(xml);
        using var lease = await EnterOrAddAsync(def, "DomainDefineXMLFlags", cancellationToken);
        bool known = lease.Item.View.IsPersistent;
        await Definitions.SaveAsync(def);
        lease.Item.Update(v => v with { Config = def });
        lease.Keep();
        Publish(lease.Item, DomainEventType.Defined, (int)(known
            ? DomainEventDefinedDetailType.Updated : DomainEventDefinedDetailType.Added));
        return lease.Item.View.Ref;
    }

    public async ValueTask UndefineAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domain, "DomainUndefineFlags", cancellationToken);
        if (!lease.Item.View.IsPersistent)
        {
            throw Errors.Report(ErrorDomain.Test, ErrorCode.OperationInvalid, "cannot undefine transient domain");
        }

        await Definitions.DeleteAsync(domain.Name);
        Publish(lease.Item, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Removed);
        if (!lease.Item.Update(static v => v with { Config = null, Autostart = false }).IsActive)
        {
            Domains.Remove(lease.Item);
        }
    }

    public async ValueTask SetAutostartAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domain, "DomainSetAutostart", cancellationToken);
        if (!lease.Item.View.IsPersistent)
        {
            throw Errors.Report(ErrorDomain.Test, ErrorCode.OperationInvalid, "cannot set autostart for transient domain");
        }

        await Definitions.SetAutostartAsync(domain.Name, autostart);
        lease.Item.Update(v => v with { Autostart = autostart });
    }

    public async ValueTask<DomainRef> StartAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domain, "DomainCreateWithFlags", cancellationToken);
        return Run(lease, lease.Item.View.Config);
    }

    public async ValueTask<DomainRef> CreateAsync(string xml, CancellationToken cancellationToken)
    {
        var def = Read(xml);
        using var lease = await EnterOrAddAsync(def, "DomainCreateXML", cancellationToken);
        return Run(lease, def);
    }

    public async ValueTask DestroyAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domain, "DomainDestroyFlags", cancellationToken);
        var view = lease.Item.View.IsActive ? lease.Item.View : throw Errors.DomainNotRunning();
        End(lease.Item, DomainShutoffReason.Destroyed);
        Status.Delete(view.Name);
        if (!view.IsPersistent)
        {
            Domains.Remove(lease.Item);
        }

        Events.Publish(new DomainLifecycleEvent(view.Ref, DomainEventType.Stopped, (int)DomainEventStoppedDetailType.Destroyed));
    }

    // ---- flows

    // The record is on disk before anything runs. A record that exists already, and is not this domain's, belongs to a guest that may live.
    private DomainRef Run(ObjectLease<StoredDomain> lease, DomainDef? definition)
    {
        var domain = lease.Item;
        if (domain.View.IsActive || !Status.Read(domain.Name).IsAbsent)
        {
            throw Errors.Report(ErrorDomain.Domain, ErrorCode.OperationInvalid, "domain is already running");
        }

        var live = definition!.DeepCopy();
        live.Id = Interlocked.Increment(ref _lastId);
        SetRunning(domain, live, DomainState.Running, (int)DomainRunningReason.Booted);
        try
        {
            Status.Save(domain.Name, () => Record(domain.View));
        }
        catch
        {
            End(domain, DomainShutoffReason.Failed);
            throw;
        }

        lease.Keep();
        Publish(domain, DomainEventType.Started, (int)DomainEventStartedDetailType.Booted);
        return domain.View.Ref;
    }

    private async Task RecoverAsync(string name, CancellationToken cancellationToken)
    {
        var reading = Status.Read(name);
        if (reading.Record is not { Domain: { } live } record)
        {
            _log.Error($"cannot take over the domain '{name}', which cannot be started until its record can be read: {reading.Failure}");
            return;
        }

        using var lease = await EnterOrAddAsync(live, "reconnect", cancellationToken);
        _lastId = Math.Max(_lastId, live.Id ?? 0);
        SetRunning(lease.Item, live, Enum.Parse<DomainState>(record.State!, true), int.Parse(record.Reason!, null));
        lease.Keep();
    }

    private void SetRunning(StoredDomain domain, DomainDef live, DomainState state, int reason) => Domains.SetId(
        domain, live.Id ?? 0, (d, id) => d.Update(v => v with { Id = id, Live = live, State = state, Reason = reason }));

    private void End(StoredDomain domain, DomainShutoffReason reason) => Domains.SetId(
        domain, -1, (d, id) => d.Update(v => v with { Id = id, Live = null, State = DomainState.Shutoff, Reason = (int)reason }));

    private static DomainDef Read(string xml)
    {
        var def = DomainDef.Parse(xml);
        def.Uuid ??= Uuid.Random();
        return def.Name is { Length: > 0 } ? def : throw Errors.Report(ErrorDomain.Domain, ErrorCode.NoName);
    }

    private static DomainStatusDef? Record(DomainView view) => view.Live is null ? null : new()
    {
        State = view.State.ToString().ToLowerInvariant(),
        Reason = view.Reason.ToString(null, null),
        Domain = view.Live,
    };

    private ValueTask<ObjectLease<StoredDomain>> EnterAsync(DomainRef domain, string owner, CancellationToken cancellationToken) =>
        Domains.EnterAsync(domain.Uuid, domain.Name, DomainJobKind.Modify, owner, cancellationToken);

    private ValueTask<ObjectLease<StoredDomain>> EnterOrAddAsync(DomainDef def, string owner, CancellationToken cancellationToken)
    {
        string name = def.Name!;
        var uuid = def.Uuid!.Value;
        return Domains.EnterOrAddAsync(
            uuid, name, () => new StoredDomain(new DomainView { Name = name, Uuid =
                uuid }), DomainJobKind.Modify, owner, cancellationToken);
    }

    private async Task LogAsync(string name, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (VirException e)
        {
            _log.Error($"domain '{name}': {e.Message}");
        }
    }

    private void Publish(StoredDomain domain, DomainEventType type, int detail) =>
        Events.Publish(new DomainLifecycleEvent(domain.View.Ref, type, detail));
}
