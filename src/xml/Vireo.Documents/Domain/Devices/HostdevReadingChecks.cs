using Vireo.Xml;

namespace Vireo.Documents;

/// <content>Reading: which device of the host is meant must be said.</content>
public sealed partial record Hostdev
{
    partial void OnParsed(XmlElement element)
    {
        XmlElement source = element.Child("source");
        if (Type == HostdevType.Unset)
        {
            return;
        }

        if (!source.Exists)
        {
            throw element.HostdevSourceMissing();
        }

        if (Mode == HostdevMode.Capabilities)
        {
            RequireCapability(source);
            return;
        }

        XmlElement address = source.Child("address");
        switch (Type)
        {
            case HostdevType.Pci when !address.Exists && Source is PciHostdevSource pci:
                pci.Address = new HostPciAddress { Domain = 0, Bus = 0, Slot = 0, Function = 0 };
                break;
            case HostdevType.Usb when source.Child("vendor").Exists && !source.Child("product").Exists:
                throw source.ProductMissing();
            case HostdevType.Usb when address.Exists && !address.Attribute("device").Exists && !address.Attribute("port").Exists:
                throw address.Missing("device");
            case HostdevType.Scsi when !source.Attribute("protocol").Exists:
                RequireScsi(source, address);
                break;
            case HostdevType.ScsiHost when !source.Attribute("protocol").Exists:
                throw source.Missing("protocol");
            case HostdevType.ScsiHost when !source.Attribute("wwpn").Exists:
                throw source.VhostScsiWwpnMissing();
            case HostdevType.Mdev when !element.Attribute("model").Exists:
                throw element.Missing("model");
            case HostdevType.Mdev when !address.Exists:
                throw source.AddressMissing();
            default:
                break;
        }
    }

    private static void RequireScsi(XmlElement source, XmlElement address)
    {
        if (!address.Exists)
        {
            throw source.ScsiAddressMissing();
        }

        if (source.Child("adapter") is not { Exists: true } adapter || !adapter.Attribute("name").Exists)
        {
            throw source.ScsiAdapterMissing();
        }
    }

    private void RequireCapability(XmlElement source)
    {
        (string name, string kind) = Type switch
        {
            HostdevType.Storage => ("block", "storage"),
            HostdevType.Net => ("interface", "net"),
            _ => ("char", "character"),
        };
        if (source.TextOf(name).IsEmpty)
        {
            throw source.HostdevElementMissing(name, kind);
        }
    }
}
