using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>What the domain operations share: finding, states, changes of configurations, events.</summary>
internal partial class TestConnection
{

    /// <summary>The domain as it is now; nobody waits for its changes.</summary>
    private TestDomainView Find(DomainRef domain) => Driver.Domains.Get(domain.Uuid, domain.Name).View;

    /// <summary>The domain as it is now, which must run.</summary>
    private TestDomainView FindActive(DomainRef domain)
    {
        var d = Find(domain);
        CheckActive(d);
        return d;
    }

    private static void CheckActive(TestDomainView d)
    {
        if (!d.Active)
        {
            throw Errors.DomainNotRunning(ErrorDomain.Domain);
        }
    }

    private T Read<T>(DomainRef domain, Func<TestDomainView, T> question) => question(Find(domain));

    private T ReadActive<T>(DomainRef domain, Func<TestDomainView, T> question) => question(FindActive(domain));

    /// <summary>Takes a turn at a domain.</summary>
    private ValueTask<ObjectLease<TestDomain>> EnterAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Driver.Domains.EnterAsync(domain.Uuid, domain.Name, default, cancellationToken);

    /// <summary>Changes a domain while nobody else does.</summary>
    private async ValueTask ChangeAsync(DomainRef domain, Action<TestDomain> work, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domain, cancellationToken).ConfigureAwait(false);
        work(lease.Item);
    }

    private static DomainImpact Impact(TestDomainView d, uint flags) => DomainImpact.Of(flags, d.Active, d.Persistent);

    private static DomainImpact OneImpact(TestDomainView d, uint flags) => DomainImpact.One(flags, d.Active, d.Persistent);

    /// <summary>The one configuration that a question is about.</summary>
    private static TestDomainConfig Chosen(TestDomainView d, uint flags) => OneImpact(d, flags).Live ? d.Live! : d.Config;

    /// <summary>The one configuration of a domain that a question is about.</summary>
    private DomainDef Definition(DomainRef domain, uint flags) => Chosen(Find(domain), flags).Read();

    /// <summary>Changes the configuration that the flags mean.</summary>
    private ValueTask ChangeOneAsync(DomainRef domain, uint flags, Action<DomainDef> change, CancellationToken cancellationToken) =>
        ChangeAsync(domain, d => Apply(d, OneImpact(d.View, flags), change), cancellationToken);

    /// <summary>Changes the configurations that the flags mean: all of them or, when <paramref name="change"/> fails, none.</summary>
    private ValueTask ChangeAllAsync(DomainRef domain, uint flags, Action<DomainDef> change, CancellationToken cancellationToken) =>
        ChangeAsync(domain, d => Apply(d, Impact(d.View, flags), change), cancellationToken);

    private static void Apply(TestDomain domain, DomainImpact impact, Action<DomainDef> change)
    {
        var d = domain.View;
        var live = impact.Live ? d.Live!.With(change) : d.Live;
        var config = impact.Config ? d.Config.With(change) : d.Config;
        domain.Update(v => v with { Live = live, Config = config });
    }

    private void Raise(TestDomain d, DomainEventType type, int detail) => Raise(d.View.Ref, type, detail);

    private void Raise(DomainRef domain, DomainEventType type, int detail)
    {
        if (Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.Lifecycle))
        {
            Driver.Raise(new DomainLifecycleEvent(domain, type, detail));
        }
    }

    /// <summary>Makes the domain run what <paramref name="config"/> says.</summary>
    private void Run(TestDomain d, TestDomainConfig config, DomainState state, int reason) =>
        Driver.Domains.SetId(d, Driver.NextDomainId(), (x, id) => x.Publish(x.View.Running(config, id, state, reason)));

    /// <summary>Ends the domain. A transient one is forgotten by <see cref="ForgetTransient"/>.</summary>
    private void Stop(TestDomain d, int reason) =>
        Driver.Domains.SetId(d, -1, (x, id) => x.Publish(x.View.Stopped(id, reason)));

    private void ForgetTransient(TestDomain d)
    {
        if (!d.View.Persistent)
        {
            Driver.Domains.Remove(d);
        }
    }

    private static ulong NowMicroseconds => (ulong)((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10);
}
