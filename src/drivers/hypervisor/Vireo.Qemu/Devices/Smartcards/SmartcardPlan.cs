using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Devices.Smartcards;

/// <summary>The plan of a smart card.</summary>
internal static class SmartcardPlan
{
    private const string DefaultDatabase = "/etc/pki/nssdb";

    public static void Add(PlanContext c) => c.Devices.Smartcards.ForEach(card => c.Add(Of(c, card)));

    public static DevicePlan Of(PlanContext c, Smartcard card)
    {
        string alias = card.Alias ?? "smartcard0";
        uint controller = card.Address is CcidAddress a ? a.Controller : 0;
        string bus = (c.ControllerAlias(ControllerType.Ccid, controller) ?? "ccid" + PlanContext.Text(controller)) + ".0";
        var device = new JsonObject().Add("driver", "ccid-card-emulated");
        switch (card.Mode)
        {
            case SmartcardMode.Host:
                device.Add("backend", "nss-emulated");
                break;
            case SmartcardMode.HostCertificates:
                device.Add("backend", "certificates");
                for (int i = 0; i < card.Certificates.Count; i++)
                {
                    device.Add("cert" + (i + 1).ToString(CultureInfo.InvariantCulture), card.Certificates[i]);
                }

                device.Add("db", card.Database ?? DefaultDatabase);
                break;
            default:
                throw DeviceErrors.SmartcardPassthroughUnsupported();
        }

        return new DevicePlan().Device(device.Add("id", alias).Add("bus", bus));
    }
}
