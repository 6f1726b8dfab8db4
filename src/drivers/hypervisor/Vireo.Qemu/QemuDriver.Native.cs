using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu;

/// <content>The command line of a document that is not started.</content>
public sealed partial class QemuDriver
{
    /// <summary>The emulator's command line with its environment, in one line. Nothing is started, opened or taken.</summary>
    internal async ValueTask<string> CommandTextAsync(DomainDef document, CancellationToken cancellationToken)
    {
        var def = await CompleteAsync(document, cancellationToken).ConfigureAwait(false);
        var caps = await Capabilities.GetAsync(def.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        string libFolder = LibFolder(-1, def.Name ?? "");
        var displays = new List<int>();
        try
        {
            QemuAliases.Assign(def);
            PrepareLive(def, displays);
        }
        finally
        {
            FreeDisplays(displays);
        }

        var arguments = EmulatorArguments.Build(
            def, caps, new TextResources(libFolder, _ => Tpms.SocketPath(ShortName(-1, def.Name ?? "")), Time.GetUtcNow()));
        return QemuProcess.CommandText(
            [.. EmulatorEnvironment(libFolder), .. ExtraPart.Environment(def)], def.Devices.Emulator ?? caps.Emulator, arguments, " ");
    }

    /// <summary>A file of the emulator's own folder, for what it hands over in a file.</summary>
    internal string ScratchPath(QemuDomain domain, string what) =>
        Path.Combine(LibFolder(domain.Id, domain.Name), $"{what}.{Guid.NewGuid():N}");
}
