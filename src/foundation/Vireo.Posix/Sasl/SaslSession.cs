using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>
/// One authentication by Cyrus SASL, and the protection of what is sent afterwards, where the mechanism has one. The library guards nothing
/// against use by several threads, so this does. Steps may take long (a mechanism may ask a server), so callers do not make them on a
/// thread that others wait for.
/// </summary>
public abstract unsafe class SaslSession : IDisposable
{
    /// <summary>Strength in bits (DES's) below which a connection that anybody can listen to is refused.</summary>
    public const int RequiredStrength = 56;

    private const uint MaxStrength = 100000;
    private const uint MaxBuffer = 100000;
    private readonly Lock _lock = new();
    private readonly SaslHandle _handle;

    /// <param name="handle">The library's connection.</param>
    /// <param name="memory">Memory to which it points, to be freed after it; or 0.</param>
    private protected SaslSession(nint handle, nint memory = 0) => _handle = new SaslHandle(handle, memory);

    /// <summary>Strength of the protection of what is sent, in bits; 0 when the mechanism protects nothing.</summary>
    public int Strength => Locked(
        handle => Check(LibSasl2.GetProperty(handle, LibSasl2.StrengthProperty, out nint value), SaslErrors.StrengthUnknown)
        ? Marshal.ReadInt32(value)
        : 0);

    /// <summary>Most bytes that <see cref="Encode"/> takes at a time.</summary>
    public int MaxInput => Locked(
        handle => LibSasl2.GetProperty(handle, LibSasl2.MaxOutputProperty, out nint value) == LibSasl2.Ok && value != 0
        ? Math.Max(1, Marshal.ReadInt32(value))
        : 4096);

    /// <summary>The user who was authenticated.</summary>
    public string? UserName => Locked(
        static handle => LibSasl2.GetProperty(handle, LibSasl2.UserNameProperty, out nint value) == LibSasl2.Ok
        ? Marshal.PtrToStringUTF8(value)
        : null);

    /// <summary>Protects bytes that are to be sent.</summary>
    public byte[] Encode(ReadOnlySpan<byte> data)
    {
        lock (_lock)
        {
            fixed (byte* input = data)
            {
                int status = LibSasl2.Encode(Handle, input, (uint)data.Length, out nint output, out uint length);
                return status == LibSasl2.Ok ? Copy(output, length)! : throw Fault(status, SaslErrors.NotEncoded);
            }
        }
    }

    /// <summary>Takes the protection off bytes that came; empty while the rest of a piece is missing.</summary>
    public byte[] Decode(ReadOnlySpan<byte> data)
    {
        lock (_lock)
        {
            fixed (byte* input = data)
            {
                int status = LibSasl2.Decode(Handle, input, (uint)data.Length, out nint output, out uint length);
                return status == LibSasl2.Ok ? Copy(output, length) ?? [] : throw Fault(status, SaslErrors.NotDecoded);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _handle.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the library's own start, once; a machine without the library gets a clear error.</summary>
    private protected static void Start(Func<int> start)
    {
        int status;
        try
        {
            status = start();
        }
        catch (DllNotFoundException e)
        {
            throw SaslErrors.NoLibrary(e);
        }

        if (status != LibSasl2.Ok)
        {
            throw Fault(status, SaslErrors.NotInitialized);
        }
    }

    /// <summary>
    /// A connection that nobody can listen to needs no protection by SASL, and may carry passwords as they are; any other has to get a
    /// protection.
    /// </summary>
    private protected void Demand(bool secure, int keyBits, uint minStrength = RequiredStrength)
    {
        nint handle = Handle;
        if (keyBits > 0)
        {
            Require(LibSasl2.SetProperty(handle, LibSasl2.ExternalStrengthProperty, &keyBits), SaslErrors.ExternalStrengthNotSet);
        }

        var security = new LibSasl2.Security
        {
            MinStrength = secure ? 0 : minStrength,
            MaxStrength = secure ? 0 : MaxStrength,
            MaxBuffer = MaxBuffer,
            Flags = secure ? 0 : LibSasl2.NoAnonymous | LibSasl2.NoPlainText,
        };
        Require(LibSasl2.SetProperty(handle, LibSasl2.SecurityProperties, &security), SaslErrors.SecurityNotSet);
    }

    private protected T Locked<T>(Func<nint, T> question)
    {
        lock (_lock)
        {
            return question(Handle);
        }
    }

    /// <summary>An error with libvirt's text: what failed, the library's code and what it says itself.</summary>
    private protected VirException StepFault(int status, Func<int, string?, VirException> fault) =>
        fault(status, Marshal.PtrToStringUTF8(LibSasl2.ErrorDetail(Handle)));

    private protected static byte[]? Copy(nint output, uint length) =>
        output == 0 ? null : new ReadOnlySpan<byte>((void*)output, (int)length).ToArray();

    private protected static void Require(int status, Func<int, string?, VirException> fault) => Check(status, fault);

    // Only under the lock, so that nobody frees it meanwhile.
    private nint Handle => _handle.IsClosed ? throw new ObjectDisposedException(nameof(SaslSession)) : _handle.DangerousGetHandle();

    private static bool Check(int status, Func<int, string?, VirException> fault) =>
        status == LibSasl2.Ok ? true : throw Fault(status, fault);

    private static VirException Fault(int status, Func<int, string?, VirException> fault) =>
        fault(status, Marshal.PtrToStringUTF8(LibSasl2.ErrorText(status, 0, 0)));

    private sealed class SaslHandle : SafeHandle
    {
        private readonly nint _memory;

        public SaslHandle(nint handle, nint memory)
            : base(0, ownsHandle: true)
        {
            SetHandle(handle);
            _memory = memory;
        }

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            LibSasl2.Free(ref handle);
            NativeMemory.Free((void*)_memory);
            return true;
        }
    }
}
