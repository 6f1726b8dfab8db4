namespace Vireo.Documents;

/// <summary>Checks the parameters of a switch port against those that its kind has.</summary>
internal static class VirtualPortRules
{
    /// <summary>Makes the error for an attribute of the parameters, or for the port itself (null).</summary>
    private delegate VirException Fault(string? attribute, VirException error);

    /// <summary>A port of a network or of one of its groups.</summary>
    public static void Check(VirtualPort? port, DocumentFaults faults, string path, bool require)
    {
        if (port is not null)
        {
            Check(port, require, faults.Domain, (attribute, error) =>
                faults.At(attribute is null ? path : $"{path}/parameters/@{attribute}", error));
        }
    }

    /// <summary>
    /// The port of a guest's interface: it gets the identifiers that its kind has. Only a network may leave the rest open.
    /// </summary>
    public static void Complete(NetworkInterface net)
    {
        if (net.Virtualport is not { } port)
        {
            return;
        }

        if (net.Type is not (NetworkInterfaceType.Network or NetworkInterfaceType.Bridge or NetworkInterfaceType.Direct
            or NetworkInterfaceType.Hostdev))
        {
            throw GuestInterfaceErrors.VirtualPortUnsupported(net.Type.ToXml()).At(port, "virtualport");
        }

        Fault fault = (attribute, error) => error.At(port, attribute is null ? "virtualport" : "parameters", attribute);
        bool require = net.Type != NetworkInterfaceType.Network;
        Check(port, require, ErrorDomain.Domain, fault);
        VirtualPortParameters p = port.Parameters ?? new VirtualPortParameters();
        p.InstanceId = port.Type is VirtualPortType.Qbg or VirtualPortType.None ? p.InstanceId ?? Uuid.Random() : p.InstanceId;
        p.InterfaceId = port.Type is VirtualPortType.OpenVSwitch or VirtualPortType.None ? p.InterfaceId ?? Uuid.Random() : p.InterfaceId;
        port.Parameters = p.InstanceId is null && p.InterfaceId is null ? port.Parameters : p;
        if (require)
        {
            bool qbg = port.Type == VirtualPortType.Qbg;
            Need(qbg && p.ManagerId is null, "managerid");
            Need(qbg && p.TypeId is null, "typeid");
            Need(qbg && p.TypeIdVersion is null, "typeidversion");
            Need(port.Type == VirtualPortType.Qbh && p.ProfileId is null, "profileid");
            Need(port.Type == VirtualPortType.MidoNet && p.InterfaceId is null, "interfaceid");
        }

        void Need(bool absent, string what)
        {
            if (absent)
            {
                throw fault(null, VirtualPortErrors.ParameterMissing(what, port.Type.ToXml()));
            }
        }
    }

    private static void Check(VirtualPort port, bool require, ErrorDomain domain, Fault fault)
    {
        if (require && port.Type == VirtualPortType.None)
        {
            throw fault(null, VirtualPortErrors.TypeMissing(domain));
        }

        if (port.Parameters is not { } p)
        {
            return;
        }

        if (p.ManagerId > 255)
        {
            throw fault("managerid", VirtualPortErrors.ValueOutOfRange(domain, "managerid"));
        }

        if (p.TypeId > 0xFFFFFF)
        {
            throw fault("typeid", VirtualPortErrors.TypeIdOutOfRange(domain));
        }

        if (p.TypeIdVersion > 255)
        {
            throw fault("typeidversion", VirtualPortErrors.ValueOutOfRange(domain, "typeidversion"));
        }

        if (p.ProfileId is { Length: > 39 })
        {
            throw fault("profileid", VirtualPortErrors.ProfileTooLong(domain));
        }

        if (port.Type == VirtualPortType.None)
        {
            return;
        }

        bool qbg = port.Type == VirtualPortType.Qbg;
        Extra(!qbg && p.ManagerId is not null, "managerid");
        Extra(!qbg && p.TypeId is not null, "typeid");
        Extra(!qbg && p.TypeIdVersion is not null, "typeidversion");
        Extra(!qbg && p.InstanceId is not null, "instanceid");
        Extra(port.Type is not (VirtualPortType.Qbh or VirtualPortType.OpenVSwitch) && p.ProfileId is not null, "profileid");
        Extra(port.Type is not (VirtualPortType.OpenVSwitch or VirtualPortType.MidoNet) && p.InterfaceId is not null, "interfaceid");

        void Extra(bool present, string what)
        {
            if (present)
            {
                throw fault(what, VirtualPortErrors.ParameterUnsupported(domain, what, port.Type.ToXml()));
            }
        }
    }
}
