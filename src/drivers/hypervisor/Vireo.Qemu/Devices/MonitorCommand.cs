using System.Runtime.InteropServices;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>A command for a running emulator.</summary>
/// <param name="Name">The command.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Handle">A descriptor that goes with it, or null.</param>
public sealed record MonitorCommand(string Name, JsonObject Arguments, SafeHandle? Handle = null);
