using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Performance counters of a definition as parameters.</summary>
public static class PerfEventSettings
{
    /// <summary>Every counter, and whether it is on.</summary>
    public static TypedParameterList Get(DomainDef def)
    {
        var list = new TypedParameterList();
        for (var e = PerfEventName.Cmt; e <= PerfEventName.EmulationFaults; e++)
        {
            list.Add(e.ToXml() ?? "", def.PerfEvents.Exists(x => x.Name == e && x.Enabled == YesNo.Yes));
        }

        return list;
    }

    /// <summary>Reads which counters to turn on and off.</summary>
    /// <exception cref="VirException">A counter that there is not (code 74), or that is named twice (code 8).</exception>
    public static List<(PerfEventName Name, bool On)> Read(TypedParameterList parameters)
    {
        var wanted = new List<(PerfEventName Name, bool On)>();
        foreach (var p in parameters)
        {
            PerfEventName found = PerfEventName.Unset;
            for (var e = PerfEventName.Cmt; e <= PerfEventName.EmulationFaults; e++)
            {
                found = e.ToXml() == p.Name ? e : found;
            }

            if (found == PerfEventName.Unset)
            {
                throw SettingErrors.ParameterUnsupported(p.Name);
            }

            if (wanted.Exists(x => x.Name == found))
            {
                throw SettingErrors.ParameterTwice(p.Name);
            }

            wanted.Add((found, p.Value.Boolean));
        }

        return wanted;
    }

    /// <summary>Turns counters on and off.</summary>
    public static void Set(DomainDef def, IEnumerable<(PerfEventName Name, bool On)> wanted)
    {
        foreach (var (name, on) in wanted)
        {
            def.PerfEvents.RemoveAll(x => x.Name == name);
            def.PerfEvents.Add(new PerfEvent { Name = name, Enabled = on ? YesNo.Yes : YesNo.No });
        }

        def.PerfEvents.Sort(static (a, b) => a.Name.CompareTo(b.Name));
    }
}
