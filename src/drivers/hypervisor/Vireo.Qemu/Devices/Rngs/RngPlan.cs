using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Characters;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Rngs;

/// <summary>The plan of a source of random numbers.</summary>
internal static class RngPlan
{
    private const uint DefaultPeriod = 1000;

    public static void Add(PlanContext c) => c.Devices.Rngs.ForEach(rng => c.Add(Of(c, rng)));

    public static DevicePlan Of(PlanContext c, Rng rng)
    {
        string source = "obj" + rng.Alias;
        var plan = new DevicePlan();
        var back = rng.Backend switch
        {
            BuiltinRngBackend => new JsonObject().Add("qom-type", "rng-builtin").Add("id", source),
            RandomRngBackend random => new JsonObject().Add("qom-type", "rng-random").Add("id", source)
                .Add("filename", random.Device ?? "/dev/random"),
            EgdRngBackend egd => new JsonObject().Add("qom-type", "rng-egd").Add("id", source).Add("chardev", CharBackends.Add(
                c, plan, new Serial { Alias = rng.Alias, Type = egd.Type, Sources = egd.Sources, Protocol = egd.Protocol })),
            _ => throw DeviceErrors.RngBackendUnsupported(),
        };
        var device = new JsonObject().Add("driver", c.Virtio(
            "virtio-rng", rng, rng.Model == RngModel.VirtioTransitional, rng.Model == RngModel.VirtioNonTransitional));
        PlanContext.Options(device, rng.Driver);
        device.Add("rng", source).Add("id", rng.Alias ?? "");
        if (rng.Rate is { Bytes: { } bytes } rate)
        {
            device.Add("max-bytes", (long)bytes).Add("period", (long)(rate.Period ?? DefaultPeriod));
        }

        return plan.Object(back).Device(c.Address(device, rng));
    }
}
