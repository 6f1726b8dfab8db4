using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Rpc;

/// <summary>
/// Carries bytes, and perhaps descriptors, without waiting: it notifies its owner when reading or writing may continue. One reader and one
/// writer at a time may use it; <see cref="Shutdown"/> may be called by anyone. It knows nothing of frames.
/// </summary>
public abstract class RpcTransport : IDisposable
{
    /// <summary>What <see cref="Receive"/> and <see cref="Send"/> give when they would have to wait.</summary>
    public const int WouldBlock = -1;

    /// <summary>Who is at the other end, as far as the transport knows.</summary>
    public abstract RpcPeer Peer { get; }

    /// <summary>Whether descriptors can be sent and received.</summary>
    public virtual bool PassesHandles => false;

    /// <summary>About how many bytes were sent that the peer has not read yet, as far as the system reports.</summary>
    public virtual int UnreadByPeer => 0;

    /// <summary>Begins to notify <paramref name="owner"/>.</summary>
    public abstract void Start(IRpcTransportOwner owner);

    /// <summary>Receives what has arrived: a count, 0 at the end, or <see cref="WouldBlock"/>; descriptors that came along are
    /// added.</summary>
    /// <exception cref="VirException">The connection broke.</exception>
    public abstract int Receive(Span<byte> buffer, ref List<SafeFileHandle>? handles);

    /// <summary>Sends what fits: a count, or <see cref="WouldBlock"/>, after which <see cref="IRpcTransportOwner.OnWritable"/> will be
    /// called.</summary>
    /// <exception cref="VirException">The connection broke.</exception>
    public abstract int Send(ReadOnlySpan<byte> data);

    /// <summary>Sends one zero byte with a descriptor; false when it would have to wait.</summary>
    public virtual bool SendHandle(SafeHandle handle) => throw new NotSupportedException("this transport passes no descriptors");

    /// <summary>Asks for <see cref="IRpcTransportOwner.OnReadable"/> once more, if something has arrived: for owners that stopped
    /// half-way.</summary>
    public abstract void RequestReadable();

    /// <summary>From now on the owner's thread waits for input by <see cref="Wait"/>, and is not notified of it. False when this transport
    /// cannot do that.</summary>
    public virtual bool BeginWaiting() => false;

    /// <summary>Waits for input (if <paramref name="forInput"/>) or for <paramref name="wake"/>, an event counter; may return
    /// early.</summary>
    public virtual void Wait(SafeHandle wake, bool forInput) => throw new NotSupportedException("this transport cannot be waited for");

    /// <summary>From now on the owner is notified of input again, also of what has arrived already.</summary>
    public virtual void EndWaiting()
    {
    }

    /// <summary>Ends both directions, so that the owner is notified; the resources go with <see cref="Dispose()"/>.</summary>
    public abstract void Shutdown();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the transport holds.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>Called by a transport when it can continue; must not block.</summary>
public interface IRpcTransportOwner
{
    /// <summary>There is something to receive: bytes, the end, or an error.</summary>
    void OnReadable();

    /// <summary>Sending may continue.</summary>
    void OnWritable();

    /// <summary>
    /// The peer has stopped sending, or (<paramref name="gone"/>) is gone altogether; <see cref="OnReadable"/> follows. Only a hint, which
    /// lets the owner read to the end although a read came short, and end a connection it does not read from at present.
    /// </summary>
    void OnPeerClosing(bool gone);
}
