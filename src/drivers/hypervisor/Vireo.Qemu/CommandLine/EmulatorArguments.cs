using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Devices;
using Vireo.Drivers.Qemu.Devices.Audios;
using Vireo.Drivers.Qemu.Devices.Balloons;
using Vireo.Drivers.Qemu.Devices.Characters;
using Vireo.Drivers.Qemu.Devices.Controllers;
using Vireo.Drivers.Qemu.Devices.Cryptos;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Displays;
using Vireo.Drivers.Qemu.Devices.Filesystems;
using Vireo.Drivers.Qemu.Devices.Hubs;
using Vireo.Drivers.Qemu.Devices.Inputs;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Drivers.Qemu.Devices.Iommus;
using Vireo.Drivers.Qemu.Devices.Memories;
using Vireo.Drivers.Qemu.Devices.Panics;
using Vireo.Drivers.Qemu.Devices.Rngs;
using Vireo.Drivers.Qemu.Devices.Smartcards;
using Vireo.Drivers.Qemu.Devices.SharedMemories;
using Vireo.Drivers.Qemu.Devices.Sounds;
using Vireo.Drivers.Qemu.Devices.Tpms;
using Vireo.Drivers.Qemu.Devices.Videos;
using Vireo.Drivers.Qemu.Devices.Watchdogs;
using Vireo.Drivers.Qemu.Launch;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>
/// A prepared domain's emulator arguments: the ordered list of what plans them, the machine's switches here and each kind of device in its
/// folder. The order is libvirt's, because guests see some of it. The domain must have its aliases and addresses; nothing is defaulted
/// here.
/// </summary>
public static class EmulatorArguments
{
    private static readonly Action<PlanContext>[] s_order =
    [
        MachineArguments.AddName, MachineArguments.AddSecretsAndFirmware, MachineArguments.AddMachine,
        CpuArguments.Add, BootArguments.AddBios, MachineArguments.AddMemory, MachineArguments.AddSmp, MachineArguments.AddIdentity,
        MachineArguments.AddDisplayNone, MonitorArguments.Add, BootArguments.AddClock, BootArguments.AddPower, BootArguments.AddBoot,
        ChipsetArguments.Add, IommuPlan.Add, ControllerPlan.Add, HubPlan.Add, MemoryPlan.Add, DiskPlan.AddFloppyController, DiskPlan.Add,
        FilesystemPlan.Add, InterfacePlan.Add, SmartcardPlan.Add, CharPlan.AddSerials, CharPlan.AddChannels, CharPlan.AddConsoles,
        TpmPlan.Add, InputPlan.Add, AudioPlan.Add, DisplayPlan.Add, VideoPlan.Add, SoundPlan.Add, WatchdogPlan.Add,
        CharPlan.AddRedirections, BalloonPlan.Add, RngPlan.Add, MachineArguments.AddVmCoreInfo, MachineArguments.AddSandbox,
        PanicPlan.Add, SharedMemoryPlan.Add, CryptoPlan.Add, UserArguments.Add, MachineArguments.AddLast,
    ];

    /// <summary>The steps that make the guest, in order.</summary>
    public static IReadOnlyList<PlanStep> Plan(DomainDef def, QemuCapabilities caps, ILaunchHost host)
    {
        var context = new PlanContext(def, UserArguments.Switched(def, caps), host);
        foreach (var add in s_order)
        {
            add(context);
        }

        return [.. context.Steps.Select(step => UserArguments.Override(def, step))];
    }

    /// <summary>The arguments in groups: an option with its value.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Build(DomainDef def, QemuCapabilities caps, ILaunchHost host) =>
        [.. Plan(def, caps, host).Select(ArgumentPrinter.Print)];
}
