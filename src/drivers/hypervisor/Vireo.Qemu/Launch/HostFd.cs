using System.Runtime.InteropServices;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// A descriptor for the emulator: the number under which a starting one inherits it, and the descriptor itself, which a running one is
/// sent.
/// </summary>
/// <param name="Number">Its number in this process, and in an emulator that inherits it.</param>
/// <param name="Handle">The open descriptor; null where nothing is opened because the arguments are only shown.</param>
public readonly record struct HostFd(int Number, SafeHandle? Handle = null);
