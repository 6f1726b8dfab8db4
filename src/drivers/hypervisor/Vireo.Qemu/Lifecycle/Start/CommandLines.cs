using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Launch;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The command line of a document that is not started. Nothing is opened or kept.</summary>
internal sealed class CommandLines(DomainDefinitions definitions, QemuCapabilitiesCache capabilities, LiveHosts hosts)
{
    /// <summary>The emulator's command line with its environment, in one line.</summary>
    public async ValueTask<string> FormatAsync(DomainDef document, CancellationToken cancellationToken)
    {
        var def = await definitions.CompleteAsync(document, cancellationToken).ConfigureAwait(false);
        var caps = await capabilities.GetAsync(def.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        var host = hosts.Show(def);
        await hosts.Volumes.ResolveAsync(def, restored: false, cancellationToken).ConfigureAwait(false);
        VolumeSources.TakeOutLacking(def);
        GuestPreparation.Apply(def, caps, host);
        var arguments = EmulatorArguments.Build(def, caps, host);
        string[] environment =
            [.. StartFlow.EmulatorEnvironment(host.LibFolder), .. UserArguments.Environment(def, StartFlow.RuntimeFolder)];
        return QemuProcess.CommandText(environment, def.Devices.Emulator ?? caps.Emulator, arguments, " ");
    }
}
