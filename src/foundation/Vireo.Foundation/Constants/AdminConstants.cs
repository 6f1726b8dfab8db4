// The public constants of libvirt's C API, admin part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virClientTransport</c>, since 2.0.0.</summary>
public enum ClientTransport
{
    /// <summary><c>VIR_CLIENT_TRANS_UNIX</c>, since 2.0.0.</summary>
    Unix = 0,
    /// <summary><c>VIR_CLIENT_TRANS_TCP</c>, since 2.0.0.</summary>
    Tcp = 1,
    /// <summary><c>VIR_CLIENT_TRANS_TLS</c>, since 2.0.0.</summary>
    Tls = 2,
}

/// <summary>libvirt's <c>virAdmConnectDaemonShutdownFlags</c>, since 11.2.0.</summary>
[Flags]
public enum AdmConnectDaemonShutdownFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DAEMON_SHUTDOWN_PRESERVE</c>, since 11.2.0.</summary>
    Preserve = 1,
}
