using System.Globalization;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Questions about a domain's state; they wait for nobody.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    public override ValueTask<DomainInfo> DomainGetInfoAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        var d = Find(domain);
        var config = d.Current;

        // Simulated guests are always busy: their CPU time is the clock.
        return Done(new DomainInfo(d.State, config.MaxMemory, config.Memory, config.Vcpus, NowMicroseconds * 1000));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainStateInfo> DomainGetStateAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var d = Find(domain);
        return Done(new DomainStateInfo(d.State, d.Reason));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainControlInfo> DomainGetControlInfoAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done(ReadActive(domain, static _ => new DomainControlInfo(DomainControlState.Ok, 0, 0)));
    }

    /// <inheritdoc/>
    public override ValueTask<bool> DomainIsActiveAsync(DomainRef domain, CancellationToken cancellationToken) => Done(Find(domain).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> DomainIsPersistentAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Done(Find(domain).Persistent);

    /// <inheritdoc/>
    public override ValueTask<bool> DomainIsUpdatedAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        _ = Find(domain);
        return Done(false);
    }

    /// <inheritdoc/>
    public override ValueTask<string> DomainGetOsTypeAsync(DomainRef domain, CancellationToken cancellationToken) => Done("linux");

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> DomainGetHostnameAsync(
        DomainRef domain, DomainGetHostnameFlags flags, CancellationToken cancellationToken)
    {
        return Done(ReadActive(domain, static d => d.Config.Name + "host"));
    }

    /// <inheritdoc/>
    [Accepts(DomainMessageType.Deprecation | DomainMessageType.Tainting | DomainMessageType.Ioerrors)]
    public override ValueTask<IReadOnlyList<string>> DomainGetMessagesAsync(
        DomainRef domain, DomainMessageType flags, CancellationToken cancellationToken)
    {
        var d = Find(domain);
        var list = new List<string>();
        if (flags == 0 || (flags & DomainMessageType.Tainting) != 0)
        {
            list.AddRange(d.Tainting);
        }

        if (flags == 0 || (flags & DomainMessageType.Deprecation) != 0)
        {
            list.AddRange(d.Deprecation);
        }

        return Done<IReadOnlyList<string>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<SecurityLabel> DomainGetSecurityLabelAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        var d = Find(domain);
        return Done(d.Active ? new SecurityLabel("libvirt-test", true) : new SecurityLabel("", false));
    }

    /// <inheritdoc/>
    [Accepts(typeof(ConnectGetAllDomainStatsFlags))]
    public override ValueTask<IReadOnlyList<DomainStatsRecord>> GetAllDomainStatsAsync(
        IReadOnlyList<DomainRef> domains, DomainStatsTypes stats, ConnectGetAllDomainStatsFlags flags, CancellationToken cancellationToken)
    {
        const DomainStatsTypes served = DomainStatsTypes.State | DomainStatsTypes.Iothread;
        if ((flags & ConnectGetAllDomainStatsFlags.EnforceStats) != 0 && (stats & ~served) != 0)
        {
            throw TestDomainErrors.StatsUnsupported((uint)(stats & ~served));
        }

        var wanted = stats == 0 ? served : stats & served;
        var filter = (ConnectListAllDomainsFlags)((uint)flags & 0xff);
        var result = new List<DomainStatsRecord>(domains.Count > 0 ? domains.Count : Driver.Domains.Count);
        if (domains.Count > 0)
        {
            foreach (var domain in domains)
            {
                if (Driver.Domains.FindByUuid(domain.Uuid)?.View is { } d && (filter == 0 || Matches(d, filter)))
                {
                    result.Add(Stats(d, wanted));
                }
            }
        }
        else
        {
            foreach (var domain in Driver.Domains.Items)
            {
                var d = domain.View;
                if (filter == 0 || Matches(d, filter))
                {
                    result.Add(Stats(d, wanted));
                }
            }
        }

        return Done<IReadOnlyList<DomainStatsRecord>>(result);
    }

    private static DomainStatsRecord Stats(TestDomainView d, DomainStatsTypes wanted)
    {
        var list = new TypedParameterList((wanted & DomainStatsTypes.State) != 0 ? 2 : 0);
        if ((wanted & DomainStatsTypes.State) != 0)
        {
            list.Add("state.state", (int)d.State);
            list.Add("state.reason", d.Reason);
        }

        if ((wanted & DomainStatsTypes.Iothread) != 0 && d.IoThreads.Count > 0)
        {
            AddIoThreadStats(d, list);
        }

        return new DomainStatsRecord(d.Ref, list);
    }

    private static void AddIoThreadStats(TestDomainView d, TypedParameterList list)
    {
        if (!d.Active)
        {
            return;
        }

        list.Add("iothread.count", (uint)d.IoThreads.Count);
        foreach (var thread in d.IoThreads)
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"iothread.{thread.Id}.");
            list.Add(prefix + "poll-max-ns", thread.PollMax);
            list.Add(prefix + "poll-grow", thread.PollGrow);
            list.Add(prefix + "poll-shrink", thread.PollShrink);
        }
    }
}
