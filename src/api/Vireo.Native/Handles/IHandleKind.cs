namespace Vireo.Native;

/// <summary>What libvirt answers when a pointer is no handle of the kind.</summary>
internal interface IHandleKind
{
    /// <summary>The error's code, whose text names the kind.</summary>
    static abstract ErrorCode InvalidCode { get; }

    /// <summary>The part of libvirt that says so; null for the part that the function belongs to.</summary>
    static abstract ErrorDomain? InvalidDomain { get; }
}
