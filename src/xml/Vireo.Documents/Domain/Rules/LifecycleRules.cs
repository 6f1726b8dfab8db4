using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What follows the events of a guest's life, and its clock.</summary>
internal static class LifecycleRules
{
    public static void Complete(DomainDef domain)
    {
        domain.OnPoweroff = Or(domain.OnPoweroff, LifecycleAction.Destroy);
        domain.OnReboot = Or(domain.OnReboot, LifecycleAction.Restart);
        domain.OnCrash = Or(domain.OnCrash, LifecycleAction.Destroy);
        DomainClock clock = domain.Clock ??= new DomainClock();
        clock.Offset = clock.Offset == ClockOffset.Unset ? ClockOffset.Utc : clock.Offset;
        if (clock.Offset == ClockOffset.Timezone && clock.TimeZone is null)
        {
            throw GuestErrors.TimezoneMissing().At(
                clock, "clock", "timezone");
        }

        // An amount beside local or universal time is the old form of a variable clock.
        if (clock.Offset is ClockOffset.Utc or ClockOffset.Localtime
            && NumberCodec.TryInt64((clock.Adjustment ?? "").TrimStart('+'), anyBase: false, out long seconds))
        {
            clock.Basis = clock.Offset == ClockOffset.Localtime ? ClockBasis.Localtime : ClockBasis.Utc;
            clock.Offset = ClockOffset.Variable;
            clock.Adjustment = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (clock.Offset == ClockOffset.Variable)
        {
            clock.Adjustment ??= "0";
            clock.Basis = clock.Basis == ClockBasis.Unset ? ClockBasis.Utc : clock.Basis;
        }

        CompleteIoThreads(domain);
    }

    private static LifecycleAction Or(LifecycleAction given, LifecycleAction usual) => given == LifecycleAction.Unset ? usual : given;

    /// <summary>The number of I/O threads and their list go together.</summary>
    private static void CompleteIoThreads(DomainDef domain)
    {
        var ids = new HashSet<uint>();
        foreach (IoThread thread in domain.IoThreadIds)
        {
            if (!ids.Add(thread.Id ?? 0))
            {
                throw GuestErrors.IoThreadTwice(thread.Id).At(thread, "iothread", "id");
            }
        }

        uint count = Math.Max(domain.IoThreads ?? 0, (uint)domain.IoThreadIds.Count);
        if (count > 0)
        {
            domain.IoThreads = count;
        }

        // Threads that are not listed take the free numbers; they are listed only when one of the list says more than its number.
        if (domain.IoThreadIds.Count > 0 && domain.IoThreadIds.Count < count)
        {
            for (uint id = 1; domain.IoThreadIds.Count < count; id++)
            {
                if (ids.Add(id))
                {
                    domain.IoThreadIds.Add(new IoThread { Id = id });
                }
            }
        }
    }
}
