using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A device of a guest, of whatever kind, with the name of its element. Not every kind has an address or alias.</summary>
/// <param name="Element">Name of the element.</param>
/// <param name="Record">The device.</param>
public readonly record struct XmlRecordDevice(string Element, XmlRecord Record)
{
    /// <summary>All devices in the order in which they are written.</summary>
    public static IEnumerable<XmlRecordDevice> All(DomainDevices devices)
    {
        foreach ((string element, IEnumerable<XmlRecord> records) in Kinds(devices))
        {
            foreach (XmlRecord record in records)
            {
                yield return new XmlRecordDevice(element, record);
            }
        }
    }

    private static IEnumerable<(string Element, IEnumerable<XmlRecord> Records)> Kinds(DomainDevices d)
    {
        yield return ("disk", d.Disks);
        yield return ("controller", d.Controllers);
        yield return ("lease", d.Leases);
        yield return ("filesystem", d.Filesystems);
        yield return ("interface", d.Interfaces);
        yield return ("smartcard", d.Smartcards);
        yield return ("serial", d.Serials);
        yield return ("parallel", d.Parallels);
        yield return ("console", d.Consoles);
        yield return ("channel", d.Channels);
        yield return ("input", d.Inputs);
        yield return ("tpm", d.Tpms);
        yield return ("graphics", d.Graphics);
        yield return ("sound", d.Sounds);
        yield return ("audio", d.Audios);
        yield return ("video", d.Videos);
        yield return ("hostdev", d.Hostdevs);
        yield return ("redirdev", d.RedirDevices);
        yield return ("hub", d.Hubs);
        yield return ("watchdog", d.Watchdogs);
        yield return ("memballoon", One(d.MemoryBalloon));
        yield return ("rng", d.Rngs);
        yield return ("nvram", One(d.Nvram));
        yield return ("panic", d.Panics);
        yield return ("shmem", d.SharedMemories);
        yield return ("memory", d.Memories);
        yield return ("crypto", d.Cryptos);
        yield return ("iommu", d.Iommus);
        yield return ("vsock", One(d.Vsock));
        yield return ("pstore", One(d.PersistentStore));
    }

    private static IEnumerable<XmlRecord> One(XmlRecord? record) => record is null ? [] : [record];
}
