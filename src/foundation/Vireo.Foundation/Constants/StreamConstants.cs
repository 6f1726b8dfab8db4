// The public constants of libvirt's C API, stream part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virStreamEventType</c>, since 0.7.2.</summary>
public enum StreamEventType
{
    /// <summary><c>VIR_STREAM_EVENT_READABLE</c>, since 0.7.2.</summary>
    Readable = 1,
    /// <summary><c>VIR_STREAM_EVENT_WRITABLE</c>, since 0.7.2.</summary>
    Writable = 2,
    /// <summary><c>VIR_STREAM_EVENT_ERROR</c>, since 0.7.2.</summary>
    Error = 4,
    /// <summary><c>VIR_STREAM_EVENT_HANGUP</c>, since 0.7.2.</summary>
    Hangup = 8,
}

/// <summary>libvirt's <c>virStreamFlags</c>, since 0.7.2.</summary>
[Flags]
public enum StreamFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STREAM_NONBLOCK</c>, since 0.7.2.</summary>
    Nonblock = 1,
}

/// <summary>libvirt's <c>virStreamRecvFlagsValues</c>, since 3.4.0.</summary>
[Flags]
public enum StreamRecvFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_STREAM_RECV_STOP_AT_HOLE</c>, since 3.4.0.</summary>
    StopAtHole = 1,
}
