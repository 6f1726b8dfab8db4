using Vireo.Documents;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>What is kept of domains on disk: definitions and autostart links, and how they are made, changed and forgotten.</summary>
public sealed class DomainDefinitions
{
    private readonly QemuDomains _domains;
    private readonly QemuCapabilitiesCache _capabilities;
    private readonly HostFacts _site;
    private readonly ManagedSaves _saves;
    private readonly SoftwareTpm _tpms;
    private readonly DomainStatus _status;
    private readonly DefinitionStore<DomainDef> _store;
    private readonly Logger _log;

    internal DomainDefinitions(
        QemuDomains domains, QemuCapabilitiesCache capabilities, HostFacts site, RunPaths paths, ManagedSaves saves, SoftwareTpm tpms,
        DomainStatus status, Logger log) =>
        (_domains, _capabilities, _site, _saves, _tpms, _status, _store, _log) = (
            domains, capabilities, site, saves, tpms, status,
            new DefinitionStore<DomainDef>(DefinitionFormats.Domain, paths.Folders.Config, paths.Folders.Autostart, log), log);

    /// <summary>Reads, completes and judges a document.</summary>
    public ValueTask<DomainDef> ReadAsync(string xml, CancellationToken cancellationToken) =>
        CompleteAsync(DomainDef.Parse(xml), cancellationToken);

    /// <summary>Completes and judges a document.</summary>
    public async ValueTask<DomainDef> CompleteAsync(DomainDef def, CancellationToken cancellationToken)
    {
        var (arch, emulator) = QemuPostParse.Target(def);
        if (emulator is null)
        {
            DomainRules.CheckIdentity(def, QemuArch.Host);
            throw QemuErrors.NoEmulator(arch);
        }

        var caps = await _capabilities.GetAsync(emulator, cancellationToken).ConfigureAwait(false);
        new QemuDomainRules(caps, _site).Apply(def, DomainRuleFlags.Inactive | DomainRuleFlags.AbiUpdate);
        return def;
    }

    /// <summary>Keeps a definition: a new domain, or a new definition of a present one.</summary>
    public async ValueTask<QemuDomain> DefineAsync(string xml, CancellationToken cancellationToken)
    {
        var def = await ReadAsync(xml, cancellationToken).ConfigureAwait(false);
        if (await WhileActiveAsync(def, RedefineAsync, cancellationToken).ConfigureAwait(false) is { } active)
        {
            return active;
        }

        using var lease = await _domains.EnterOrAddAsync(def, "DomainDefineXMLFlags", cancellationToken).ConfigureAwait(false);
        using var keeping = await lease.Item.Keeping.EnterAsync(cancellationToken).ConfigureAwait(false);
        await RedefineAsync(lease.Item).ConfigureAwait(false);
        lease.Keep();
        return lease.Item;

        async Task<bool> RedefineAsync(QemuDomain domain)
        {
            var detail = await KeepAsync(domain, def).ConfigureAwait(false);
            _domains.Publish(domain, DomainEventType.Defined, (int)detail);
            return true;
        }
    }

    // What the next start of a running guest has is nothing to its present run: as in libvirt it can be changed whatever job holds the
    // guest, also while its emulator hangs. Null when nothing of that UUID and name runs.
    private async Task<QemuDomain?> WhileActiveAsync(
        DomainDef def, Func<QemuDomain, Task<bool>> change, CancellationToken cancellationToken)
    {
        if (_domains.List.FindByUuid(def.Uuid ?? default) is not { } domain || domain.Name != def.Name)
        {
            return null;
        }

        // An end of the run takes this turn too: who is active and listed here stays so until the definition is kept.
        using var keeping = await domain.Keeping.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (!domain.View.IsActive || !_domains.List.IsListed(domain))
        {
            return null;
        }

        await change(domain).ConfigureAwait(false);
        return domain;
    }

    private async Task<DomainEventDefinedDetailType> KeepAsync(QemuDomain domain, DomainDef def)
    {
        bool known = domain.View.IsPersistent || domain.WasDefined;
        await SaveAsync(def).ConfigureAwait(false);
        domain.Update(v => v with { Config = def, Updated = v.IsActive });
        return known ? DomainEventDefinedDetailType.Updated : DomainEventDefinedDetailType.Added;
    }

    /// <summary>Forgets a definition.</summary>
    public async ValueTask UndefineAsync(DomainRef domainRef, DomainUndefineFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await _domains.EnterAsync(domainRef, DomainJobKind.Modify, "DomainUndefineFlags", cancellationToken)
            .ConfigureAwait(false);
        var domain = lease.Item;
        var view = domain.View;
        if (view.Config is not { } config)
        {
            throw DefinitionErrors.UndefineTransient();
        }

        if (view.ManagedSave && !flags.HasFlag(DomainUndefineFlags.ManagedSave))
        {
            throw DomainErrors.UndefineWithSavedState(ErrorDomain.Qemu);
        }

        using var keeping = await domain.Keeping.EnterAsync(cancellationToken).ConfigureAwait(false);
        RemoveNvram(config, view.IsActive, flags);
        _saves.Remove(domain);
        await _store.DeleteAsync(view.Name).ConfigureAwait(false);
        _domains.Publish(domain, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Removed);
        if (view.IsActive)
        {
            domain.WasDefined = true;
            domain.Update(v => v with { Config = null, Former = config, Autostart = false });
            _status.Save(domain);
        }
        else
        {
            _domains.List.Remove(domain);
            _tpms.Forget(config, flags);
        }
    }

