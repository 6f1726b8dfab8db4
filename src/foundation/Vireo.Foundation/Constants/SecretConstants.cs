// The public constants of libvirt's C API, secret part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectListAllSecretsFlags</c>, since 0.10.2.</summary>
[Flags]
public enum ConnectListAllSecretsFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_LIST_SECRETS_EPHEMERAL</c>, since 0.10.2.</summary>
    Ephemeral = 1,
    /// <summary><c>VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL</c>, since 0.10.2.</summary>
    NoEphemeral = 2,
    /// <summary><c>VIR_CONNECT_LIST_SECRETS_PRIVATE</c>, since 0.10.2.</summary>
    Private = 4,
    /// <summary><c>VIR_CONNECT_LIST_SECRETS_NO_PRIVATE</c>, since 0.10.2.</summary>
    NoPrivate = 8,
}

/// <summary>libvirt's <c>virSecretDefineFlags</c>, since 7.7.0.</summary>
[Flags]
public enum SecretDefineFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_SECRET_DEFINE_VALIDATE</c>, since 7.7.0.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virSecretEventLifecycleType</c>, since 3.0.0.</summary>
public enum SecretEventLifecycleType
{
    /// <summary><c>VIR_SECRET_EVENT_DEFINED</c>, since 3.0.0.</summary>
    Defined = 0,
    /// <summary><c>VIR_SECRET_EVENT_UNDEFINED</c>, since 3.0.0.</summary>
    Undefined = 1,
}

/// <summary>libvirt's <c>virSecretEventID</c>, since 3.0.0.</summary>
public enum SecretEventId
{
    /// <summary><c>VIR_SECRET_EVENT_ID_LIFECYCLE</c>, since 3.0.0.</summary>
    Lifecycle = 0,
    /// <summary><c>VIR_SECRET_EVENT_ID_VALUE_CHANGED</c>, since 3.0.0.</summary>
    ValueChanged = 1,
}

/// <summary>libvirt's <c>virSecretUsageType</c>, since 0.7.1.</summary>
public enum SecretUsageType
{
    /// <summary><c>VIR_SECRET_USAGE_TYPE_NONE</c>, since 0.7.1.</summary>
    None = 0,
    /// <summary><c>VIR_SECRET_USAGE_TYPE_VOLUME</c>, since 0.7.1.</summary>
    Volume = 1,
    /// <summary><c>VIR_SECRET_USAGE_TYPE_CEPH</c>, since 0.9.7.</summary>
    Ceph = 2,
    /// <summary><c>VIR_SECRET_USAGE_TYPE_ISCSI</c>, since 1.0.4.</summary>
    Iscsi = 3,
    /// <summary><c>VIR_SECRET_USAGE_TYPE_TLS</c>, since 2.3.0.</summary>
    Tls = 4,
    /// <summary><c>VIR_SECRET_USAGE_TYPE_VTPM</c>, since 5.6.0.</summary>
    Vtpm = 5,
}
