namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>A block device as the guest sees it.</summary>
public readonly record struct QemuBlockDevice(
    bool Removable, bool Locked, bool TrayOpen, bool HasMedium, string? IoStatus, string? NodeName);
