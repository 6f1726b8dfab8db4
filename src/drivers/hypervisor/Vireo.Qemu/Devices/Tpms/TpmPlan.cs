using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Tpms;

/// <summary>The plan of a TPM: emulated by a program of its own, or the host's.</summary>
internal static class TpmPlan
{
    public static void Add(PlanContext c) => c.Devices.Tpms.ForEach(tpm => c.Add(Of(c, tpm)));

    public static DevicePlan Of(PlanContext c, Tpm tpm)
    {
        var plan = new DevicePlan();
        string alias = tpm.Alias ?? "tpm0", backend = "tpm-" + alias;
        switch (tpm.Backend)
        {
            case EmulatorTpmBackend:
                AddEmulator(plan, backend, c.Host.TpmSocket(tpm));
                break;
            case ExternalTpmBackend external:
                AddEmulator(plan, backend, external.Source?.Path ?? "");
                break;
            case PassthroughTpmBackend host:
                string path = host.DevicePath ?? "/dev/tpm0";
                string device = c.PassFile(plan, path, LaunchFileUse.Tpm, false, alias + "-tpm");
                string cancelFile = $"/sys/class/misc/{Path.GetFileName(path)}/device/cancel";
                string cancel = c.PassFile(plan, cancelFile, LaunchFileUse.TpmCancel, false, alias + "-cancel");
                plan.Argument("-tpmdev", string.Join(
                    ',', "passthrough", "id=" + backend, "path=" + ArgumentPrinter.Escape(device),
                        "cancel-path=" + ArgumentPrinter.Escape(cancel)));
                break;
            default:
                throw DeviceErrors.TpmBackendMissing();
        }

        string driver = tpm.Model switch { TpmModel.TpmCrb => "tpm-crb", TpmModel.TpmSpapr => "tpm-spapr", _ => "tpm-tis" };
        return plan.Device(c.Address(new JsonObject().Add("driver", driver).Add("tpmdev", backend).Add("id", alias), tpm));
    }

    private static void AddEmulator(DevicePlan plan, string backend, string socket) => plan
        .Add(new ChardevStep(new Chardev("chrtpm", new SocketBackend(new UnixSocketAddress(socket), Server: false))))
        .Argument("-tpmdev", $"emulator,id={backend},chardev=chrtpm");
}
