using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu;

/// <content>The command line of a document that is not started.</content>
public sealed partial class QemuDriver
{
    /// <summary>The emulator's command line with its environment, in one line. Nothing is started, opened or taken.</summary>
    internal async ValueTask<string> CommandTextAsync(DomainDef document, CancellationToken cancellationToken)
    {
        var def = await CompleteAsync(document, cancellationToken).ConfigureAwait(false);
        var caps = await Capabilities.GetAsync(def.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        string name = def.Name ?? "", libFolder = LibFolder(-1, name);
        var host = new ShownHost(
            libFolder, ChannelFolder(-1, name), Settings.VncListen, Settings.DisplayPorts.First, _ => Tpms.SocketPath(ShortName(-1, name)),
                Time.GetUtcNow());
        GuestPreparation.Apply(def, caps, host);
        var arguments = EmulatorArguments.Build(def, caps, host);
        string[] environment = [.. EmulatorEnvironment(libFolder), .. UserArguments.Environment(def)];
        return QemuProcess.CommandText(environment, def.Devices.Emulator ?? caps.Emulator, arguments, " ");
    }

    /// <summary>A file of the emulator's own folder, for what it hands over in a file.</summary>
    internal string ScratchPath(QemuDomain domain, string what) =>
        Path.Combine(LibFolder(domain.Id, domain.Name), $"{what}.{Guid.NewGuid():N}");
}
