using Vireo.Documents;

namespace Vireo.Drivers;

/// <summary>Rates of a disk as parameters: one table for reading and writing.</summary>
public static class DiskLimits
{
    private const int FirstMaximum = 6, FirstLength = 13;

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
    /// <param name="tune">The rates of a disk.</param>
    /// <param name="inForce">As an emulator reports them, for which a maximum holds for a second at least.</param>
    public static TypedParameterList Get(IoTune? tune, bool inForce = false)
    {
        tune ??= new IoTune();
        var list = new TypedParameterList(20);
        for (int i = 0; i < s_rates.Length; i++)
        {
            var (name, get, _) = s_rates[i];
            bool second = inForce && i >= FirstLength && s_rates[i - FirstLength + FirstMaximum].Get(tune) is > 0;
            list.Add(name, get(tune) ?? (second ? 1UL : 0UL));
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

        CheckParts(tune, domain);
        CheckMaximums(tune, domain, needsMaximum);
        Put(disk, tune);
    }

    /// <summary>
    /// Changes groups of rates, as libvirt's QEMU driver does: who sets one rate of a group (the bytes, the operations, the maximums of
    /// each, their lengths) sets the whole group, and what he does not name is 0. What was changed is added to
    /// <paramref name="changed"/> for the event.
    /// </summary>
    /// <exception cref="VirException">A total beside its parts (code 8); a maximum without a rate, or below it, in a running guest (code
    /// 67): a definition may hold both.</exception>
    public static void SetGroups(Disk disk, TypedParameterList parameters, ErrorDomain domain, TypedParameterList changed, bool live)
    {
        var given = new IoTune();
        var touched = new HashSet<int>();
        var tune = disk.Iotune ?? new IoTune();
        foreach (var p in parameters)
        {
            if (p.Name == "group_name")
            {
                tune.GroupName = p.Value.String;
                changed.Add("blkdeviotune.group_name", p.Value.String);
                continue;
            }

            int rate = Array.FindIndex(s_rates, x => x.Name == p.Name);
            s_rates[rate].Set(given, p.Value.ULong);
            touched.Add(GroupOf(rate));
            changed.Add("blkdeviotune." + p.Name, p.Value.ULong);
        }

        CheckParts(given, domain);
        for (int i = 0; i < s_rates.Length; i++)
        {
            if (touched.Contains(GroupOf(i)))
            {
                ulong value = s_rates[i].Get(given) ?? 0;

                // A maximum holds for a second at least.
                bool second = i >= FirstLength && value == 0 && s_rates[i - FirstLength + FirstMaximum].Get(tune) is > 0;
                s_rates[i].Set(tune, second ? 1UL : value == 0 ? null : value);
            }
        }

        for (int i = 0; live && i < FirstMaximum; i++)
        {
            ulong rate = s_rates[i].Get(tune) ?? 0, most = s_rates[i + FirstMaximum].Get(tune) ?? 0;
            if (most > 0 && most < rate)
            {
                throw SettingErrors.MaximumBelowRate(domain, s_rates[i + FirstMaximum].Name, s_rates[i].Name);
            }

            if (most > 0 && rate == 0)
            {
                throw SettingErrors.RateOfMaximumReset(domain, s_rates[i].Name, s_rates[i + FirstMaximum].Name);
            }
        }

        Put(disk, tune);
    }

    // Three rates each: bytes, operations, the maximums of both; the size of an operation; three lengths each.
    private static int GroupOf(int rate) => rate < 12 ? rate / 3 : rate == 12 ? 4 : 5 + ((rate - FirstLength) / 3);

    private static void Put(Disk disk, IoTune tune)
    {
        bool any = tune.GroupName is not null || Array.Exists(s_rates, x => x.Get(tune) is > 0);
        disk.Iotune = any ? tune : null;
    }

    private static void CheckParts(IoTune t, ErrorDomain domain)
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
    }

    private static void CheckMaximums(IoTune t, ErrorDomain domain, bool needsMaximum)
    {
        for (int i = 0; i < FirstMaximum; i++)
        {
            ulong value = s_rates[i].Get(t) ?? 0, most = s_rates[i + FirstMaximum].Get(t) ?? 0;
            if (most < value && (most > 0 || needsMaximum))
            {
                throw needsMaximum
                    ? SettingErrors.RateAboveMaximum(domain, s_rates[i].Name, s_rates[i + FirstMaximum].Name)
                    : SettingErrors.RateAbovePresentMaximum(domain, s_rates[i].Name, s_rates[i + FirstMaximum].Name);
            }
        }
    }
}
