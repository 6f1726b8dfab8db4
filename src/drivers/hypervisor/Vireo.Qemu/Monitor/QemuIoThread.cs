namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>An I/O thread and its polling parameters.</summary>
public readonly record struct QemuIoThread(string Id, int ThreadId, ulong? PollMax, ulong? PollGrow, ulong? PollShrink);
