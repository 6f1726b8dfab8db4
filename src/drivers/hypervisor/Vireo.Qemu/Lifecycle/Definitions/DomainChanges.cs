using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Hotplug;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Changes of what runs and of what is kept. A change that the emulator has to follow is on disk before the emulator is ordered, and is
/// finished by a later daemon when this one does not see the answer.
/// </summary>
public sealed class DomainChanges
{
    private readonly DomainDefinitions _definitions;
    private readonly DomainStatus _status;
    private readonly Logger _log;

    internal DomainChanges(DomainDefinitions definitions, DomainStatus status, Logger log) =>
        (_definitions, _status, _log) = (definitions, status, log);

    /// <summary>
    /// Changes the running and the kept definition of a domain whose gate the caller holds, where the emulator need not follow. Each is
    /// changed on a copy: when the change refuses one, or the disk does, both stay as they were.
    /// </summary>
    public async Task ApplyAsync(QemuDomain domain, bool live, bool config, Action<DomainDef> change)
    {
        Try(domain, live, config, change);
        if (config)
        {
            await KeepAsync(domain, change).ConfigureAwait(false);
        }

        if (live)
        {
            ChangeLive(domain, change);
            _status.Save(domain);
        }
    }

    /// <summary>
    /// Changes the running definition of a domain whose gate the caller holds, with the emulator, and then the kept one. When the emulator
    /// refuses, both stay as they were. A status that cannot be written is a warning: what a client asked for is done all the same.
    /// </summary>
    public async Task OrderAsync(
        QemuDomain domain, bool live, bool config, Action<DomainDef> change, LiveSetting setting, CancellationToken cancellationToken)
    {
        Try(domain, live, config, change);
        if (live)
        {
            await OrderAsync(domain, change, setting, cancellationToken).ConfigureAwait(false);
        }

        if (config)
        {
            await KeepAsync(domain, change).ConfigureAwait(false);
        }
    }

    /// <summary>After a restart of the daemon: gives the orders again of which the former one did not see the answers.</summary>
    public async Task ConfirmAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        foreach (var order in domain.Run.Orders)
        {
            try
            {
                if (domain.View.Live is { } live)
                {
                    await LiveSettings.GiveAsync(domain, live, order, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (VirException e)
            {
                _log.Warning($"cannot set what the document of '{domain.Name}' says ({order.Kind} {order.Of}): {e.Reason()}");
            }

            domain.UpdateRun(r => r.WithoutOrder(order));
        }
    }

    /// <summary>Changes the running definition before the emulator follows: when that cannot be written, nothing has changed.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="change">The change.</param>
    /// <param name="orders">What a later daemon orders again, until <see cref="Forget"/>.</param>
    public void ApplyIntent(QemuDomain domain, Action<DomainDef> change, params LiveSetting[] orders)
    {
        var before = domain.View.Live;
        domain.Update(v => WithLive(v, change) with { Run = v.Run.WithOrders(orders) });
        try
        {
            _status.SaveIntent(domain);
        }
        catch (VirException)
        {
            domain.Update(v => v with { Live = before });
            Forget(domain, orders);
            throw;
        }
    }

    /// <summary>Orders were followed or given up. The next write of the status says so.</summary>
    public static void Forget(QemuDomain domain, params ReadOnlySpan<LiveSetting> orders)
    {
        foreach (var order in orders)
        {
            domain.UpdateRun(r => r.WithoutOrder(order));
        }
    }

    /// <summary>An order was followed or given up, and that is written down.</summary>
    public void Confirmed(QemuDomain domain, LiveSetting order)
    {
        Forget(domain, order);
        _status.Save(domain);
    }

    /// <summary>Changes what only the running definition shows, and what QEMU can be asked for again: it is not written down.</summary>
    public static void ChangeLive(QemuDomain domain, Action<DomainDef> change) => domain.Update(v => WithLive(v, change));

    /// <summary>Changes the kept definition, if there is one: as it is in this moment, whoever redefines the domain meanwhile.</summary>
    public Task KeepAsync(QemuDomain domain, Action<DomainDef> change) => KeepAsync(domain, d =>
    {
        change(d);
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="KeepAsync(QemuDomain, Action{DomainDef})"/>
    public async Task KeepAsync(QemuDomain domain, Func<DomainDef, Task> change)
    {
        using var turn = await domain.Keeping.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (domain.View.Config?.DeepCopy() is { } kept)
        {
            await change(kept).ConfigureAwait(false);
            await _definitions.SaveAsync(kept).ConfigureAwait(false);
            domain.Update(v => v with { Config = kept });
        }
    }

    private async Task OrderAsync(QemuDomain domain, Action<DomainDef> change, LiveSetting setting, CancellationToken cancellationToken)
    {
        var next = domain.View.Live?.DeepCopy() ?? throw Errors.DomainNotRunning();
        change(next);
        domain.Update(v => v with { Intent = change, Run = v.Run.WithOrders(setting) });
        _status.Save(domain);
        try
        {
            await LiveSettings.GiveAsync(domain, next, setting, cancellationToken).ConfigureAwait(false);
            domain.Update(v => WithLive(v, change) with { Intent = null, Run = v.Run.WithoutOrder(setting) });
        }
        catch (Exception e) when (!PlanRunner.IsRefusal(e))
        {
            // The emulator has the order, and follows it when it comes to it. It stays written down.
            domain.Update(v => WithLive(v, change) with { Intent = null });
            throw;
        }
        catch
        {
            domain.Update(v => v with { Intent = null, Run = v.Run.WithoutOrder(setting) });
            throw;
        }
        finally
        {
            _status.Save(domain);
        }
    }

    // What a document refuses, nobody is asked for.
    private static void Try(QemuDomain domain, bool live, bool config, Action<DomainDef> change)
    {
        foreach (var def in (DomainDef?[])[config ? domain.View.Config : null, live ? domain.View.Live : null])
        {
            if (def is not null)
            {
                change(def.DeepCopy());
            }
        }
    }

    // The emulator's events change the running definition too, so the present one is changed, not one that was tried before.
    private static QemuDomainView WithLive(QemuDomainView view, Action<DomainDef> change)
    {
        if (view.Live?.DeepCopy() is not { } live)
        {
            return view;
        }

        change(live);
        return view with { Live = live };
    }
}
