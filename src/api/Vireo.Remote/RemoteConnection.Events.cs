using System.Collections.Concurrent;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Remote;

/// <content>Events: one registration at the daemon for each subscription, distinguished by class and callback id.</content>
public sealed partial class RemoteConnection
{
    private static readonly Logger EventLog = Log.For("remote.events");
    private readonly ConcurrentDictionary<(EventClass Class, int Id), IEventSink> _sinks = new();
    private Action<ConnectCloseReason>? _closeCallback;

    /// <inheritdoc/>
    public override async ValueTask<IAsyncDisposable> SubscribeAsync(
        EventFilter filter, IEventSink sink, CancellationToken cancellationToken)
    {
        if (!_eventCallbacks && filter.Class != EventClass.QemuMonitor)
        {
            throw Errors.NoSupport(filter.RegisterFunction, ErrorDomain.Remote);
        }

        bool qemu = filter.Class == EventClass.QemuMonitor;
        using RemoteRequest request = BeginCall(
            qemu
                ? QemuProgram
                : RemoteProgram, 1, qemu
                ? (int)QemuProcedure.ConnectDomainMonitorEventRegister
                : (int)RegisterProcedure(filter.Class));
        WriteRegistration(filter, request.Writer);
        int id = -1;

        // Recorded before the next message is looked at, so that no event is missed. Every class answers with one number.
        using RpcReply reply = await request.SendAsync(
            answer =>
            {
                id = new XdrReader(answer.Payload).ReadInt32();
                _sinks[(filter.Class, id)] = sink;
            },
            cancellationToken).ConfigureAwait(false);
        return new Subscription(this, filter.Class, id);
    }

    /// <inheritdoc/>
    public override async ValueTask SetCloseCallbackAsync(Action<ConnectCloseReason>? callback, CancellationToken cancellationToken)
    {
        bool had = _closeCallback is not null;
        _closeCallback = callback;
        if (_closeCallbacks && had != callback is not null)
        {
            await CallAsync(
                callback is null
                    ? RemoteProcedure.ConnectUnregisterCloseCallback
                    : RemoteProcedure.ConnectRegisterCloseCallback, cancellationToken).ConfigureAwait(false);
        }
    }

    private static RemoteProcedure RegisterProcedure(EventClass kind) => kind switch
    {
        EventClass.Network => RemoteProcedure.ConnectNetworkEventRegisterAny,
        EventClass.StoragePool => RemoteProcedure.ConnectStoragePoolEventRegisterAny,
        EventClass.NodeDevice => RemoteProcedure.ConnectNodeDeviceEventRegisterAny,
        EventClass.Secret => RemoteProcedure.ConnectSecretEventRegisterAny,
        _ => RemoteProcedure.ConnectDomainEventCallbackRegisterAny,
    };

    private static RemoteProcedure DeregisterProcedure(EventClass kind) => kind switch
    {
        EventClass.Network => RemoteProcedure.ConnectNetworkEventDeregisterAny,
        EventClass.StoragePool => RemoteProcedure.ConnectStoragePoolEventDeregisterAny,
        EventClass.NodeDevice => RemoteProcedure.ConnectNodeDeviceEventDeregisterAny,
        EventClass.Secret => RemoteProcedure.ConnectSecretEventDeregisterAny,
        _ => RemoteProcedure.ConnectDomainEventCallbackDeregisterAny,
    };

    private static void WriteRegistration(EventFilter filter, XdrWriter writer)
    {
        string name = filter.Name ?? "";
        Uuid uuid = filter.Uuid ?? default;
        bool one = filter.Uuid is not null;
        switch (filter.Class)
        {
            case EventClass.Network:
                new ConnectNetworkEventRegisterAnyArgs(filter.EventId, one ? new NetworkRef(name, uuid) : null).WriteXdr(writer);
                break;
            case EventClass.StoragePool:
                new ConnectStoragePoolEventRegisterAnyArgs(filter.EventId, one ? new StoragePoolRef(name, uuid) : null).WriteXdr(writer);
                break;
            case EventClass.NodeDevice:
                new ConnectNodeDeviceEventRegisterAnyArgs(filter.EventId, filter.Name is null ? null : new NodeDeviceRef(name)).WriteXdr(
                    writer);
                break;
            case EventClass.Secret:
                new ConnectSecretEventRegisterAnyArgs(filter.EventId, one ? new SecretRef(uuid, default, name) : null).WriteXdr(writer);
                break;
            case EventClass.QemuMonitor:
                new QemuConnectDomainMonitorEventRegisterArgs(one ? new DomainRef("", uuid, -1) : null, filter.Name, filter.Flags).WriteXdr(
                    writer);
                break;
            default:
                new ConnectDomainEventCallbackRegisterAnyArgs(filter.EventId, one ? new DomainRef(name, uuid, -1) : null).WriteXdr(writer);
                break;
        }
    }

    /// <summary>Takes a message on the reading thread.</summary>
    private void OnMessage(uint program, uint version, int procedure, ReadOnlySpan<byte> payload)
    {
        try
        {
            if (program == RemoteProgram && procedure == (int)RemoteProcedure.ConnectEventConnectionClosed)
            {
                _closeCallback?.Invoke((ConnectCloseReason)new XdrReader(payload).ReadInt32());
                return;
            }

            int id;
            VirEvent? e = program == QemuProgram
                ? EventMessages.Read((QemuProcedure)procedure, payload, out id)
                : EventMessages.Read((RemoteProcedure)procedure, payload, out id);
            if (e is not null && _sinks.TryGetValue((e.Class, id), out IEventSink? sink))
            {
                sink.Deliver(e);
            }
        }
        catch (VirException fault)
        {
            // One event that cannot be read must not take the connection along.
            EventLog.Error(fault);
        }
    }

    private void OnClosed(VirException? reason)
    {
        if (reason is not null && _closeCallback is { } notify)
        {
            _client.ReasonWasTold();
            bool silent = reason.Message.Contains("keepalive", StringComparison.Ordinal);
            notify(silent
                ? ConnectCloseReason.Keepalive
                : reason.Code == ErrorCode.SystemError
                ? ConnectCloseReason.Eof
                : ConnectCloseReason.Error);
        }
    }

    private sealed class Subscription(RemoteConnection connection, EventClass kind, int id) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (!connection._sinks.TryRemove((kind, id), out _) || connection._client.IsClosed)
            {
                return;
            }

            try
            {
                bool qemu = kind == EventClass.QemuMonitor;
                using RemoteRequest request = connection.BeginCall(
                    qemu
                        ? QemuProgram
                        : RemoteProgram, 1, qemu
                        ? (int)QemuProcedure.ConnectDomainMonitorEventDeregister
                        : (int)DeregisterProcedure(kind));
                request.Writer.WriteInt32(id);
                using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                using RpcReply reply = await request.SendAsync(soon.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is VirException or OperationCanceledException)
            {
                EventLog.Debug($"deregistering an event: {e.Reason()}");
            }
        }
    }
}
