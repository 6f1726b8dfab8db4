namespace Vireo.Native;

/// <summary>What a C pointer stands for. It lives until its last reference is given back; its pointer is invalid from then on.</summary>
internal abstract class Handle
{
    private int _references = 1;

    protected Handle() => Pointer = HandleTable.Add(this);

    /// <summary>The value that C callers hold.</summary>
    public nint Pointer { get; }

    /// <summary>The connection it belongs to, for errors.</summary>
    public abstract ConnectionHandle Connection { get; }

    /// <summary>Takes a reference; false when the last one was just given back on another thread.</summary>
    public bool TryAddReference()
    {
        int now = Volatile.Read(ref _references);
        while (now > 0)
        {
            int seen = Interlocked.CompareExchange(ref _references, now + 1, now);
            if (seen == now)
            {
                return true;
            }

            now = seen;
        }

        return false;
    }

    /// <summary>Takes a reference of a handle that somebody holds.</summary>
    public void AddReference() => ObjectDisposedException.ThrowIf(!TryAddReference(), this);

    /// <summary>Gives a reference back; the last one ends the handle. Returns what the C function returns.</summary>
    public virtual int Release()
    {
        int now = Volatile.Read(ref _references);
        while (now > 0)
        {
            int seen = Interlocked.CompareExchange(ref _references, now - 1, now);
            if (seen == now)
            {
                if (now == 1)
                {
                    HandleTable.Remove(Pointer);
                    End();
                }

                return now - 1;
            }

            now = seen;
        }

        return 0;
    }

    /// <summary>The last reference is gone.</summary>
    protected abstract void End();
}
