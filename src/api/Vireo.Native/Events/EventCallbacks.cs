using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <summary>Calls a callback with what an event says; texts and structs live as long as the call.</summary>
internal static unsafe class EventCallbacks
{
    public static void Invoke(ConnectHandle connection, EventRegistration registration, VirEvent e)
    {
        nint subject = e switch
        {
            DomainEvent d => connection.New(d.Domain, null),
            NetworkEvent n => connection.New(n.Network, null),
            StoragePoolEvent p => connection.New(p.Pool, null),
            NodeDeviceEvent d => connection.New(d.Device, null),
            SecretEvent s => connection.New(s.Secret, null),
            _ => 0,
        };
        using var scope = new Scope();
        try
        {
            Invoke(new Call(registration.Callback, connection.Pointer, subject, registration.User), e, scope);
        }
        finally
        {
            HandleTable.Find(subject)?.Release();
        }
    }

    private static void Invoke(Call c, VirEvent e, Scope s)
    {
        switch (e)
        {
            case DomainLifecycleEvent x:
                _ = ((delegate* unmanaged<nint, nint, int, int, nint, int>)c.Function)(
                    c.Connection, c.Subject, (int)x.Event, x.Detail, c.User);
                break;
            case NetworkLifecycleEvent x:
                c.Numbers((int)x.Event, x.Detail);
                break;
            case StoragePoolLifecycleEvent x:
                c.Numbers((int)x.Event, x.Detail);
                break;
            case NodeDeviceLifecycleEvent x:
                c.Numbers((int)x.Event, x.Detail);
                break;
            case SecretLifecycleEvent x:
                c.Numbers((int)x.Event, x.Detail);
                break;
            case DomainAgentLifecycleEvent x:
                c.Numbers((int)x.State, (int)x.Reason);
                break;
            case DomainRtcChangeEvent x:
                c.Long(x.Offset);
                break;
            case DomainBalloonChangeEvent x:
                c.Long((long)x.Actual);
                break;
            case DomainWatchdogEvent x:
                c.Number((int)x.Action);
                break;
            case DomainPmWakeupEvent x:
                c.Number(x.Reason);
                break;
            case DomainPmSuspendEvent x:
                c.Number(x.Reason);
                break;
            case DomainPmSuspendDiskEvent x:
                c.Number(x.Reason);
                break;
            case DomainMigrationIterationEvent x:
                c.Number(x.Iteration);
                break;
            case DomainDeviceRemovedEvent x:
                c.Text(s.Text(x.DeviceAlias));
                break;
            case DomainDeviceAddedEvent x:
                c.Text(s.Text(x.DeviceAlias));
                break;
            case DomainDeviceRemovalFailedEvent x:
                c.Text(s.Text(x.DeviceAlias));
                break;
            case DomainTunableEvent x:
                c.Parameters(s.Parameters(x.Parameters), x.Parameters.Count);
                break;
            case DomainJobCompletedEvent x:
                c.Parameters(s.Parameters(x.Parameters), x.Parameters.Count);
                break;
            case DomainMetadataChangeEvent x:
                c.NumberText((int)x.Type, s.Text(x.Uri));
                break;
            case NetworkMetadataChangeEvent x:
                c.NumberText((int)x.Type, s.Text(x.Uri));
                break;
            default:
                InvokeOwn(c, e, s);
                break;
        }
    }

