using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Definitions, their documents, names, descriptions and metadata.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(DomainDefineFlags.Validate)]
    public override async ValueTask<DomainRef> DomainDefineXmlAsync(string xml, DomainDefineFlags flags,
        CancellationToken cancellationToken)
    {
        ValidateXml(xml, "domain", "domain", ErrorDomain.Domain, flags != 0);
        var config = TestDomainConfig.Of(TestDomainRules.Read(xml));
        using var lease = await EnterAsync(config, live: false, cancellationToken).ConfigureAwait(false);
        bool known = lease.Item.View.Persistent;
        lease.Item.Update(v => v with { Config = config, Persistent = true });
        lease.Keep();
        Raise(lease.Item, DomainEventType.Defined, (int)(known
            ? DomainEventDefinedDetailType.Updated : DomainEventDefinedDetailType.Added));
        return lease.Item.View.Ref;
    }

    /// <inheritdoc/>
    [Accepts(DomainUndefineFlags.ManagedSave | DomainUndefineFlags.SnapshotsMetadata)]
    public override ValueTask DomainUndefineAsync(DomainRef domain, DomainUndefineFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(
            domain,
            x =>
            {
                var d = x.View;
                if (d.ManagedSave && (flags & DomainUndefineFlags.ManagedSave) == 0)
                {
                    throw DomainErrors.UndefineWithSavedState(ErrorDomain.Test);
                }

                // Snapshots belong to the definition; a running domain keeps them until it ends.
                if (!d.Active && d.Snapshots.Count > 0 && (flags & DomainUndefineFlags.SnapshotsMetadata) == 0)
                {
                    throw TestDomainErrors.UndefineWithSnapshots(d.Snapshots.Count);
                }

                x.Update(static v => v with { ManagedSave = false, Persistent = false });
                Raise(x, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Removed);
                if (!d.Active)
                {
                    ForgetTransient(x);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainXmlFlags.Secure | DomainXmlFlags.Inactive | DomainXmlFlags.Migratable)]
    public override ValueTask<string> DomainGetXmlDescAsync(DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken)
    {
        var d = Find(domain);
        bool inactive = (flags & DomainXmlFlags.Inactive) != 0;
        var config = inactive && d.WasPersistent ? d.Config : d.Current;
        int id = inactive ? -1 : d.Id;
        var format = FormatFlags.None;
        format |= (flags & DomainXmlFlags.Secure) != 0 ? FormatFlags.Secure : 0;
        format |= (flags & DomainXmlFlags.Inactive) != 0 || id < 0 ? FormatFlags.Inactive : 0;
        format |= (flags & DomainXmlFlags.Migratable) != 0 ? FormatFlags.Migratable : 0;
        return Done(config.Format(format, id));
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<int> DomainRenameAsync(
        DomainRef domain, string? newName, uint flags, CancellationToken cancellationToken)
    {
        string name = newName ?? "";
        using var lease = await EnterAsync(domain, cancellationToken).ConfigureAwait(false);
        var d = lease.Item.View;
        if (d.Active)
        {
            throw DomainErrors.RenameActive(ErrorDomain.Test);
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw DomainDocumentErrors.NameWithSlash(ErrorDomain.Test, name);
        }

        if (d.Snapshots.Count > 0)
        {
            throw TestDomainErrors.RenameWithSnapshots();
        }

        if (d.Config.Name == name)
        {
            throw DomainErrors.RenameToItself(ErrorDomain.Domain);
        }

        var renamed = d.Config.With(def => def.Name = name);
        if (!Driver.Domains.TryRename(lease.Item, name, (x, _) => x.Update(v => v with { Config = renamed })))
        {
            throw DomainErrors.NameTaken(ErrorDomain.Domain, name);
        }

        Raise(d.Ref, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Renamed);
        Raise(lease.Item, DomainEventType.Defined, (int)DomainEventDefinedDetailType.Renamed);
        return 0;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> DomainGetAutostartAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Done(Find(domain).Autostart);

    /// <inheritdoc/>
    public override ValueTask DomainSetAutostartAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken) =>
        ChangeAsync(domain, d => d.Update(v => v with { Autostart = autostart }), cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? metadata, string? key, string? uri, DomainModificationImpact flags,
        CancellationToken cancellationToken)
    {
        await ChangeAllAsync(domain, (uint)flags, d => DomainMetadata.Change(d, type, metadata, key, uri), cancellationToken)
            .ConfigureAwait(false);
        if (Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.MetadataChange))
        {
            Driver.Raise(new DomainMetadataChangeEvent(Find(domain).Ref, type, uri));
        }
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<string> DomainGetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? uri, DomainModificationImpact flags, CancellationToken cancellationToken) =>
        Done(DomainMetadata.Get(Definition(domain, (uint)flags), type, uri));

    /// <summary>Enters the domain that a document means, or a new one; for a start, it must not run.</summary>
    private async ValueTask<ObjectLease<TestDomain>> EnterAsync(TestDomainConfig config, bool live, CancellationToken cancellationToken)
    {
        var lease = await Driver.Domains.EnterOrAddAsync(
            config.Uuid, config.Name, () => new TestDomain(new(config)), default, cancellationToken).ConfigureAwait(false);
        if (!live || !lease.Item.View.Active)
        {
            return lease;
        }

        lease.Dispose();
        throw DomainErrors.AlreadyActive(ErrorDomain.Domain, config.Name);
    }

    /// <summary>Starts a domain from a document of its own, which leaves the definition of a known one alone.</summary>
    private async ValueTask<DomainRef> StartAsync(
        TestDomainConfig config, DomainRunningReason reason, DomainEventStartedDetailType detail, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(config, live: true, cancellationToken).ConfigureAwait(false);
        lease.Item.Update(v => v with
        {
            Config = v.Persistent ? v.Config : config,
            ManagedSave = v.ManagedSave && reason != DomainRunningReason.Restored,
        });
        Run(lease.Item, config, DomainState.Running, (int)reason);
        lease.Keep();
        Raise(lease.Item, DomainEventType.Started, (int)detail);
        return lease.Item.View.Ref;
    }
}
