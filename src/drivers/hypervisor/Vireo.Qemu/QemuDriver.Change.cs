using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu;

/// <content>Changes of definitions.</content>
public sealed partial class QemuDriver
{
    /// <summary>
    /// Changes the running and the kept definition of a domain whose gate the caller holds. Each is changed on a copy: when the change
    /// refuses one, or the disk does, both stay as they were.
    /// </summary>
    internal async Task ChangeAsync(QemuDomain domain, bool live, bool config, Action<DomainDef> change)
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
            await SaveConfigAsync(kept).ConfigureAwait(false);
            domain.Update(v => v with { Config = kept });
        }

        if (!live)
        {
            return;
        }

        // The emulator's events change the running definition too, so the present one is changed, not the one that was tried above.
        domain.Update(v =>
        {
            if (v.Live is null)
            {
                return v;
            }

            var running = v.Live.DeepCopy();
            change(running);
            return v with { Live = running };
        });
        await SaveStatusAsync(domain).ConfigureAwait(false);
    }
}
