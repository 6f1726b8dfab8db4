namespace Vireo.Drivers;

/// <summary>
/// The figures of a long job that moves a guest's state, whatever hypervisor counts them: in both forms in which clients ask for them. What
/// is null was not measured, and is left out.
/// </summary>
public sealed record JobFigures
{
    /// <summary>What the job does.</summary>
    public DomainJobOperation Operation { get; init; }

    /// <summary>Time since its start, in ms.</summary>
    public ulong Elapsed { get; init; }

    /// <summary>For how long the guest stood still, in ms.</summary>
    public ulong? Downtime { get; init; }

    /// <summary>How long its preparation took, in ms.</summary>
    public ulong? Setup { get; init; }

    /// <summary>Bytes in all.</summary>
    public ulong Total { get; init; }

    /// <summary>Bytes that have been moved.</summary>
    public ulong Processed { get; init; }

    /// <summary>Bytes that are left.</summary>
    public ulong Remaining { get; init; }

    /// <summary>Bytes a second; 0 when not known.</summary>
    public ulong BytesPerSecond { get; init; }

    /// <summary>Pages that were all of one value.</summary>
    public ulong ConstantPages { get; init; }

    /// <summary>Other pages.</summary>
    public ulong NormalPages { get; init; }

    /// <summary>Bytes of the other pages.</summary>
    public ulong NormalBytes { get; init; }

    /// <summary>Pages that the guest changes in a second.</summary>
    public ulong DirtyRate { get; init; }

    /// <summary>How often its memory has been gone through.</summary>
    public ulong Iteration { get; init; }

    /// <summary>Pages that the other side asked for.</summary>
    public ulong PostcopyRequests { get; init; }

    /// <summary>Bytes of a page.</summary>
    public ulong PageSize { get; init; }

    /// <summary>All figures as <c>virDomainGetJobStats</c> gives them.</summary>
    public TypedParameterList Parameters()
    {
        var list = new TypedParameterList(24) { { "operation", (int)Operation }, { "time_elapsed", Elapsed } };
        void Opt(string name, ulong? value)
        {
            if (value is { } v)
            {
                list.Add(name, v);
            }
        }

        Opt("downtime", Downtime);
        Opt("setup_time", Setup);
        list.Add("data_total", Total);
        list.Add("data_processed", Processed);
        list.Add("data_remaining", Remaining);
        list.Add("memory_total", Total);
        list.Add("memory_processed", Processed);
        list.Add("memory_remaining", Remaining);
        Opt("memory_bps", BytesPerSecond > 0 ? BytesPerSecond : null);
        list.Add("memory_constant", ConstantPages);
        list.Add("memory_normal", NormalPages);
        list.Add("memory_normal_bytes", NormalBytes);
        list.Add("memory_dirty_rate", DirtyRate);
        list.Add("memory_iteration", Iteration);
        list.Add("memory_postcopy_requests", PostcopyRequests);
        list.Add("memory_page_size", PageSize);
        return list;
    }

    /// <summary>The short form of <c>virDomainGetJobInfo</c>.</summary>
    public static DomainJobInfo Info(DomainJobStats stats)
    {
        var (type, list) = stats;
        ulong Number(string name) => list.TryGet(name, out var v) ? v.ULong : 0;
        return new DomainJobInfo(
            type, Number("time_elapsed"), 0, Number("data_total"), Number("data_processed"), Number("data_remaining"),
            Number("memory_total"), Number("memory_processed"), Number("memory_remaining"), 0, 0, 0);
    }
}
