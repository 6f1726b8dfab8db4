using Vireo.Xml;

namespace Vireo.Documents;

/// <content>Amounts of the scheduler that can be.</content>
public sealed partial record CpuTune
{
    /// <summary>Shortest period, in microseconds.</summary>
    public const ulong ShortestPeriod = 1000;

    /// <summary>Longest period, in microseconds.</summary>
    public const ulong LongestPeriod = 1_000_000;

    /// <summary>Least share of a period, in microseconds; less than 0 is no limit.</summary>
    public const long LeastQuota = 1000;

    /// <summary>Greatest share of a period, in microseconds.</summary>
    public const long MostQuota = 17_592_186_044_415;

    // A period or a share of 0 stands for none.
    partial void OnParsed(XmlElement element)
    {
        Period = CheckPeriod(element, "period", Period);
        Quota = CheckQuota(element, "quota", Quota);
        GlobalPeriod = CheckPeriod(element, "global_period", GlobalPeriod);
        GlobalQuota = CheckQuota(element, "global_quota", GlobalQuota);
        EmulatorPeriod = CheckPeriod(element, "emulator_period", EmulatorPeriod);
        EmulatorQuota = CheckQuota(element, "emulator_quota", EmulatorQuota);
        IothreadPeriod = CheckPeriod(element, "iothread_period", IothreadPeriod);
        IothreadQuota = CheckQuota(element, "iothread_quota", IothreadQuota);
    }

    private static ulong? CheckPeriod(XmlElement tune, string name, ulong? period) => period switch
    {
        null or 0 => null,
        < ShortestPeriod or > LongestPeriod => throw OutOfRange(tune, name, $"[{ShortestPeriod}, {LongestPeriod}]"),
        _ => period,
    };

    private static long? CheckQuota(XmlElement tune, string name, long? quota) => quota switch
    {
        null or 0 => null,
        (> 0 and < LeastQuota) or > MostQuota => throw OutOfRange(tune, name, $"[{LeastQuota}, {MostQuota}]"),
        _ => quota,
    };

    private static VirException OutOfRange(XmlElement tune, string name, string range) =>
        tune.Child(name).CpuTuneOutOfRange(name, range);
}
