using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Launch;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>
/// A complete domain's emulator arguments: the ordered list of parts, each in a file of its own. The order is libvirt's, because guests see
/// some of it. The domain must have its aliases and addresses; nothing is defaulted here.
/// </summary>
public static class EmulatorArguments
{
    private static readonly Action<CommandContext>[] Parts =
    [
        UnbuiltPart.Refuse, MachinePart.AddName, MachinePart.AddSecretsAndFirmware, MachinePart.AddMachine, CpuPart.Add, BootPart.AddBios,
            MachinePart.AddMemory, MachinePart.AddSmp,
        MachinePart.AddIdentity, MachinePart.AddDisplayNone, MonitorPart.Add, BootPart.AddClock, BootPart.AddPower, BootPart.AddBoot,
        ChipsetPart.Add, ControllerPart.Add, MemoryPart.AddModules, DiskPart.AddFloppyController, DiskPart.Add, HostPart.AddFilesystems,
            NetworkPart.Add, HostPart.AddSmartcards, CharPart.AddSerials, CharPart.AddChannels, CharPart.AddConsoles, TpmPart.Add,
        InputPart.Add, AudioPart.Add, GraphicsPart.AddGraphics, GraphicsPart.AddVideos, SoundPart.Add, SmallPart.AddWatchdogs,
            SmallPart.AddRedirections,
        SmallPart.AddBalloon, SmallPart.AddRngs, SmallPart.AddVmCoreInfo, SmallPart.AddSandbox, SmallPart.AddPanics, SmallPart.AddCryptos,
            ExtraPart.Add, SmallPart.AddLast,
    ];

    /// <summary>The arguments in groups: an option with its value.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Build(DomainDef def, QemuCapabilities caps, ILaunchHost host)
    {
        var context = new CommandContext(def, caps, host);
        foreach (var part in Parts)
        {
            part(context);
        }

        return context.Arguments;
    }
}
