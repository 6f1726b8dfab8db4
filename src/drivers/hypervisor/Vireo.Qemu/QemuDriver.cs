using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Host;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Drivers.Qemu.Security;

namespace Vireo.Drivers.Qemu;

/// <summary>
/// The QEMU driver's state for one daemon: the domains, what emulators can do, where files are. It composes the parts; each partial holds
/// one of them: finding and defining here, starting, ending, events and files beside.
/// </summary>
public sealed partial class QemuDriver : IShutdownParticipant
{
    private readonly EventWorkers _workers = new();
    private readonly Logger _log = Log.For("qemu.qemu_driver");
    private int _lastId;

    public QemuDriver(DriverPaths paths, QemuSettings? settings = null, TimeProvider? time = null, Uuid? hostUuid = null,
        HostServices? host = null)
    {
        HostServices = host ?? HostServices.Empty;
        Paths = paths;
        Folders = paths.For("qemu");
        Time = time ?? TimeProvider.System;
        Settings = settings ?? QemuSettings.Read(Path.Combine(paths.ConfigBase, "qemu.conf"));
        Capabilities = new QemuCapabilitiesCache(Path.Combine(Folders.Cache, "capabilities"), Folders.Lib);
        Site = new RulesSite
        {
            NvramFolder = Path.Combine(Folders.Lib, "nvram"),
            OwnFolders = [Folders.Lib, Folders.State, "/var/run/libvirt/qemu"],
            VncAllowsHostAudio = Settings.VncAllowsHostAudio,
            NoGraphicsAllowsHostAudio = Settings.NoGraphicsAllowsHostAudio,
            VncAutoUnixSocket = Settings.VncAutoUnixSocket,
            HostAudio = Environment.GetEnvironmentVariable("QEMU_AUDIO_DRV"),
        };
        Security = paths.Mode == DaemonMode.System ? DacSecurity.Create(Settings) : null;
        Definitions = new(DefinitionFormats.Domain, Folders.Config, Folders.Autostart, _log);
        Tpms = new SoftwareTpm(paths, Security);
        Displays = new Launch.DisplayPorts(Settings.DisplayPorts.First, Settings.DisplayPorts.Last);
        Emulators = new QemuHost(Capabilities, hostUuid ?? QemuHost.ReadHostUuid());
    }

    public DriverPaths Paths { get; }

    /// <summary>The host's networks, pools, secrets, filters and devices.</summary>
    public HostServices HostServices { get; }

    public DriverFolders Folders { get; }

    public TimeProvider Time { get; }

    public QemuSettings Settings { get; }

    public QemuCapabilitiesCache Capabilities { get; }

    /// <summary>The firmware of the host.</summary>
    public Firmware.FirmwareCatalog Firmware => Site.Firmware;

    /// <summary>What the rules take from the host.</summary>
    public RulesSite Site { get; }

    public QemuHost Emulators { get; }

    /// <summary>The ports of guests' displays.</summary>
    internal Launch.DisplayPorts Displays { get; }

    /// <summary>As whom guests run; null for the daemon's own user.</summary>
    public DacSecurity? Security { get; }

    /// <summary>The programs that are guests' TPMs.</summary>
    internal SoftwareTpm Tpms { get; }

    public ObjectStore<QemuDomain> Domains { get; } = new(new("domain", ErrorDomain.Qemu, ErrorCode.NoDomain));

    /// <summary>The definitions on disk.</summary>
    internal DefinitionStore<DomainDef> Definitions { get; }

    public DriverEvents Events { get; } = new();

    /// <summary>The domain that <paramref name="domain"/> means.</summary>
    public QemuDomain Find(DomainRef domain) =>
        Domains.Get(domain.Uuid, domain.Name);

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

    /// <summary>Reads, completes and judges a document.</summary>
    public async ValueTask<DomainDef> ReadAsync(string xml, CancellationToken cancellationToken)
    {
        var def = DomainDef.Parse(xml);
        return await CompleteAsync(def, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes and judges a document.</summary>
    public async ValueTask<DomainDef> CompleteAsync(DomainDef def, CancellationToken cancellationToken)
    {
        var (arch, emulator) = QemuPostParse.Target(def);
        if (emulator is null)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Qemu, $"Unknown architecture {arch}");
        }

        var caps = await Capabilities.GetAsync(emulator, cancellationToken).ConfigureAwait(false);
        new QemuDomainRules(caps, Site).Apply(def, DomainRuleFlags.Inactive | DomainRuleFlags.AbiUpdate);
        return def;
    }

