namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>What has been read from and written to one disk since the start; times are in nanoseconds.</summary>
public readonly record struct QemuBlockStats(
    ulong ReadRequests, ulong ReadBytes, ulong ReadTime, ulong WriteRequests, ulong WriteBytes, ulong WriteTime, ulong FlushRequests,
        ulong FlushTime, ulong HighestOffset);
