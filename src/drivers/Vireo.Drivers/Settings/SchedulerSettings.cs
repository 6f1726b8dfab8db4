using Vireo.Documents;

namespace Vireo.Drivers;

/// <summary>Shares and bandwidth of processors in a definition as parameters; 0 is "not limited". Times are in microseconds.</summary>
public static class SchedulerSettings
{
    private static readonly (string Name, Func<CpuTune, ulong?> Get, Action<CpuTune, ulong?> Set)[] s_amounts =
    [
        ("cpu_shares", static t => t.Shares, static (t, v) => t.Shares = v ?? 0),
        ("vcpu_period", static t => t.Period, static (t, v) => t.Period = v),
        ("emulator_period", static t => t.EmulatorPeriod, static (t, v) => t.EmulatorPeriod = v),
        ("global_period", static t => t.GlobalPeriod, static (t, v) => t.GlobalPeriod = v),
        ("iothread_period", static t => t.IothreadPeriod, static (t, v) => t.IothreadPeriod = v),
    ];

    private static readonly (string Name, Func<CpuTune, long?> Get, Action<CpuTune, long?> Set)[] s_quotas =
    [
        ("vcpu_quota", static t => t.Quota, static (t, v) => t.Quota = v),
        ("emulator_quota", static t => t.EmulatorQuota, static (t, v) => t.EmulatorQuota = v),
        ("global_quota", static t => t.GlobalQuota, static (t, v) => t.GlobalQuota = v),
        ("iothread_quota", static t => t.IothreadQuota, static (t, v) => t.IothreadQuota = v),
    ];

    private static readonly (string, TypedParameterType)[] s_known =
        [.. s_amounts.Select(static a => (a.Name, TypedParameterType.Ullong)), .. s_quotas.Select(
            static q => (q.Name, TypedParameterType.Llong))];

    /// <summary>How many parameters there are.</summary>
    public static int Count => s_known.Length;

    /// <summary>Every amount: the shares, then each period with its quota.</summary>
    public static TypedParameterList Get(DomainDef def)
    {
        var tune = def.Cputune ?? new CpuTune();
        var list = new TypedParameterList(Count) { { s_amounts[0].Name, s_amounts[0].Get(tune) ?? 0 } };
        for (int i = 0; i < s_quotas.Length; i++)
        {
            list.Add(s_amounts[i + 1].Name, s_amounts[i + 1].Get(tune) ?? 0);
            list.Add(s_quotas[i].Name, s_quotas[i].Get(tune) ?? 0);
        }

        return list;
    }

    /// <summary>Refuses what is no such parameter, or out of range (code 8).</summary>
    public static void Check(TypedParameterList parameters, ErrorDomain domain)
    {
        ParameterCheck.Check(parameters, s_known);
        foreach (var p in parameters)
        {
            if (p.Value.Type == TypedParameterType.Llong && (p.Value.Long is > 0 and < CpuTune.LeastQuota or > CpuTune.MostQuota))
            {
                throw OutOfRange(domain, p.Name, CpuTune.LeastQuota, CpuTune.MostQuota);
            }

            if (p.Name.EndsWith("_period", StringComparison.Ordinal)
                && (p.Value.ULong is > 0 and < CpuTune.ShortestPeriod or > CpuTune.LongestPeriod))
            {
                throw OutOfRange(domain, p.Name, (long)CpuTune.ShortestPeriod, (long)CpuTune.LongestPeriod);
            }
        }
    }

    /// <summary>Changes amounts.</summary>
    public static void Set(DomainDef def, TypedParameterList parameters)
    {
        var tune = def.Cputune ??= new CpuTune();
        foreach (var p in parameters)
        {
            if (p.Value.Type == TypedParameterType.Llong)
            {
                Array.Find(s_quotas, q => q.Name == p.Name).Set(tune, p.Value.Long == 0 ? null : p.Value.Long);
            }
            else
            {
                Array.Find(s_amounts, a => a.Name == p.Name).Set(tune, p.Value.ULong == 0 ? null : p.Value.ULong);
            }
        }
    }

    private static VirException OutOfRange(ErrorDomain domain, string name, long least, long most) =>
        SettingErrors.OutOfRange(domain, name, least, most);
}
