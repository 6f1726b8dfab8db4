namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>A state with which a start begins instead of booting.</summary>
/// <param name="Stream">Where the emulator reads it.</param>
/// <param name="Path">The file that it is in.</param>
/// <param name="Managed">Whether that is the guest's managed save image, which goes when the guest has its state.</param>
internal sealed record SavedState(PackedFile Stream, string Path, bool Managed);
