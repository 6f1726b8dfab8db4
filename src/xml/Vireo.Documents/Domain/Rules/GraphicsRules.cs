using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Ports and listeners of screens.</summary>
internal static class GraphicsRules
{
    public static void Complete(DomainDef domain, bool inactive)
    {
        foreach (Graphics screen in domain.Devices.Graphics)
        {
            switch (screen)
            {
                case VncGraphics vnc:
                    CompletePort(vnc, inactive);
                    vnc.Listen = CompleteListens(vnc.Listens, vnc.Listen, vnc.Socket, addressByDefault: true);
                    break;
                case RdpGraphics rdp:
                    rdp.AutoPort = rdp.Port is null or 0 ? YesNo.Yes : rdp.AutoPort;
                    rdp.Port = rdp.AutoPort == YesNo.Yes ? 0 : rdp.Port;
                    rdp.AutoPort = rdp.AutoPort == YesNo.No ? YesNo.Unset : rdp.AutoPort;
                    rdp.Listen = CompleteListens(rdp.Listens, rdp.Listen, null, addressByDefault: true);
                    break;
                case SpiceGraphics spice:
                    CompletePorts(spice, inactive);
                    bool anyPort = spice.Port is not null || spice.TlsPort is not null || spice.AutoPort == YesNo.Yes;
                    spice.Listen = CompleteListens(spice.Listens, spice.Listen, null, anyPort);
                    if (!anyPort && spice.Listens is [{ Type: GraphicsListenType.Address } first, ..])
                    {
                        // Without any port there is nothing to listen on.
                        first.Type = GraphicsListenType.None;
                        first.Address = null;
                        spice.Listen = null;
                    }

                    break;
                case DbusGraphics { PeerToPeer: YesNo.No } bus:
                    bus.PeerToPeer = YesNo.Unset;
                    break;
                default:
                    break;
            }
        }
    }

    public static void Check(DomainDef domain)
    {
        foreach (Graphics screen in domain.Devices.Graphics)
        {
            List<GraphicsListen> listens = screen switch
            {
                VncGraphics vnc => vnc.Listens,
                SpiceGraphics spice => spice.Listens,
                RdpGraphics rdp => rdp.Listens,
                _ => [],
            };
            if (screen is RdpGraphics && listens.Find(
                static l => l.Type is GraphicsListenType.None or GraphicsListenType.Socket) is { } wrong)
            {
                throw DeviceErrors.RdpListenType(wrong.Type.ToXml()).At(
                        wrong, "listen", "type");
            }

            if (listens.Exists(static l => l.Type == GraphicsListenType.Network && l.Network is null))
            {
                throw DeviceErrors.ListenNetworkMissing().At(
                    listens.Find(static l => l.Type == GraphicsListenType.Network && l.Network is null), "listen", "network");
            }
        }
    }

    private static void CompletePort(VncGraphics vnc, bool inactive)
    {
        bool socket = vnc.Socket is not null || (vnc.Listens.Count > 0 && vnc.Listens[0].Type == GraphicsListenType.Socket);
        if (!socket && (vnc.Port == -1 || (vnc.Port is null && vnc.AutoPort != YesNo.No)))
        {
            vnc.AutoPort = YesNo.Yes;
        }

        if (vnc.AutoPort == YesNo.Yes && (inactive || vnc.Port is null))
        {
            vnc.Port = socket ? null : -1;
        }
        else if (vnc.AutoPort == YesNo.Unset && vnc.Port is not null)
        {
            vnc.AutoPort = YesNo.No;
        }

        if (socket)
        {
            vnc.AutoPort = YesNo.Unset;
            vnc.Port = null;
        }
    }

    private static void CompletePorts(SpiceGraphics spice, bool inactive)
    {
        if (spice.Port == -1 && spice.TlsPort == -1)
        {
            spice.AutoPort = YesNo.Yes;
        }

        if (spice is { AutoPort: YesNo.No, Port: null, TlsPort: null })
        {
            spice.AutoPort = YesNo.Unset;
        }

        if (spice is { AutoPort: YesNo.Unset, Listens: [{ Type: GraphicsListenType.Network }, ..] })
        {
            spice.AutoPort = YesNo.No;
        }

        if (spice.AutoPort == YesNo.Yes && inactive)
        {
            spice.Port = null;
            spice.TlsPort = null;
        }
        else if (spice.AutoPort == YesNo.Unset && (spice.Port is not null || spice.TlsPort is not null))
        {
            spice.AutoPort = YesNo.No;
        }
    }

    /// <summary>Completes the list of listeners; the result is the old attribute <c>listen</c>, which repeats the first address.</summary>
    private static string? CompleteListens(List<GraphicsListen> listens, string? listen, string? socket, bool addressByDefault)
    {
        CheckFirst(listens, listen, socket);
        if (socket is not null)
        {
            // A socket outdoes every other listener.
            if (listens.Count == 0 || listens[0].Type != GraphicsListenType.Socket)
            {
                listens.Clear();
                listens.Add(new GraphicsListen { Type = GraphicsListenType.Socket, Socket = socket });
            }

            listens[0].Socket ??= socket;
            return null;
        }

        if (listens.Count == 0)
        {
            listens.Add(listen is not null || addressByDefault
                ? new GraphicsListen { Type = GraphicsListenType.Address, Address = string.IsNullOrEmpty(listen) ? null : listen }
                : new GraphicsListen { Type = GraphicsListenType.None });
        }

        GraphicsListen first = listens[0];
        if (first.Type == GraphicsListenType.Address)
        {
            first.Address ??= string.IsNullOrEmpty(listen) ? null : listen;
            return first.Address;
        }

        return first.Type == GraphicsListenType.Network ? first.Address ?? listen : null;
    }

    /// <summary>The old attributes and the first listener must agree where both are given.</summary>
    private static void CheckFirst(List<GraphicsListen> listens, string? listen, string? socket)
    {
        if (listens.Count == 0)
        {
            return;
        }

        GraphicsListen first = listens[0];
        if (first.Type == GraphicsListenType.Address && !string.IsNullOrEmpty(listen) && first.Address is not null
            && first.Address != listen)
        {
            throw DeviceErrors.ListenAddressDiffers(listen, first.Address)
                .At(first, "listen", "address");
        }

        if (first.Type == GraphicsListenType.Socket && socket is not null && first.Socket is not null && first.Socket != socket)
        {
            throw DeviceErrors.ListenSocketDiffers(socket, first.Socket)
                .At(first, "listen", "socket");
        }
    }
}
