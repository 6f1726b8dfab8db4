using Vireo.Drivers.Qemu.Launch;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>
/// The host's side of a character device: its name in the emulator, what stands behind it, and the file that keeps a copy of the output.
/// </summary>
/// <param name="Id">QEMU's name of it.</param>
/// <param name="Backend">What stands behind it.</param>
public sealed record Chardev(string Id, CharBackend Backend)
{
    /// <summary>The file that keeps a copy of the output, or null.</summary>
    public string? LogFile { get; init; }
}

/// <summary>What stands behind a character device.</summary>
public abstract record CharBackend;

/// <summary>A kind without parameters: <c>null</c>, <c>vc</c>, <c>stdio</c>, <c>pty</c>.</summary>
public sealed record PlainBackend(string Type) : CharBackend;

/// <summary>A device of the host or a pair of named pipes: <c>serial</c>, <c>parallel</c>, <c>pipe</c>.</summary>
public sealed record DeviceBackend(string Type, string Path) : CharBackend;

/// <summary>A file that is written. It is appended to: what has to be cut is cut when it is opened.</summary>
public sealed record FileBackend(string Path) : CharBackend;

/// <summary>A channel that SPICE knows by a name: <c>spicevmc</c>, <c>spiceport</c>.</summary>
public sealed record SpiceBackend(string Type, string Name) : CharBackend;

/// <summary>The emulator's own agent of SPICE.</summary>
public sealed record VdagentBackend(bool? Clipboard, bool? Mouse) : CharBackend;

/// <summary>A stream socket.</summary>
/// <param name="Address">Where.</param>
/// <param name="Server">Whether the emulator listens.</param>
public sealed record SocketBackend(SocketAddress Address, bool Server) : CharBackend
{
    /// <summary>Whether telnet is spoken.</summary>
    public bool Telnet { get; init; }

    /// <summary>Seconds between attempts to connect again, or null.</summary>
    public uint? Reconnect { get; init; }
}

/// <summary>Datagrams.</summary>
public sealed record UdpBackend(string Host, string? Port, string LocalHost, string LocalPort) : CharBackend;

/// <summary>An address of a stream socket.</summary>
public abstract record SocketAddress;

/// <summary>A path.</summary>
public sealed record UnixSocketAddress(string Path) : SocketAddress;

/// <summary>A host and a port.</summary>
public sealed record InetSocketAddress(string Host, string? Port) : SocketAddress;

/// <summary>A socket that is listening already.</summary>
public sealed record OpenSocketAddress(HostFd Fd) : SocketAddress;
