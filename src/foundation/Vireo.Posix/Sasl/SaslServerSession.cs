using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>The daemon's side of an authentication by SASL.</summary>
public sealed unsafe class SaslServerSession : SaslSession
{
    private static readonly Lock StartLock = new();
    private static bool s_started;

    private SaslServerSession(nint handle)
        : base(handle)
    {
    }

    /// <summary>Makes the library ready; its settings are in <c>libvirt.conf</c> of <paramref name="configFolder"/> (null: the system's own
    /// folders).</summary>
    /// <exception cref="VirException">The library is not there or not usable.</exception>
    public static void Prepare(string? configFolder)
    {
        lock (StartLock)
        {
            if (s_started)
            {
                return;
            }

            Start(() => configFolder is null ? LibSasl2.Ok : LibSasl2.SetPath(LibSasl2.ConfigPath, configFolder));
            Start(static () => LibSasl2.ServerInit(0, "libvirt"));
            s_started = true;
        }
    }

    /// <summary>Begins an authentication.</summary>
    /// <param name="secure">Nobody on the way can listen.</param>
    /// <param name="keyBits">Strength of TLS, or 0.</param>
    /// <param name="minStrength">Least strength in bits of the protection of a connection that is not secure.</param>
    public static SaslServerSession Create(bool secure, int keyBits, uint minStrength)
    {
        Require(LibSasl2.ServerNew("libvirt", null, null, null, null, 0, 0, out nint handle), SaslErrors.ServerNotCreated);
        var session = new SaslServerSession(handle);
        session.Demand(secure, keyBits, minStrength);
        return session;
    }

    /// <summary>The mechanisms that a client may choose from, separated by commas.</summary>
    public string Mechanisms() => Locked(handle =>
    {
        int status = LibSasl2.ListMechanisms(handle, null, "", ",", "", out nint list, out _, out _);
        return status == LibSasl2.Ok ? Marshal.PtrToStringUTF8(list) ?? "" : throw StepFault(status, SaslErrors.MechanismsNotListed);
    });

    /// <summary>The client's choice with its first message.</summary>
    public SaslStep Begin(string mechanism, byte[]? input) => Locked(handle =>
    {
        fixed (byte* pointer = input)
        {
            byte none = 0;
            int status = LibSasl2.ServerStart(
                handle, mechanism, input is null
                ? null
                : pointer == null
                ? &none
                : pointer, (uint)(input?.Length ?? 0), out nint output, out uint length);
            return Step(status, output, length, SaslErrors.NegotiationNotStarted);
        }
    });

    /// <summary>A further message.</summary>
    public SaslStep Continue(byte[]? input) => Locked(handle =>
    {
        fixed (byte* pointer = input)
        {
            byte none = 0;
            int status = LibSasl2.ServerStep(
                handle, input is null
                ? null
                : pointer == null
                ? &none
                : pointer, (uint)(input?.Length ?? 0), out nint output, out uint length);
            return Step(status, output, length, SaslErrors.NegotiationFailed);
        }
    });

    private SaslStep Step(int status, nint output, uint length, Func<int, string?, VirException> fault) =>
        status is LibSasl2.Ok or LibSasl2.Continue
            ? new SaslStep(status == LibSasl2.Ok, Copy(output, length))
            : throw StepFault(status, fault);
}

/// <summary>What one side has to say in an authentication.</summary>
/// <param name="Complete">This side has finished.</param>
/// <param name="Data">For the other side; null is nothing, which differs from an empty message.</param>
public readonly record struct SaslStep(bool Complete, byte[]? Data);
