using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Changes of what runs and of what is kept.</summary>
public sealed class DomainChanges
{
    private readonly DomainDefinitions _definitions;
    private readonly DomainStatus _status;

    internal DomainChanges(DomainDefinitions definitions, DomainStatus status)
    {
        _definitions = definitions;
        _status = status;
    }

    /// <summary>
    /// Changes the running and the kept definition of a domain whose gate the caller holds. Each is changed on a copy: when the change
    /// refuses one, or the disk does, both stay as they were.
    /// </summary>
    public async Task ApplyAsync(QemuDomain domain, bool live, bool config, Action<DomainDef> change)
    {
        var view = domain.View;
        DomainDef? kept = null;
        if (config && view.Config is not null)
        {
            kept = view.Config.DeepCopy();
            change(kept);
        }

        if (live && view.Live is not null)
        {
            change(view.Live.DeepCopy());
        }

        if (kept is not null)
        {
            await _definitions.SaveAsync(kept).ConfigureAwait(false);
            domain.Update(v => v with { Config = kept });
        }

        if (live)
        {
            ChangeLive(domain, change);
            _status.Save(domain);
        }
    }

    /// <summary>Changes the running definition before the emulator follows: when that cannot be written, nothing has changed.</summary>
    public void ApplyIntent(QemuDomain domain, Action<DomainDef> change)
    {
        var before = domain.View.Live;
        ChangeLive(domain, change);
        try
        {
            _status.SaveIntent(domain);
        }
        catch (VirException)
        {
            domain.Update(v => v with { Live = before });
            throw;
        }
    }

    /// <summary>Changes what only the running definition shows, and what QEMU can be asked for again: it is not written down.</summary>
    public static void ChangeLive(QemuDomain domain, Action<DomainDef> change) => domain.Update(v =>
    {
        if (v.Live is null)
        {
            return v;
        }

        // The emulator's events change the running definition too, so the present one is changed, not one that was tried before.
        var live = v.Live.DeepCopy();
        change(live);
        return v with { Live = live };
    });
}
