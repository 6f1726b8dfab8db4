namespace Vireo.Documents;

/// <summary>Checks what a switch is told about a port against what its kind knows.</summary>
internal static class VirtualPortRules
{
    public static void Complete(VirtualPort? port, DocumentFaults faults, string path, bool generate, bool require)
    {
        if (port is null)
        {
            return;
        }

        if (require && port.Type == VirtualPortType.None)
        {
            throw faults.Xml(path, "missing required virtualport type");
        }

        VirtualPortParameters? p = port.Parameters;
        if (p is null)
        {
            if (generate && port.Type is VirtualPortType.OpenVSwitch or VirtualPortType.MidoNet)
            {
                port.Parameters = new VirtualPortParameters { InterfaceId = Uuid.Random() };
            }

            return;
        }

        if (p.ManagerId > 255)
        {
            throw faults.Xml(path + "/parameters/@managerid", "value of managerid out of range");
        }

        if (p.TypeId > 0xFFFFFF)
        {
            throw faults.Xml(path + "/parameters/@typeid", "value for typeid out of range");
        }

        if (p.TypeIdVersion > 255)
        {
            throw faults.Xml(path + "/parameters/@typeidversion", "value of typeidversion out of range");
        }

        if (p.ProfileId is { Length: > 39 })
        {
            throw faults.Error(ErrorCode.InternalError, path + "/parameters/@profileid", "profileid parameter too long");
        }

        if (port.Type == VirtualPortType.None)
        {
            return;
        }

        string kind = port.Type.ToXml()!;
        bool qbg = port.Type == VirtualPortType.Qbg;
        bool profile = port.Type is VirtualPortType.Qbh or VirtualPortType.OpenVSwitch;
        bool inter = port.Type is VirtualPortType.OpenVSwitch or VirtualPortType.MidoNet;
        Extra(!qbg && p.ManagerId is not null, "managerid");
        Extra(!qbg && p.TypeId is not null, "typeid");
        Extra(!qbg && p.TypeIdVersion is not null, "typeidversion");
        Extra(!qbg && p.InstanceId is not null, "instanceid");
        Extra(!profile && p.ProfileId is not null, "profileid");
        Extra(!inter && p.InterfaceId is not null, "interfaceid");
        if (generate && inter)
        {
            p.InterfaceId ??= Uuid.Random();
        }

        void Extra(bool present, string what)
        {
            if (present)
            {
                throw faults.Xml($"{path}/parameters/@{what}", $"extra {what} unsupported in <virtualport type='{kind}'>");
            }
        }
    }
}
