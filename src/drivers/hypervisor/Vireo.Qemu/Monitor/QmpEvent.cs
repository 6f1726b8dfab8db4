namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>An event of QEMU.</summary>
/// <param name="Name">Its name, for example <c>SHUTDOWN</c>.</param>
/// <param name="Seconds">When it happened, seconds since the epoch.</param>
/// <param name="Microseconds">The rest of the second.</param>
/// <param name="Data">What it carries, or null.</param>
public sealed record QmpEvent(string Name, long Seconds, uint Microseconds, JsonValue? Data);
