namespace Vireo;

/// <summary>State and sizes of a pool.</summary>
/// <param name="State">State.</param>
/// <param name="Capacity">Bytes.</param>
/// <param name="Allocation">Bytes used.</param>
/// <param name="Available">Bytes free.</param>
public readonly record struct StoragePoolInfo(StoragePoolState State, ulong Capacity, ulong Allocation, ulong Available);
