using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a declaration cannot say about channel addresses: they are whole or empty, and limited.</summary>
public sealed partial record CcwAddress
{
    /// <summary>True for <c>&lt;address type='ccw'/></c>: the driver chooses where.</summary>
    public bool IsEmpty => Cssid is null && Ssid is null && Devno is null;

    partial void OnParsed(XmlElement element)
    {
        if (IsEmpty)
        {
            return;
        }

        if (Cssid is null || Ssid is null || Devno is null)
        {
            throw element.CcwAddressPartial();
        }

        if (Cssid > 254 || Ssid > 3 || Devno > 65535)
        {
            throw element.CcwAddressInvalid(Cssid, Ssid, Devno);
        }
    }
}
