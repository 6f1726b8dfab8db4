// The public constants of libvirt's C API, event part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virEventHandleType</c>, since 0.5.0.</summary>
public enum EventHandleType
{
    /// <summary><c>VIR_EVENT_HANDLE_READABLE</c>, since 0.5.0.</summary>
    Readable = 1,
    /// <summary><c>VIR_EVENT_HANDLE_WRITABLE</c>, since 0.5.0.</summary>
    Writable = 2,
    /// <summary><c>VIR_EVENT_HANDLE_ERROR</c>, since 0.5.0.</summary>
    Error = 4,
    /// <summary><c>VIR_EVENT_HANDLE_HANGUP</c>, since 0.5.0.</summary>
    Hangup = 8,
}
