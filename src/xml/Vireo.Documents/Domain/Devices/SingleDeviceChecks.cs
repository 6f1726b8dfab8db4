using Vireo.Xml;

namespace Vireo.Documents;

/// <content>Reading: devices of which a guest has one at most.</content>
public sealed partial record DomainDevices
{
    partial void OnParsed(XmlElement element)
    {
        Once(element, "memballoon", "memory balloon", ErrorCode.InternalError);
        Once(element, "nvram", "nvram", ErrorCode.InternalError);
        Once(element, "vsock", "vsock", ErrorCode.XmlError);
    }

    private static void Once(XmlElement devices, string name, string kind, ErrorCode code)
    {
        bool seen = false;
        for (XmlElement child = devices.FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name.SequenceEqual(name))
            {
                seen = !seen ? true : throw child.DeviceTwice(code, kind);
            }
        }
    }
}
