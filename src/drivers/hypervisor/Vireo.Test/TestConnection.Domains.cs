using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>What the domain operations share: finding, states, changes of configurations, events.</summary>
internal partial class TestConnection
{
    private static VirException DomainInvalid(string detail) => Errors.OperationInvalid(ErrorDomain.Domain, detail);

    private static VirException BadArgument(string detail) => Errors.InvalidArgument(ErrorDomain.Test, detail);

    private static VirException NoDomain(DomainRef domain) =>
        NoObject(ErrorCode.NoDomain, $"no domain with matching uuid '{domain.Uuid}' ({domain.Name})");

    private TestDomain Find(DomainRef domain) => Driver.Domains.FindByUuid(domain.Uuid) ?? throw NoDomain(domain);

    /// <summary>Runs <paramref name="work"/> while nobody else touches the domain.</summary>
    private T With<T>(DomainRef domain, Func<TestDomain, T> work)
    {
        var d = Find(domain);
        lock (d.Sync)
        {
            return d.Gone ? throw NoDomain(domain) : work(d);
        }
    }

    private void With(DomainRef domain, Action<TestDomain> work)
    {
        var d = Find(domain);
        lock (d.Sync)
        {
            if (d.Gone)
            {
                throw NoDomain(domain);
            }

            work(d);
        }
    }

    /// <summary>A question that needs a running domain.</summary>
    private T WithActive<T>(DomainRef domain, Func<TestDomain, T> work) => With(domain, d =>
    {
        CheckActive(d);
        return work(d);
    });

    private static void CheckActive(TestDomain d)
    {
        if (!d.Active)
        {
            throw DomainInvalid("domain is not running");
        }
    }

    /// <summary>Which one of the configurations LIVE, CONFIG or neither means, where both at once make no sense to libvirt.</summary>
    private static (bool Live, bool Config) OneImpact(TestDomain d, uint flags) =>
        (flags & 3) == 3
            ? throw Errors.Argument("virDomainObjGetOneDefState", "flags",
                "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive")
            : Impact(d, flags);

    /// <summary>Which configurations LIVE, CONFIG or neither mean, as libvirt reads the flags.</summary>
    private static (bool Live, bool Config) Impact(TestDomain d, uint flags)
    {
        bool live = (flags & (uint)DomainModificationImpact.Live) != 0, config = (flags & (uint)DomainModificationImpact.Config) != 0;
        if (!live && !config)
        {
            live = d.Active;
            config = !d.Active;
        }

        if (live && !d.Active)
        {
            throw DomainInvalid("domain is not running");
        }

        if (config && !d.Persistent)
        {
            throw DomainInvalid("transient domains do not have any persistent config");
        }

        return (live, config);
    }

    /// <summary>The one configuration that a question is about.</summary>
    private static TestDomainConfig Chosen(TestDomain d, uint flags)
    {
        var (live, _) = OneImpact(d, flags);
        return live ? d.Live! : d.Config;
    }

    /// <summary>Changes the configuration that the flags mean.</summary>
    private void Change(DomainRef domain, uint flags, Action<DomainDef> change) => With(domain, d => ChangeOne(d, flags, change));

    private static void ChangeOne(TestDomain d, uint flags, Action<DomainDef> change)
    {
        var (live, config) = OneImpact(d, flags);
        Apply(d, live, config, change);
    }

    /// <summary>Changes the configurations that the flags mean: all of them or, when <paramref name="change"/> fails, none.</summary>
    private void ChangeAll(DomainRef domain, uint flags, Action<DomainDef> change) => With(domain, d =>
    {
        var (live, config) = Impact(d, flags);
        Apply(d, live, config, change);
    });

    private static void Apply(TestDomain d, bool live, bool config, Action<DomainDef> change)
    {
        var newLive = live ? d.Live!.With(change) : null;
        var newConfig = config ? d.Config.With(change) : null;
        d.Live = newLive ?? d.Live;
        d.Config = newConfig ?? d.Config;
    }

    private void Raise(TestDomain d, DomainEventType type, int detail) => Raise(d.Ref, type, detail);

    private void Raise(DomainRef domain, DomainEventType type, int detail)
    {
        if (Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.Lifecycle))
        {
            Driver.Raise(new DomainLifecycleEvent(domain, type, detail));
        }
    }

    /// <summary>Makes the domain run what <paramref name="config"/> says.</summary>
    private void Run(TestDomain d, TestDomainConfig config, int reason)
    {
        d.Live = config;
        Driver.Domains.SetId(d, Driver.NextDomainId(), static (x, id) => x.Id = id);
        d.State = DomainState.Running;
        d.Reason = reason;
    }

    /// <summary>Ends the domain, and forgets it when it is transient.</summary>
    private void Stop(TestDomain d, int reason)
    {
        d.Live = null;
        Driver.Domains.SetId(d, -1, static (x, id) => x.Id = id);
        d.State = DomainState.Shutoff;
        d.Reason = reason;
        d.ResetGuest();
    }

    private void ForgetTransient(TestDomain d)
    {
        if (!d.Persistent)
        {
            d.Gone = true;
            Driver.Domains.Remove(d);
        }
    }

    private static ulong NowMicroseconds => (ulong)((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10);
}
