using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>
/// One thing that an emulator is given for a device: a back-end, or the device in front. What it looks like is the printers' business.
/// </summary>
public abstract record PlanStep;

/// <summary>An option that exists on the command line only.</summary>
public sealed record ArgumentStep(IReadOnlyList<string> Group) : PlanStep;

/// <summary>A set of descriptors that the emulator opens as <c>/dev/fdset/N</c>.</summary>
public sealed record FdSetStep(int Set, HostFd Fd, string Purpose) : PlanStep;

/// <summary>A user object: a secret, a memory back-end, a source of random numbers.</summary>
public sealed record ObjectStep(JsonObject Properties) : PlanStep;

/// <summary>A node of the block layer.</summary>
public sealed record BlockNodeStep(JsonObject Properties) : PlanStep;

/// <summary>The host's side of a character device.</summary>
public sealed record ChardevStep(Chardev Chardev) : PlanStep;

/// <summary>
/// The host's side of a network interface. A tap device is named by its member <c>fd</c>, which is <paramref name="Fd"/>.
/// </summary>
public sealed record NetdevStep(JsonObject Properties, HostFd? Fd) : PlanStep;

/// <summary>A device of the guest.</summary>
public sealed record DeviceStep(JsonObject Properties) : PlanStep;
