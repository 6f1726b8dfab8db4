// The public constants of libvirt's C API, nwfilter part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virNWFilterBindingCreateFlags</c>, since 7.8.0.</summary>
[Flags]
public enum NwFilterBindingCreateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NWFILTER_BINDING_CREATE_VALIDATE</c>, since 7.8.0.</summary>
    NwfilterBindingCreateValidate = 1,
}

/// <summary>libvirt's <c>virNWFilterDefineFlags</c>, since 7.7.0.</summary>
[Flags]
public enum NwFilterDefineFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_NWFILTER_DEFINE_VALIDATE</c>, since 7.7.0.</summary>
    NwfilterDefineValidate = 1,
}
