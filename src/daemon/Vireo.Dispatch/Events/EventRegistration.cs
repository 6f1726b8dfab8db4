using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Dispatch;

/// <summary>One event registration of a client: turns each event into the message the client asked for and queues it. It never
/// waits.</summary>
internal sealed class EventRegistration(ClientSession session, EventFilter filter, int callbackId, bool legacy) : IEventSink
{
    private IAsyncDisposable? _subscription;
    private bool _removed;

    public EventClass Class => filter.Class;

    public int EventId => filter.EventId;

    public bool Legacy => legacy;

    /// <summary>Starts the delivery.</summary>
    public async ValueTask SubscribeAsync(DriverConnection driver, CancellationToken cancellationToken)
    {
        var subscription = await driver.SubscribeAsync(filter, this, cancellationToken).ConfigureAwait(false);
        bool late;
        lock (this)
        {
            late = _removed;
            _subscription = subscription;
        }

        if (late)
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the delivery.</summary>
    public async ValueTask RemoveAsync()
    {
        IAsyncDisposable? subscription;
        lock (this)
        {
            _removed = true;
            subscription = _subscription;
            _subscription = null;
        }

        if (subscription is not null)
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Deliver(VirEvent e)
    {
        if (Volatile.Read(ref _removed))
        {
            return;
        }

        if (session.ChecksAccess)
        {
            _ = DeliverCheckedAsync(e);
            return;
        }

        Send(e);
    }

    private async Task DeliverCheckedAsync(VirEvent e)
    {
        try
        {
            if (await session.MaySeeAsync(e).ConfigureAwait(false))
            {
                Send(e);
            }
        }
        catch (VirException)
        {
            // Who may not be asked about is not shown the event.
        }
    }

    private void Send(VirEvent e)
    {
        using XdrWriter writer = RpcServerConnection.EncodeMessage();
        int procedure = legacy ? EventMessages.WriteLegacy(e, writer) : EventMessages.Write(e, callbackId, writer);
        if (procedure == 0)
        {
            return;
        }

        bool qemu = e.Class == EventClass.QemuMonitor;
        uint program = qemu ? QemuDispatcher.Program : RemoteDispatcher.Program;
        uint version = qemu ? QemuDispatcher.Version : RemoteDispatcher.Version;
        session.Connection.SendMessage(RpcServerConnection.FinishMessage(writer, program, version, procedure));
    }
}
