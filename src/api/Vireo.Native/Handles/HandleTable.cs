namespace Vireo.Native;

/// <summary>
/// Turns handles into the pointers that C callers hold, and back. A pointer is an address in a region where nothing is ever stored, so any
/// value that a caller passes can be looked up without being followed. It is made of a place in the table and the number of times the place
/// was used, so that a stale one is recognised.
/// </summary>
internal static class HandleTable
{
    // Four million handles at a time; the rest of the region counts how often a slot was used.
    private const int PlaceBits = 22;
    private const int Shift = 4;

    // Places come back into use late, which makes the numbers last.
    private const int Quarantine = 16384;
    private static readonly Lock Sync = new();
    private static readonly Queue<int> Vacant = new();
    private static Handle?[] _slots = new Handle?[1024];
    private static int[] _uses = new int[1024];
    private static int _used = 1;

    /// <summary>Gives a handle its pointer.</summary>
    public static nint Add(Handle handle)
    {
        lock (Sync)
        {
            (nint start, nint size) = Shim.HandleRegion;
            int place;
            if (Vacant.Count > Quarantine)
            {
                place = Vacant.Dequeue();
            }
            else
            {
                place = _used++;
                if (place >= Math.Min((long)1 << PlaceBits, size >> Shift))
                {
                    throw new InsufficientMemoryException("too many handles");
                }

                if (place == _slots.Length)
                {
                    Array.Resize(ref _uses, _uses.Length * 2);
                    var larger = new Handle?[_slots.Length * 2];
                    _slots.CopyTo(larger, 0);
                    Volatile.Write(ref _slots, larger);
                }
            }

            _slots[place] = handle;
            long turns = Math.Max(1, size >> (Shift + PlaceBits));
            long turn = _uses[place] % turns;
            return start + (nint)(((turn << PlaceBits) + place) << Shift);
        }
    }

    /// <summary>The handle behind a pointer, or null when there is none (any more).</summary>
    public static Handle? Find(nint pointer)
    {
        nint place = ((pointer - Shim.HandleRegion.Start) >> Shift) & ((1 << PlaceBits) - 1);
        var slots = Volatile.Read(ref _slots);
        return place < slots.Length && slots[place] is { } found && found.Pointer == pointer ? found : null;
    }

    /// <summary>Makes a pointer invalid.</summary>
    public static void Remove(nint pointer)
    {
        lock (Sync)
        {
            int place = (int)(((pointer - Shim.HandleRegion.Start) >> Shift) & ((1 << PlaceBits) - 1));
            _slots[place] = null;
            _uses[place]++;
            Vacant.Enqueue(place);
        }
    }
}
