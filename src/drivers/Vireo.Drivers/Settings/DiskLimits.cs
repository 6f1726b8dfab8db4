using Vireo.Documents;

namespace Vireo.Drivers;

/// <summary>Rates of a disk as parameters: one table for reading and writing.</summary>
public static class DiskLimits
{
    private static readonly (string Name, Func<IoTune, ulong?> Get, Action<IoTune, ulong?> Set)[] s_rates =
    [
        ("total_bytes_sec", static t => t.TotalBytesSec, static (t, v) => t.TotalBytesSec = v),
        ("read_bytes_sec", static t => t.ReadBytesSec, static (t, v) => t.ReadBytesSec = v),
        ("write_bytes_sec", static t => t.WriteBytesSec, static (t, v) => t.WriteBytesSec = v),
        ("total_iops_sec", static t => t.TotalIopsSec, static (t, v) => t.TotalIopsSec = v),
        ("read_iops_sec", static t => t.ReadIopsSec, static (t, v) => t.ReadIopsSec = v),
        ("write_iops_sec", static t => t.WriteIopsSec, static (t, v) => t.WriteIopsSec = v),
        ("total_bytes_sec_max", static t => t.TotalBytesSecMax, static (t, v) => t.TotalBytesSecMax = v),
        ("read_bytes_sec_max", static t => t.ReadBytesSecMax, static (t, v) => t.ReadBytesSecMax = v),
        ("write_bytes_sec_max", static t => t.WriteBytesSecMax, static (t, v) => t.WriteBytesSecMax = v),
        ("total_iops_sec_max", static t => t.TotalIopsSecMax, static (t, v) => t.TotalIopsSecMax = v),
        ("read_iops_sec_max", static t => t.ReadIopsSecMax, static (t, v) => t.ReadIopsSecMax = v),
        ("write_iops_sec_max", static t => t.WriteIopsSecMax, static (t, v) => t.WriteIopsSecMax = v),
        ("size_iops_sec", static t => t.SizeIopsSec, static (t, v) => t.SizeIopsSec = v),
        ("total_bytes_sec_max_length", static t => t.TotalBytesSecMaxLength, static (t, v) => t.TotalBytesSecMaxLength = v),
        ("read_bytes_sec_max_length", static t => t.ReadBytesSecMaxLength, static (t, v) => t.ReadBytesSecMaxLength = v),
        ("write_bytes_sec_max_length", static t => t.WriteBytesSecMaxLength, static (t, v) => t.WriteBytesSecMaxLength = v),
        ("total_iops_sec_max_length", static t => t.TotalIopsSecMaxLength, static (t, v) => t.TotalIopsSecMaxLength = v),
        ("read_iops_sec_max_length", static t => t.ReadIopsSecMaxLength, static (t, v) => t.ReadIopsSecMaxLength = v),
        ("write_iops_sec_max_length", static t => t.WriteIopsSecMaxLength, static (t, v) => t.WriteIopsSecMaxLength = v),
    ];

    /// <summary>Every rate, 0 for none, and the group.</summary>
    public static TypedParameterList Get(IoTune? tune)
    {
        tune ??= new IoTune();
        var list = new TypedParameterList(20);
        foreach (var (name, get, _) in s_rates)
        {
            list.Add(name, get(tune) ?? 0UL);
            if (name == "size_iops_sec")
            {
                list.Add("group_name", tune.GroupName ?? "");
            }
        }

        return list;
    }

    /// <summary>Refuses parameters that are no rates.</summary>
    public static void Check(TypedParameterList parameters)
    {
        foreach (var p in parameters)
        {
            if (p.Name != "group_name" && !Array.Exists(s_rates, x => x.Name == p.Name))
            {
                throw SettingErrors.ParameterUnsupported(p.Name);
            }
        }
    }

    /// <summary>Changes rates of a disk; what was changed is added to <paramref name="changed"/> for the event.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="parameters">The rates.</param>
    /// <param name="domain">Who refuses them.</param>
    /// <param name="changed">The parameters of the event.</param>
    /// <param name="needsMaximum">A rate may not be above its maximum even where there is none.</param>
    /// <exception cref="VirException">Rates that exclude each other (code 8).</exception>
    public static void Set(Disk disk, TypedParameterList parameters, ErrorDomain domain, TypedParameterList changed,
        bool needsMaximum = false)
    {
        var tune = disk.Iotune ?? new IoTune();
        foreach (var p in parameters)
        {
            if (p.Name == "group_name")
            {
                tune.GroupName = p.Value.String;
                changed.Add("blkdeviotune.group_name", p.Value.String);
                continue;
            }

            Array.Find(s_rates, x => x.Name == p.Name).Set(tune, p.Value.ULong == 0 ? null : p.Value.ULong);
            changed.Add("blkdeviotune." + p.Name, p.Value.ULong);
        }

        CheckTune(tune, domain, needsMaximum);
        bool any = tune.GroupName is not null || Array.Exists(s_rates, x => x.Get(tune) is > 0);
        disk.Iotune = any ? tune : null;
    }

    private static void CheckTune(IoTune t, ErrorDomain domain, bool needsMaximum)
    {
        foreach (var (what, total, read, write) in (ReadOnlySpan<(string, ulong?, ulong?, ulong?)>)
        [
            ("bytes_sec", t.TotalBytesSec, t.ReadBytesSec, t.WriteBytesSec),
            ("iops_sec", t.TotalIopsSec, t.ReadIopsSec, t.WriteIopsSec),
            ("bytes_sec_max", t.TotalBytesSecMax, t.ReadBytesSecMax, t.WriteBytesSecMax),
            ("iops_sec_max", t.TotalIopsSecMax, t.ReadIopsSecMax, t.WriteIopsSecMax),
        ])
        {
            if (total is > 0 && (read is > 0 || write is > 0))
            {
                throw SettingErrors.TotalAndPart(domain, what);
            }
        }

        for (int i = 0; i < 6; i++)
        {
            ulong value = s_rates[i].Get(t) ?? 0, most = s_rates[i + 6].Get(t) ?? 0;
            if (most < value && (most > 0 || needsMaximum))
            {
                throw needsMaximum
                    ? SettingErrors.RateAboveMaximum(domain, s_rates[i].Name, s_rates[i + 6].Name)
                    : SettingErrors.RateAbovePresentMaximum(domain, s_rates[i].Name, s_rates[i + 6].Name);
            }
        }
    }
}
