using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Cryptos;

/// <summary>The plan of a crypto device.</summary>
internal static class CryptoPlan
{
    public static void Add(PlanContext c) => c.Devices.Cryptos.ForEach(crypto => c.Add(Of(c, crypto)));

    public static DevicePlan Of(PlanContext c, CryptoDevice crypto)
    {
        string alias = crypto.Alias ?? "crypto0", backend = "obj" + alias;
        string type = crypto.Backend?.Model == CryptoBackendModel.Lkcf ? "cryptodev-backend-lkcf" : "cryptodev-backend-builtin";
        var device = PlanContext.Options(new JsonObject().Add("driver", c.Virtio("virtio-crypto", crypto, false, false)), crypto.Driver);
        return new DevicePlan()
            .Object(new JsonObject().Add("qom-type", type).Add("id", backend).Opt("queues", (long?)crypto.Backend?.Queues))
            .Device(c.Address(device.Add("cryptodev", backend).Add("id", alias), crypto));
    }
}
