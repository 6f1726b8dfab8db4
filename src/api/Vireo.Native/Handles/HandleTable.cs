namespace Vireo.Native;

/// <summary>
/// Turns handles into the pointers that C callers hold, and back. A pointer is an address in a region where nothing is ever stored, so any value that a caller passes
/// can be looked up without being followed. Addresses come back into use late, so that a stale one is nearly always recognised.
/// </summary>
internal static class HandleTable
{
    private const int Shift = 4;
    private const int Quarantine = 16384;
    private static readonly Lock Sync = new();
    private static readonly Queue<int> Vacant = new();
    private static Handle?[] _slots = new Handle?[1024];
    private static int _used = 1;

    /// <summary>Gives a handle its pointer.</summary>
    public static nint Add(Handle handle)
    {
        lock (Sync)
        {
            (nint start, nint size) = Shim.HandleRegion;
            int index;
            if (Vacant.Count > Quarantine)
            {
                index = Vacant.Dequeue();
            }
            else
            {
                index = _used++;
                if (index >= size >> Shift)
                {
                    throw new InsufficientMemoryException("too many handles");
                }

                if (index == _slots.Length)
                {
                    var larger = new Handle?[_slots.Length * 2];
                    _slots.CopyTo(larger, 0);
                    Volatile.Write(ref _slots, larger);
                }
            }

            _slots[index] = handle;
            return start + ((nint)index << Shift);
        }
    }

    /// <summary>The handle behind a pointer, or null when there is none (any more).</summary>
    public static Handle? Find(nint pointer)
    {
        nint offset = pointer - Shim.HandleRegion.Start;
        var slots = Volatile.Read(ref _slots);
        return (offset & ((1 << Shift) - 1)) == 0 && (nuint)(offset >> Shift) < (nuint)slots.Length ? slots[offset >> Shift] : null;
    }

    /// <summary>Makes a pointer invalid.</summary>
    public static void Remove(nint pointer)
    {
        lock (Sync)
        {
            int index = (int)((pointer - Shim.HandleRegion.Start) >> Shift);
            _slots[index] = null;
            Vacant.Enqueue(index);
        }
    }
}