    // Events whose callback has a signature that no other event shares.
    private static void InvokeOwn(Call c, VirEvent e, Scope s)
    {
        switch (e)
        {
            case DomainIoErrorEvent x:
                ((delegate* unmanaged<nint, nint, byte*, byte*, int, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.SourcePath), s.Text(x.DeviceAlias), (int)x.Action, c.User);
                break;
            case DomainIoErrorReasonEvent x:
                ((delegate* unmanaged<nint, nint, byte*, byte*, int, byte*, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.SourcePath), s.Text(x.DeviceAlias), (int)x.Action, s.Text(x.Reason), c.User);
                break;
            case DomainGraphicsEvent x:
                ((delegate* unmanaged<nint, nint, int, byte*, byte*, byte*, byte*, nint, void>)c.Function)(
                    c.Connection, c.Subject, (int)x.Phase, s.Address(x.Local), s.Address(x.Remote), s.Text(x.AuthScheme),
                        s.Subject(x.Subject), c.User);
                break;
            case DomainBlockJobEvent x:
                ((delegate* unmanaged<nint, nint, byte*, int, int, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.Path), (int)x.Type, (int)x.Status, c.User);
                break;
            case DomainBlockJob2Event x:
                ((delegate* unmanaged<nint, nint, byte*, int, int, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.Target), (int)x.Type, (int)x.Status, c.User);
                break;
            case DomainDiskChangeEvent x:
                ((delegate* unmanaged<nint, nint, byte*, byte*, byte*, int, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.OldSourcePath), s.Text(x.NewSourcePath), s.Text(x.DeviceAlias), (int)x.Reason,
                        c.User);
                break;
            case DomainTrayChangeEvent x:
                ((delegate* unmanaged<nint, nint, byte*, int, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.DeviceAlias), (int)x.Reason, c.User);
                break;
            case DomainBlockThresholdEvent x:
                ((delegate* unmanaged<nint, nint, byte*, byte*, ulong, ulong, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.Device), s.Text(x.Path), x.Threshold, x.Excess, c.User);
                break;
            case DomainMemoryFailureEvent x:
                ((delegate* unmanaged<nint, nint, int, int, uint, nint, void>)c.Function)(
                    c.Connection, c.Subject, (int)x.Recipient, (int)x.Action, (uint)x.Flags, c.User);
                break;
            case DomainMemoryDeviceSizeChangeEvent x:
                ((delegate* unmanaged<nint, nint, byte*, ulong, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.Alias), x.Size, c.User);
                break;
            case DomainNicMacChangeEvent x:
                ((delegate* unmanaged<nint, nint, byte*, byte*, byte*, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.Alias), s.Text(x.OldMac), s.Text(x.NewMac), c.User);
                break;
            case QemuMonitorEvent x:
                ((delegate* unmanaged<nint, nint, byte*, long, uint, byte*, nint, void>)c.Function)(
                    c.Connection, c.Subject, s.Text(x.Event), x.Seconds, x.Microseconds, s.Text(x.Details), c.User);
                break;
            default:
                // Reboot, control error, refresh, update, value changed: nothing but the object.
                ((delegate* unmanaged<nint, nint, nint, void>)c.Function)(c.Connection, c.Subject, c.User);
                break;
        }
    }

    /// <summary>The arguments that all callbacks share, and the signatures that several have.</summary>
    private readonly struct Call(nint function, nint connection, nint subject, nint user)
    {
        public nint Function { get; } = function;

        public nint Connection { get; } = connection;

        public nint Subject { get; } = subject;

        public nint User { get; } = user;

        public void Number(int value) => ((delegate* unmanaged<nint, nint, int, nint, void>)Function)(Connection, Subject, value, User);

        public void Numbers(int first, int second) =>
            ((delegate* unmanaged<nint, nint, int, int, nint, void>)Function)(Connection, Subject, first, second, User);

        public void Long(long value) => ((delegate* unmanaged<nint, nint, long, nint, void>)Function)(Connection, Subject, value, User);

        public void Text(byte* text) => ((delegate* unmanaged<nint, nint, byte*, nint, void>)Function)(Connection, Subject, text, User);

        public void NumberText(int value, byte* text) =>
            ((delegate* unmanaged<nint, nint, int, byte*, nint, void>)Function)(Connection, Subject, value, text, User);

        public void Parameters(CTypedParameter* items, int count) =>
            ((delegate* unmanaged<nint, nint, CTypedParameter*, int, nint, void>)Function)(Connection, Subject, items, count, User);
    }

    /// <summary>Native memory for the length of one callback.</summary>
    private sealed class Scope : IDisposable
    {
        private readonly List<nint> _blocks = [];
        private CTypedParameter* _parameters;
        private int _parameterCount;

        public byte* Text(string? text) => Keep(NativeText.Make(text));

        public byte* Address(GraphicsAddress address)
        {
            byte* made = Keep((byte*)NativeMemory.AllocZeroed(24));
            *(int*)made = (int)address.Family;
            *(byte**)(made + 8) = Text(address.Node);
            *(byte**)(made + 16) = Text(address.Service);
            return made;
        }

        public byte* Subject(IReadOnlyList<GraphicsIdentity> identities)
        {
            byte* made = Keep((byte*)NativeMemory.AllocZeroed(16));
            byte** list = (byte**)Keep((byte*)NativeMemory.AllocZeroed((nuint)identities.Count + 1, 16));
            *(int*)made = identities.Count;
            *(byte***)(made + 8) = list;
            for (int i = 0; i < identities.Count; i++)
            {
                list[2 * i] = Text(identities[i].Type);
                list[(2 * i) + 1] = Text(identities[i].Name);
            }

            return made;
        }

        public CTypedParameter* Parameters(TypedParameterList list)
        {
            _parameters = TypedParameters.Make(list);
            _parameterCount = list.Count;
            return _parameters;
        }

        public void Dispose()
        {
            foreach (nint block in _blocks)
            {
                NativeMemory.Free((void*)block);
            }

            TypedParameters.Clear(_parameters, _parameterCount);
            NativeMemory.Free(_parameters);
        }

        private byte* Keep(byte* block)
        {
            if (block != null)
            {
                _blocks.Add((nint)block);
            }

            return block;
        }
    }
}