    /// <summary>Keeps a definition: a new domain, or a new definition of a present one.</summary>
    public async ValueTask<QemuDomain> DefineAsync(string xml, CancellationToken cancellationToken)
    {
        var def = await ReadAsync(xml, cancellationToken).ConfigureAwait(false);
        using var lease = await EnterOrAddAsync(def, "DomainDefineXMLFlags", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        bool known = domain.View.IsPersistent || domain.WasDefined;
        await SaveConfigAsync(def).ConfigureAwait(false);
        domain.Update(v => v with { Config = def, Updated = v.IsActive });
        lease.Keep();
        Publish(domain, DomainEventType.Defined, (int)(known ? DomainEventDefinedDetailType.Updated : DomainEventDefinedDetailType.Added));
        return domain;
    }

    /// <summary>Forgets a definition.</summary>
    public async ValueTask UndefineAsync(DomainRef domainRef, DomainUndefineFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Modify, "DomainUndefineFlags", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        var view = domain.View;
        if (view.Config is not { } config)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot undefine transient domain");
        }

        if (view.ManagedSave && !flags.HasFlag(DomainUndefineFlags.ManagedSave))
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "Refusing to undefine while domain managed save image exists");
        }

        RemoveNvram(config, view.IsActive, flags);
        RemoveManagedSave(domain);
        await Definitions.DeleteAsync(view.Name).ConfigureAwait(false);
        Publish(domain, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Removed);
        if (view.IsActive)
        {
            domain.WasDefined = true;
            domain.Update(v => v with { Config = null, Autostart = false });
        }
        else
        {
            Domains.Remove(domain);
            Tpms.Forget(config, flags);
        }
    }

    /// <summary>Gives a domain another name.</summary>
    public async ValueTask RenameAsync(DomainRef domainRef, string name, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Modify, "DomainRename", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        var view = domain.View;
        if (view.IsActive)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot rename active domain");
        }

        if (view.Config is not { } config)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot rename a transient domain");
        }

        if (view.ManagedSave)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "domain with a managed saved state can't be renamed");
        }

        if (name == view.Name)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "Can't rename domain to itself");
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw Errors.Report(ErrorDomain.Qemu, ErrorCode.XmlError, $"name {name} cannot contain '/'");
        }

        var renamed = config.DeepCopy();
        renamed.Name = name;
        if (!Domains.TryRename(domain, name, (d, n) => d.Update(v => v with { Name = n, Config = renamed })))
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, $"domain with name '{name}' already exists");
        }

        try
        {
            await Definitions.RenameAsync(view.Name, renamed, view.Autostart).ConfigureAwait(false);
        }
        catch
        {
            Domains.TryRename(domain, view.Name, (d, n) => d.Update(v => v with { Name = n, Config = config }));
            throw;
        }

        Events.Publish(new DomainLifecycleEvent(view.Ref, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Renamed));
        Publish(domain, DomainEventType.Defined, (int)DomainEventDefinedDetailType.Renamed);
    }

    /// <inheritdoc/>
    public void PrepareShutdown() => _workers.Prepare();

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => _workers.WaitAsync(cancellationToken);

    internal void Publish(QemuDomain domain, DomainEventType type, int detail) =>
        Events.Publish(new DomainLifecycleEvent(domain.View.Ref, type, detail));

    /// <summary>Takes a turn at a domain, which is listed for as long as the lease holds.</summary>
    internal ValueTask<ObjectLease<QemuDomain>> EnterAsync(
        DomainRef domain, DomainJobKind kind, string owner, CancellationToken cancellationToken) =>
        Domains.EnterAsync(domain.Uuid, domain.Name, kind, owner, cancellationToken);

    /// <summary>As the other, for a domain that the caller has at hand.</summary>
    internal async ValueTask<ObjectLease<QemuDomain>> EnterAsync(
        QemuDomain domain, DomainJobKind kind, string owner, CancellationToken cancellationToken) =>
        await Domains.TryEnterAsync(domain, DomainJobRequest.Short(kind, owner), cancellationToken).ConfigureAwait(false)
        ?? throw Domains.Noun.NoObject(domain.Uuid, domain.Name);

    /// <summary>Takes a turn at the domain that a definition means, or at a new one, which stays when the lease is kept.</summary>
    internal ValueTask<ObjectLease<QemuDomain>> EnterOrAddAsync(DomainDef def, string owner, CancellationToken cancellationToken)
    {
        var uuid = def.Uuid ?? throw Errors.Internal(ErrorDomain.Qemu, "domain without UUID");
        string name = def.Name ?? "";
        return Domains.EnterOrAddAsync(
            uuid, name, () => new QemuDomain(new DomainView { Name = name, Uuid =
                uuid }, _workers.CreateWorker()), DomainJobKind.Modify, owner,
            cancellationToken);
    }
}
