using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>I/O threads of a definition: counted, numbered, bound to processors.</summary>
public static class IoThreadSettings
{
    /// <summary>The threads' numbers: those that are written down, else 1 to the count.</summary>
    public static List<uint> Ids(DomainDef def)
    {
        if (def.IoThreadIds.Count > 0)
        {
            return def.IoThreadIds.ConvertAll(static t => t.Id ?? 0);
        }

        var ids = new List<uint>();
        for (uint id = 1; id <= (def.IoThreads ?? 0); id++)
        {
            ids.Add(id);
        }

        return ids;
    }

    /// <summary>The host processors of a thread, or null for all.</summary>
    public static CpuSet? PinOf(DomainDef def, uint id) =>
        def.Cputune?.IoThreadPins.Find(p => p.Iothread == id)?.Cpuset ?? def.Vcpu?.Cpuset;

    /// <summary>Binds a thread to host processors.</summary>
    /// <exception cref="VirException">There is no such thread (code 8).</exception>
    public static void Pin(DomainDef def, uint id, CpuSet set, ErrorDomain domain)
    {
        if (set.IsEmpty)
        {
            throw DomainErrors.IoThreadPinToNothing(domain);
        }

        if (!Ids(def).Contains(id))
        {
            throw SettingErrors.IoThreadIdUnknown(domain, id);
        }

        // A thread that is bound is written down.
        _ = Explicit(def);
        var pins = (def.Cputune ??= new CpuTune()).IoThreadPins;
        pins.RemoveAll(p => p.Iothread == id);
        pins.Add(new IoThreadPin { Iothread = id, Cpuset = set });
    }

    /// <summary>Adds a thread.</summary>
    /// <exception cref="VirException">The number is taken (code 8).</exception>
    public static void Add(DomainDef def, uint id)
    {
        var ids = Explicit(def);
        if (ids.Exists(t => t.Id == id))
        {
            throw SettingErrors.IoThreadTaken(id);
        }

        ids.Add(new IoThread { Id = id });
        def.IoThreads = (uint)ids.Count;
    }

    /// <summary>Takes a thread away.</summary>
    /// <exception cref="VirException">There is no such thread, or a disk uses it (code 8).</exception>
    public static void Remove(DomainDef def, uint id)
    {
        Require(def, id);
        if (def.Devices.Disks.Exists(disk => disk.Driver?.Iothread == id))
        {
            throw SettingErrors.IoThreadInUse(id);
        }

        def.Cputune?.IoThreadPins.RemoveAll(p => p.Iothread == id);
        if (def.IoThreadIds.Count == 0 && id == def.IoThreads)
        {
            // The last of those that are only counted: counting is still enough.
            def.IoThreads = id > 1 ? id - 1 : null;
            return;
        }

        var ids = Explicit(def);
        ids.RemoveAll(t => t.Id == id);
        def.IoThreads = ids.Count > 0 ? (uint)ids.Count : null;
    }

    /// <summary>Demands that a thread exists.</summary>
    public static void Require(DomainDef def, uint id)
    {
        if (!Ids(def).Contains(id))
        {
            throw SettingErrors.IoThreadUnlisted(id);
        }
    }

    private static List<IoThread> Explicit(DomainDef def)
    {
        if (def.IoThreadIds.Count == 0)
        {
            def.IoThreadIds.AddRange(Ids(def).ConvertAll(static id => new IoThread { Id = id }));
        }

        return def.IoThreadIds;
    }
}
