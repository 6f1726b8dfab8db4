using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>
/// What one device takes in the emulator, as data: its back-ends in the order in which they are made, and the device in front of them.
/// <see cref="ArgumentPrinter"/> makes arguments of it, <see cref="MonitorPrinter"/> monitor commands; to detach, it is walked backwards.
/// </summary>
public sealed class DevicePlan
{
    private readonly List<PlanStep> _steps = [];

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>Adds a step.</summary>
    public DevicePlan Add(PlanStep step)
    {
        _steps.Add(step);
        return this;
    }

    /// <summary>Adds an option of the command line.</summary>
    public DevicePlan Argument(params string[] group) => Add(new ArgumentStep(group));

    /// <summary>Adds a user object.</summary>
    public DevicePlan Object(JsonObject properties) => Add(new ObjectStep(properties));

    /// <summary>Adds a node of the block layer.</summary>
    public DevicePlan BlockNode(JsonObject properties) => Add(new BlockNodeStep(properties));

    /// <summary>Adds a device.</summary>
    public DevicePlan Device(JsonObject properties) => Add(new DeviceStep(properties));
}
