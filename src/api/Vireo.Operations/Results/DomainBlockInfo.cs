namespace Vireo;

/// <summary>Sizes of a disk in bytes.</summary>
/// <param name="Allocation">Highest byte written.</param>
/// <param name="Capacity">Size the guest sees.</param>
/// <param name="Physical">Size on the host.</param>
public readonly record struct DomainBlockInfo(ulong Allocation, ulong Capacity, ulong Physical);