    /// <summary>Gives a domain another name.</summary>
    public async ValueTask RenameAsync(DomainRef domainRef, string name, CancellationToken cancellationToken)
    {
        using var lease = await _domains.EnterAsync(domainRef, DomainJobKind.Modify, "DomainRename", cancellationToken).ConfigureAwait(
            false);
        var domain = lease.Item;
        var view = domain.View;
        if (view.IsActive)
        {
            throw DomainErrors.RenameActive(ErrorDomain.Qemu);
        }

        if (view.Config is not { } config)
        {
            throw DefinitionErrors.RenameTransient();
        }

        if (view.ManagedSave)
        {
            throw DefinitionErrors.RenameWithSavedState();
        }

        if (name == view.Name)
        {
            throw DomainErrors.RenameToItself(ErrorDomain.Qemu);
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw DomainDocumentErrors.NameWithSlash(ErrorDomain.Qemu, name);
        }

        if (name.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || name.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') >= 0)
        {
            throw DefinitionErrors.NameWithControlCharacters();
        }

        var renamed = config.DeepCopy();
        renamed.Name = name;
        if (!_domains.List.TryRename(domain, name, (d, n) => d.Update(v => v with { Name = n, Config = renamed })))
        {
            throw DomainErrors.NameTaken(ErrorDomain.Qemu, name);
        }

        try
        {
            await _store.RenameAsync(view.Name, renamed, view.Autostart).ConfigureAwait(false);
        }
        catch
        {
            _domains.List.TryRename(domain, view.Name, (d, n) => d.Update(v => v with { Name = n, Config = config }));
            throw;
        }

        _domains.Publish(view.Ref, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Renamed);
        _domains.Publish(domain, DomainEventType.Defined, (int)DomainEventDefinedDetailType.Renamed);
    }

    /// <summary>Marks a domain to be started with the daemon, or not.</summary>
    public async ValueTask SetAutostartAsync(DomainRef domainRef, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await _domains.EnterAsync(domainRef, DomainJobKind.Modify, "DomainSetAutostart", cancellationToken)
            .ConfigureAwait(false);
        var domain = lease.Item;
        if (!domain.View.IsPersistent)
        {
            throw DefinitionErrors.AutostartTransient();
        }

        await _store.SetAutostartAsync(domain.Name, autostart).ConfigureAwait(false);
        domain.Update(v => v with { Autostart = autostart });
    }

    /// <summary>Removes what writers left that were killed while they wrote. Only at the start, when nobody writes yet.</summary>
    public void RemoveLeftovers() => _store.RemoveLeftovers();

    /// <summary>Takes over every definition on disk; no domain waits for another one's jobs.</summary>
    public Task LoadAllAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_store.Load().Select(stored => TakeOverAsync(stored, () => stored, cancellationToken)));

    /// <summary>As <see cref="LoadAllAsync"/>, beside clients: what they changed or forgot since a file was read stays so.</summary>
    public Task ReloadAllAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_store.Load().Select(stored => TakeOverAsync(stored, () => _store.Reread(stored), cancellationToken)));

    /// <summary>Keeps a definition on disk.</summary>
    internal Task SaveAsync(DomainDef def) => _store.SaveAsync(def);

    private static void RemoveNvram(DomainDef config, bool active, DomainUndefineFlags flags)
    {
        string? path = config.Os.Nvram is { } nvram ? CommandLine.MachineArguments.VariablesPath(nvram) : null;
        if (path is null || !File.Exists(path) || active)
        {
            return;
        }

        if (flags.HasFlag(DomainUndefineFlags.Nvram))
        {
            File.Delete(path);
        }
        else if (!flags.HasFlag(DomainUndefineFlags.KeepNvram))
        {
            throw DefinitionErrors.UndefineWithNvram();
        }
    }

    private async Task TakeOverAsync(
        StoredDefinition<DomainDef> stored, Func<StoredDefinition<DomainDef>?> present, CancellationToken cancellationToken)
    {
        try
        {
            if (await WhileActiveAsync(stored.Definition, TakeAsync, cancellationToken).ConfigureAwait(false) is not null)
            {
                return;
            }

            using var lease = await _domains.EnterOrAddAsync(stored, "load", cancellationToken).ConfigureAwait(false);
            using var keeping = await lease.Item.Keeping.EnterAsync(cancellationToken).ConfigureAwait(false);
            if (await TakeAsync(lease.Item).ConfigureAwait(false))
            {
                _saves.Refresh(lease.Item);
                lease.Keep();
            }
        }
        catch (FileNotFoundException)
        {
            // A client forgot it just now.
        }
        catch (VirException e)
        {
            _log.Error($"cannot take over the definition of domain '{stored.Name}': {e.Reason()}");
        }

        Task<bool> TakeAsync(QemuDomain domain)
        {
            var now = present();
            if (now is not null)
            {
                domain.Update(v => v with { Config = now.Definition, Autostart = now.Autostart });
            }

            return Task.FromResult(now is not null);
        }
    }
}
