using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Defaults of devices that need little.</summary>
internal static class SmallDeviceRules
{
    public static void Complete(DomainDef domain)
    {
        uint slot = 0;
        foreach (Smartcard card in domain.Devices.Smartcards)
        {
            card.Address ??= new CcidAddress { Slot = slot };
            slot = card.Address is CcidAddress { Controller: 0 } address ? address.Slot + 1 : slot;
        }

        foreach (Watchdog watchdog in domain.Devices.Watchdogs)
        {
            watchdog.Action = watchdog.Action == WatchdogAction.Unset ? WatchdogAction.Reset : watchdog.Action;
        }

        if (domain.Devices.Vsock is { Cid: null } vsock)
        {
            vsock.Cid = new VsockCid { Auto = YesNo.No };
        }

        foreach (SecurityLabel label in domain.SecurityLabels)
        {
            label.Type = label.Type == SecurityLabelType.Unset ? SecurityLabelType.Dynamic : label.Type;
            label.Relabel = label.Relabel == YesNo.Unset && label.Type != SecurityLabelType.None
                ? YesNoXml.From(label.Type == SecurityLabelType.Dynamic)
                : label.Relabel;
        }
    }
}
