using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Native;

/// <summary>A <c>virConnectPtr</c>.</summary>
internal sealed unsafe partial class ConnectHandle : ConnectionHandle, IHandleKind
{
    private readonly bool _readOnly;
    private byte* _type;

    public ConnectHandle(Connect connect, bool readOnly)
    {
        Connect = connect;
        Events = new ConnectionEvents(this);
        _readOnly = readOnly;
    }

    /// <inheritdoc/>
    public static ErrorCode InvalidCode => ErrorCode.InvalidConn;

    /// <inheritdoc/>
    public static ErrorDomain? InvalidDomain => null;

    /// <summary>The connection itself, as generated code asks every handle for its connection.</summary>
    public ConnectHandle Self => this;

    /// <summary>Its event callbacks.</summary>
    public ConnectionEvents Events { get; }

    /// <summary>What it stands for.</summary>
    public Connect Connect { get; }

    /// <inheritdoc/>
    public override void RequireWrite(string function)
    {
        if (_readOnly)
        {
            throw Errors.ReadOnly(function);
        }
    }

    /// <inheritdoc/>
    public override void RequireWriteForSecret(string function)
    {
        if (_readOnly)
        {
            throw Errors.ReadOnlySecret(function);
        }
    }

    /// <inheritdoc/>
    public override DriverConnection Driver(DriverGroup group, string function) =>
        Connect.Drivers[group] ?? throw Errors.NoSupport(function);

    /// <inheritdoc/>
    public override DomainRef AsItIs(DomainRef domain)
    {
        if (Connect.HasDaemon)
        {
            return domain;
        }

        try
        {
            return Waiting.For(Driver(DriverGroup.Hypervisor, "virDomainLookupByUUID").DomainLookupByUuidAsync(domain.Uuid, default));
        }
        catch (VirException)
        {
            // It was transient, and is gone.
            return domain with { Id = -1 };
        }
    }

    /// <summary>The hypervisor's name, as text that lives as long as the connection.</summary>
    public byte* TypeText(Func<string> find)
    {
        if (_type == null)
        {
            byte* made = NativeText.Make(find());
            fixed (byte** place = &_type)
            {
                if (Interlocked.CompareExchange(ref *(nint*)place, (nint)made, 0) != 0)
                {
                    System.Runtime.InteropServices.NativeMemory.Free(made);
                }
            }
        }

        return _type;
    }

    /// <inheritdoc/>
    protected override void End()
    {
        // The daemon cannot be notified any more: the close succeeds, and leaves that as the thread's error.
        if (!Connect.IsAlive)
        {
            Faults.Raise(Errors.EndOfConnection(), 0, "virConnectClose");
        }

        _keepAlive?.Dispose();
        Waiting.For(Connect.DisposeAsync());
        System.Runtime.InteropServices.NativeMemory.Free(_type);
        base.End();
    }
}
