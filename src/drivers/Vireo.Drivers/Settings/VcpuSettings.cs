using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Number and placement of virtual processors in a definition, as every driver changes them. Limits of hosts and emulators are the
/// drivers' business.</summary>
public static class VcpuSettings
{
    /// <summary>The maximum.</summary>
    public static uint Maximum(DomainDef def) => def.Vcpu?.Maximum ?? 1;

    /// <summary>How many are plugged now.</summary>
    public static uint Current(DomainDef def) => def.Vcpu?.Current ?? Maximum(def);

    /// <summary>Changes how many are plugged; the maximum itself is not written.</summary>
    public static void SetCurrent(DomainDef def, uint count)
    {
        var vcpu = def.Vcpu ??= new DomainVcpu();
        vcpu.Current = count == vcpu.Maximum ? null : count;
    }

    /// <summary>Changes the maximum; fewer than are plugged now unplugs the rest.</summary>
    public static void SetMaximum(DomainDef def, uint count)
    {
        uint current = Current(def);
        var vcpu = def.Vcpu ??= new DomainVcpu();
        vcpu.Maximum = count;
        vcpu.Current = current < count ? current : null;
    }

    /// <summary>
    /// Writes every virtual processor down by itself, if they are not yet: those that are plugged now cannot be unplugged again, the others
    /// can come.
    /// </summary>
    public static List<Vireo.Documents.VcpuState> Individual(DomainDef def)
    {
        if (def.Vcpus.Count == 0)
        {
            uint current = Current(def), maximum = Maximum(def);
            for (uint i = 0; i < maximum; i++)
            {
                bool on = i < current;
                def.Vcpus.Add(new Vireo.Documents.VcpuState
                {
                    Id = i, Enabled = on ? YesNo.Yes : YesNo.No, Hotpluggable = on ? YesNo.No : YesNo.Yes, Order = on ? i + 1 : null,
                });
            }
        }

        return def.Vcpus;
    }

    /// <summary>Makes one virtual processor come or go; the number of those that are plugged follows.</summary>
    public static void Enable(DomainDef def, uint id, bool on)
    {
        var all = Individual(def);
        if (all.Find(v => v.Id == id) is not { } vcpu || (vcpu.Enabled == YesNo.Yes) == on)
        {
            return;
        }

        vcpu.Enabled = on ? YesNo.Yes : YesNo.No;
        if (on)
        {
            vcpu.Order = all.Max(v => v.Order ?? 0) + 1;
        }
        else
        {
            uint gone = vcpu.Order ?? uint.MaxValue;
            vcpu.Order = null;
            all.ForEach(v => v.Order = v.Order > gone ? v.Order - 1 : v.Order);
        }

        SetCurrent(def, (uint)all.Count(v => v.Enabled == YesNo.Yes));
    }

    /// <summary>The host processors that a virtual one may use, or null for all.</summary>
    public static CpuSet? PinOf(DomainDef def, uint vcpu) => def.Cputune?.VcpuPins.Find(p => p.Vcpu == vcpu)?.Cpuset ?? def.Vcpu?.Cpuset;

    /// <summary>Binds a virtual processor to host processors; null takes the binding away.</summary>
    public static void Pin(DomainDef def, uint vcpu, CpuSet? set)
    {
        var pins = (def.Cputune ??= new CpuTune()).VcpuPins;
        pins.RemoveAll(p => p.Vcpu == vcpu);
        if (set is not null)
        {
            int place = pins.FindIndex(p => p.Vcpu > vcpu);
            pins.Insert(place < 0 ? pins.Count : place, new VcpuPin { Vcpu = vcpu, Cpuset = set });
        }
    }
}
