namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Which domain is started with what: a defined one, one from a document, those that are marked for it. How that is done is the
/// flows' business.</summary>
internal sealed class DomainStarts(
    QemuDomains domains, DomainDefinitions definitions, StartFlow start, RestoreFlow restore, RunPaths paths, Logger log)
{
    /// <summary>Starts a defined domain.</summary>
    public async ValueTask<DomainRef> StartAsync(DomainRef domainRef, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await domains.EnterAsync(domainRef, DomainJobKind.Modify, "DomainCreateWithFlags", cancellationToken)
            .ConfigureAwait(false);
        var domain = lease.Item;
        if (domain.View.IsActive)
        {
            throw LifecycleErrors.AlreadyRunning();
        }

        var config = domain.View.Config ?? throw domains.List.Noun.NoObject(domain.Uuid, domain.Name);
        if (!domain.View.ManagedSave || !await restore.StartAsync(domain, flags, cancellationToken).ConfigureAwait(false))
        {
            await start.RunAsync(domain, config, flags, null, cancellationToken).ConfigureAwait(false);
        }

        return domain.View.Ref;
    }

    /// <summary>Starts a domain from a document; one that is not defined vanishes when it ends.</summary>
    public async ValueTask<DomainRef> CreateAsync(string xml, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        var def = await definitions.ReadAsync(xml, cancellationToken).ConfigureAwait(false);
        using var lease = await domains.EnterOrAddAsync(def, "DomainCreateXML", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        if (domain.View.IsActive)
        {
            throw DomainErrors.AlreadyActive(ErrorDomain.Qemu, domain.Name);
        }

        try
        {
            await start.RunAsync(domain, def, flags, null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            KeepIfNeeded(lease);
        }

        return domain.View.Ref;
    }

    /// <summary>A domain that was made for a start stays when it runs, even when a start that failed could not end its emulator, and when
    /// somebody defined it meanwhile.</summary>
    internal static void KeepIfNeeded(ObjectLease<QemuDomain> lease)
    {
        if (lease.Item.View is { IsActive: true } or { IsPersistent: true })
        {
            lease.Keep();
        }
    }

    /// <summary>Starts what is marked for it, when this is the first daemon since the host's boot: a mark that is gone with the next boot
    /// says so.</summary>
    public async Task AutostartOnceAsync(CancellationToken cancellationToken)
    {
        if (!TakeBootMark())
        {
            return;
        }

        foreach (var domain in domains.List.Items)
        {
            var view = domain.View;
            if (view is not { Autostart: true, IsActive: false })
            {
                continue;
            }

            try
            {
                await StartAsync(view.Ref, DomainCreateFlags.None, cancellationToken).ConfigureAwait(false);
            }
            catch (VirException e)
            {
                log.Error($"Failed to start '{view.Name}': {e.Reason()}");
            }
        }
    }

    private bool TakeBootMark()
    {
        try
        {
            return new BootMark(Path.Combine(paths.Folders.State, "autostarted")).TryTake();
        }
        catch (VirException e)
        {
            log.Error($"guests marked for it are not started: {e.Reason()}");
            return false;
        }
    }
}
