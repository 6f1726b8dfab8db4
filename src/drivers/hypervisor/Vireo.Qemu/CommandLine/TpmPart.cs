using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>The TPM: emulated by a program of its own, or the host's.</summary>
internal static class TpmPart
{
    public static void Add(CommandContext c)
    {
        foreach (var tpm in c.Devices.Tpms)
        {
            string alias = tpm.Alias ?? "tpm0", backend = "tpm-" + alias;
            switch (tpm.Backend)
            {
                case EmulatorTpmBackend:
                    c.Add("-chardev", $"socket,id=chrtpm,path={CommandContext.Escape(c.Host.TpmSocket(tpm))}");
                    c.Add("-tpmdev", $"emulator,id={backend},chardev=chrtpm");
                    break;
                case ExternalTpmBackend external:
                    c.Add("-chardev", $"socket,id=chrtpm,path={CommandContext.Escape(external.Source?.Path ?? "")}");
                    c.Add("-tpmdev", $"emulator,id={backend},chardev=chrtpm");
                    break;
                case PassthroughTpmBackend host:
                    string path = host.DevicePath ?? "/dev/tpm0";
                    string device = c.PassFile(path, LaunchFileUse.Tpm, false, alias + "-tpm");
                    string cancel = c.PassFile($"/sys/class/misc/{Path.GetFileName(path)}/device/cancel", LaunchFileUse.TpmCancel, false,
                        alias + "-cancel");
                    c.Add("-tpmdev", $"passthrough,id={backend},path={device},cancel-path={cancel}");
                    break;
                default:
                    throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "missing TPM device backend type");
            }

            string driver = tpm.Model switch { TpmModel.TpmCrb => "tpm-crb", TpmModel.TpmSpapr => "tpm-spapr", _ => "tpm-tis" };
            c.Device(new JsonObject().Add("driver", driver).Add("tpmdev", backend).Add("id", alias));
        }
    }
}
