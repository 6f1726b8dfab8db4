namespace Vireo;

/// <summary>Kind and sizes of a volume.</summary>
/// <param name="Type">Kind.</param>
/// <param name="Capacity">Bytes the user sees.</param>
/// <param name="Allocation">Bytes used.</param>
public readonly record struct StorageVolInfo(StorageVolType Type, ulong Capacity, ulong Allocation);
