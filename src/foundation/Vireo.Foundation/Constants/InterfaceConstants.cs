// The public constants of libvirt's C API, interface part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectListAllInterfacesFlags</c>, since 0.10.2.</summary>
[Flags]
public enum ConnectListAllInterfacesFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_LIST_INTERFACES_INACTIVE</c>, since 0.10.2.</summary>
    Inactive = 1,
    /// <summary><c>VIR_CONNECT_LIST_INTERFACES_ACTIVE</c>, since 0.10.2.</summary>
    Active = 2,
}

/// <summary>libvirt's <c>virInterfaceDefineFlags</c>, since 7.7.0.</summary>
[Flags]
public enum InterfaceDefineFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_INTERFACE_DEFINE_VALIDATE</c>, since 7.7.0.</summary>
    Validate = 1,
}

/// <summary>libvirt's <c>virInterfaceXMLFlags</c>, since 0.7.3.</summary>
[Flags]
public enum InterfaceXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_INTERFACE_XML_INACTIVE</c>, since 0.7.3.</summary>
    Inactive = 1,
}
