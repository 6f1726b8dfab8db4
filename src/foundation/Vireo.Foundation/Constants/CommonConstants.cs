// The public constants of libvirt's C API, common part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectCloseReason</c>, since 0.10.0.</summary>
public enum ConnectCloseReason
{
    /// <summary><c>VIR_CONNECT_CLOSE_REASON_ERROR</c>, since 0.10.0.</summary>
    Error = 0,
    /// <summary><c>VIR_CONNECT_CLOSE_REASON_EOF</c>, since 0.10.0.</summary>
    Eof = 1,
    /// <summary><c>VIR_CONNECT_CLOSE_REASON_KEEPALIVE</c>, since 0.10.0.</summary>
    Keepalive = 2,
    /// <summary><c>VIR_CONNECT_CLOSE_REASON_CLIENT</c>, since 0.10.0.</summary>
    Client = 3,
}

/// <summary>libvirt's <c>virTypedParameterType</c>, since 0.9.2.</summary>
public enum TypedParameterType
{
    /// <summary><c>VIR_TYPED_PARAM_INT</c>, since 0.9.2.</summary>
    Int = 1,
    /// <summary><c>VIR_TYPED_PARAM_UINT</c>, since 0.9.2.</summary>
    Uint = 2,
    /// <summary><c>VIR_TYPED_PARAM_LLONG</c>, since 0.9.2.</summary>
    Llong = 3,
    /// <summary><c>VIR_TYPED_PARAM_ULLONG</c>, since 0.9.2.</summary>
    Ullong = 4,
    /// <summary><c>VIR_TYPED_PARAM_DOUBLE</c>, since 0.9.2.</summary>
    Double = 5,
    /// <summary><c>VIR_TYPED_PARAM_BOOLEAN</c>, since 0.9.2.</summary>
    Boolean = 6,
    /// <summary><c>VIR_TYPED_PARAM_STRING</c>, since 0.9.8.</summary>
    String = 7,
}

/// <summary>libvirt's <c>virTypedParameterFlags</c>, since 0.9.8.</summary>
[Flags]
public enum TypedParameterFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_TYPED_PARAM_STRING_OKAY</c>, since 0.9.8.</summary>
    ParamStringOkay = 4,
}
