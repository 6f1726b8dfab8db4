using System.Runtime.InteropServices;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A device of a guest, of whatever kind, with the name of its element. Not every kind has an address or alias.</summary>
/// <param name="Element">Name of the element.</param>
/// <param name="Record">The device.</param>
public readonly record struct XmlRecordDevice(string Element, XmlRecord Record)
{
    /// <summary>All devices in the order in which they are written. Every rule walks them, so the walk itself allocates nothing.</summary>
    public static Sequence All(DomainDevices devices) => new(devices);

    /// <summary>The devices of a guest, for <c>foreach</c>.</summary>
    public readonly ref struct Sequence
    {
        private readonly DomainDevices _devices;

        internal Sequence(DomainDevices devices) => _devices = devices;

        /// <summary>Begins a walk.</summary>
        public Enumerator GetEnumerator() => new(_devices);
    }

    /// <summary>A walk over the devices, kind by kind.</summary>
    public ref struct Enumerator
    {
        private readonly DomainDevices _devices;
        private ReadOnlySpan<XmlRecord> _run;
        private XmlRecord? _one;
        private string _element = "";
        private int _kind;
        private int _at = -1;

        internal Enumerator(DomainDevices devices) => _devices = devices;

        /// <summary>The device at which the walk is.</summary>
        public readonly XmlRecordDevice Current => new(_element, _one ?? _run[_at]);

        /// <summary>Advances to the next device; false at the end.</summary>
        public bool MoveNext()
        {
            if (++_at < _run.Length)
            {
                return true;
            }

            _at = 0;
            while (true)
            {
                switch (_kind++)
                {
                    case 0:
                        Many("disk", CollectionsMarshal.AsSpan(_devices.Disks));
                        break;
                    case 1:
                        Many("controller", CollectionsMarshal.AsSpan(_devices.Controllers));
                        break;
                    case 2:
                        Many("lease", CollectionsMarshal.AsSpan(_devices.Leases));
                        break;
                    case 3:
                        Many("filesystem", CollectionsMarshal.AsSpan(_devices.Filesystems));
                        break;
                    case 4:
                        Many("interface", CollectionsMarshal.AsSpan(_devices.Interfaces));
                        break;
                    case 5:
                        Many("smartcard", CollectionsMarshal.AsSpan(_devices.Smartcards));
                        break;
                    case 6:
                        Many("serial", CollectionsMarshal.AsSpan(_devices.Serials));
                        break;
                    case 7:
                        Many("parallel", CollectionsMarshal.AsSpan(_devices.Parallels));
                        break;
                    case 8:
                        Many("console", CollectionsMarshal.AsSpan(_devices.Consoles));
                        break;
                    case 9:
                        Many("channel", CollectionsMarshal.AsSpan(_devices.Channels));
                        break;
                    case 10:
                        Many("input", CollectionsMarshal.AsSpan(_devices.Inputs));
                        break;
                    case 11:
                        Many("tpm", CollectionsMarshal.AsSpan(_devices.Tpms));
                        break;
                    case 12:
                        Many("graphics", CollectionsMarshal.AsSpan(_devices.Graphics));
                        break;
                    case 13:
                        Many("sound", CollectionsMarshal.AsSpan(_devices.Sounds));
                        break;
                    case 14:
                        Many("audio", CollectionsMarshal.AsSpan(_devices.Audios));
                        break;
                    case 15:
                        Many("video", CollectionsMarshal.AsSpan(_devices.Videos));
                        break;
                    case 16:
                        Many("hostdev", CollectionsMarshal.AsSpan(_devices.Hostdevs));
                        break;
                    case 17:
                        Many("redirdev", CollectionsMarshal.AsSpan(_devices.RedirDevices));
                        break;
                    case 18:
                        Many("hub", CollectionsMarshal.AsSpan(_devices.Hubs));
                        break;
                    case 19:
                        Many("watchdog", CollectionsMarshal.AsSpan(_devices.Watchdogs));
                        break;
                    case 20:
                        One("memballoon", _devices.MemoryBalloon);
                        break;
                    case 21:
                        Many("rng", CollectionsMarshal.AsSpan(_devices.Rngs));
                        break;
                    case 22:
                        One("nvram", _devices.Nvram);
                        break;
                    case 23:
                        Many("panic", CollectionsMarshal.AsSpan(_devices.Panics));
                        break;
                    case 24:
                        Many("shmem", CollectionsMarshal.AsSpan(_devices.SharedMemories));
                        break;
                    case 25:
                        Many("memory", CollectionsMarshal.AsSpan(_devices.Memories));
                        break;
                    case 26:
                        Many("crypto", CollectionsMarshal.AsSpan(_devices.Cryptos));
                        break;
                    case 27:
                        Many("iommu", CollectionsMarshal.AsSpan(_devices.Iommus));
                        break;
                    case 28:
                        One("vsock", _devices.Vsock);
                        break;
                    case 29:
                        One("pstore", _devices.PersistentStore);
                        break;
                    default:
                        return false;
                }

                if (_one is not null || _run.Length > 0)
                {
                    return true;
                }
            }
        }

        private void Many(string element, ReadOnlySpan<XmlRecord> records)
        {
            _element = element;
            _run = records;
            _one = null;
        }

        private void One(string element, XmlRecord? record)
        {
            _element = element;
            _run = default;
            _one = record;
        }
    }
}
