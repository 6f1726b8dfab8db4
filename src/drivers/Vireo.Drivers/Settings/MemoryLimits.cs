using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Memory limits and NUMA policy of a definition as parameters.</summary>
public static class MemoryLimits
{
    /// <summary>What libvirt shows for "no limit", in KiB.</summary>
    public const ulong Unlimited = 9007199254740991;

    /// <summary>How many parameters there are.</summary>
    public static int Count => s_limits.Length;

    private static readonly (string, TypedParameterType)[] s_limits =
        [("hard_limit", TypedParameterType.Ullong), ("soft_limit", TypedParameterType.Ullong), (
            "swap_hard_limit", TypedParameterType.Ullong)];

    private static readonly (string, TypedParameterType)[] s_numa = [
        ("numa_mode", TypedParameterType.Int), ("numa_nodeset", TypedParameterType.String)];

    /// <summary>The limits in KiB.</summary>
    public static TypedParameterList Get(DomainDef def) => new(3)
    {
        { "hard_limit", def.Memtune?.HardLimit ?? Unlimited },
        { "soft_limit", def.Memtune?.SoftLimit ?? Unlimited },
        { "swap_hard_limit", def.Memtune?.SwapHardLimit ?? Unlimited },
    };

    /// <summary>Refuses parameters that are none of the limits.</summary>
    public static void Check(TypedParameterList parameters) => ParameterCheck.Check(parameters, s_limits);

    /// <summary>Changes limits.</summary>
    /// <exception cref="VirException">The limit with swap is below the one without (code 8).</exception>
    public static void Set(DomainDef def, TypedParameterList parameters, ErrorDomain domain)
    {
        var tune = def.Memtune ??= new MemTune();
        foreach (var p in parameters)
        {
            ulong? value = p.Value.ULong >= Unlimited ? null : p.Value.ULong;
            switch (p.Name)
            {
                case "hard_limit":
                    tune.HardLimit = value;
                    break;
                case "soft_limit":
                    tune.SoftLimit = value;
                    break;
                default:
                    tune.SwapHardLimit = value;
                    break;
            }
        }

        if ((tune.HardLimit ?? Unlimited) > (tune.SwapHardLimit ?? Unlimited))
        {
            throw SettingErrors.HardLimitAboveSwap(domain);
        }
    }

    /// <summary>Mode and nodes of the NUMA policy.</summary>
    public static TypedParameterList GetNuma(DomainDef def)
    {
        var memory = def.Numatune?.Memory;
        return new(2)
        {
            { "numa_mode", memory is null ? 0 : Math.Max(0, (int)memory.Mode - 1) },
            { "numa_nodeset", memory?.Nodeset?.ToString() ?? "" },
        };
    }

    /// <summary>Reads a NUMA policy from parameters.</summary>
    /// <exception cref="VirException">A mode or a set of nodes that there is not (code 8).</exception>
    public static (NumaTuneMode? Mode, CpuSet? Nodes) ReadNuma(TypedParameterList parameters, ErrorDomain domain)
    {
        ParameterCheck.Check(parameters, s_numa);
        NumaTuneMode? mode = null;
        CpuSet? nodes = null;
        foreach (var p in parameters)
        {
            if (p.Name == "numa_mode")
            {
                mode = p.Value.Int is >= 0 and <= 3
                    ? (NumaTuneMode)(p.Value.Int + 1)
                    : throw SettingErrors.NumaModeUnsupported(domain, p.Value.Int);
            }
            else
            {
                nodes = !CpuSet.TryParse(p.Value.String, out var set)
                    ? throw XmlErrors.BitmapUnreadable(p.Value.String)
                    : set.IsEmpty ? throw SettingErrors.NodesetInvalid(domain, p.Value.String)
                    : set;
            }
        }

        return (mode, nodes);
    }

    /// <summary>Changes the NUMA policy; what is null stays.</summary>
    public static void SetNuma(DomainDef def, NumaTuneMode? mode, CpuSet? nodes)
    {
        var memory = (def.Numatune ??= new NumaTune()).Memory ??= new NumaTuneMemory();
        memory.Mode = mode ?? (memory.Mode == NumaTuneMode.Unset ? NumaTuneMode.Strict : memory.Mode);
        memory.Nodeset = nodes ?? memory.Nodeset;
    }
}
