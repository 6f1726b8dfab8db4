using System.Runtime.InteropServices;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Native;

/// <summary>A connection of either kind: what its objects need of it, and the error that belongs to it.</summary>
internal abstract unsafe class ConnectionHandle : Handle
{
    private readonly Lock _errorLock = new();
    private CError* _error;

    /// <inheritdoc/>
    public sealed override ConnectionHandle Connection => this;

    /// <summary>The application's handler for errors of this connection, or null.</summary>
    public delegate* unmanaged<nint, CError*, void> ErrorHandler { get; set; }

    public nint ErrorUser { get; set; }

    public virtual void RequireWrite(string function)
    {
    }

    public virtual void RequireWriteForSecret(string function)
    {
    }

    public virtual DriverConnection Driver(DriverGroup group, string function) => throw Errors.NoSupport(function);

    public virtual AdminConnection Administration(string function) => throw Errors.NoSupport(function);

    /// <summary>A domain as it is after a call that may have stopped it. Only drivers of this process keep handles up to date in that way,
    /// as in libvirt.</summary>
    public virtual DomainRef AsItIs(DomainRef domain) => domain;

    /// <summary>A handle for an object of this connection; objects inside others keep those alive.</summary>
    public nint New<T>(T reference, Handle? origin)
        where T : struct
    {
        Handle? parent = origin is ObjectHandle<DomainRef> or ObjectHandle<NetworkRef> or ObjectHandle<AdminServerRef>
            ? origin
            : (origin as IChild)?.Parent;
        return new ObjectHandle<T>(this, reference, parent).Pointer;
    }

    /// <summary>Keeps the thread's last error as that of the connection.</summary>
    public void KeepError()
    {
        CError* last = Shim.LastError();
        if (last == null)
        {
            return;
        }

        CError* kept = LastError;
        lock (_errorLock)
        {
            Shim.CopyError(last, kept);
        }
    }

    /// <summary>The connection's last error; its code is 0 when there is none. It is valid until the next one.</summary>
    public CError* LastError
    {
        get
        {
            lock (_errorLock)
            {
                return _error != null ? _error : _error = (CError*)NativeMemory.AllocZeroed((nuint)sizeof(CError));
            }
        }
    }

    public void ForgetError()
    {
        lock (_errorLock)
        {
            if (_error != null)
            {
                Shim.ResetError(_error);
            }
        }
    }

    /// <inheritdoc/>
    public override int Release() => base.Release() == 0 ? 0 : 1;

    /// <inheritdoc/>
    protected override void End()
    {
        ForgetError();
        NativeMemory.Free(_error);
        _error = null;
    }
}
