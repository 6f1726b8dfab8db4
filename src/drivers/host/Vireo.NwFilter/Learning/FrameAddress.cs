using System.Buffers.Binary;
using System.Net;
using Vireo.Xml;

namespace Vireo.Drivers.NwFilters;

/// <summary>What a frame says of the address of who sent it. Nothing of it is trusted but that it fits.</summary>
internal static class FrameAddress
{
    private const int MacSize = 6, SourceAt = 6, KindAt = 12, Ethernet = 14, Tag = 4;
    private const ushort Tagged = 0x8100, Four = 0x0800, Arp = 0x0806, FourOverEthernet = 0x0800;

    /// <summary>The address of IPv4 with which the guest sent this frame; null when it was not the guest, or says none.</summary>
    public static IPAddress? Of(ReadOnlySpan<byte> frame, MacAddress guest)
    {
        if (frame.Length < Ethernet || !IsFrom(frame, guest))
        {
            return null;
        }

        ushort kind = BinaryPrimitives.ReadUInt16BigEndian(frame[KindAt..]);
        ReadOnlySpan<byte> rest = frame[Ethernet..];
        if (kind == Tagged && rest.Length >= Tag)
        {
            kind = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            rest = rest[Tag..];
        }

        return kind switch
        {
            Four when rest.Length >= 20 && rest[0] >> 4 == 4 => Usable(rest.Slice(12, 4)),
            Arp when rest.Length >= 28 && BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) == FourOverEthernet && rest[4] == MacSize
                && rest[5] == 4 => Usable(rest.Slice(14, 4)),
            _ => null,
        };
    }

    private static bool IsFrom(ReadOnlySpan<byte> frame, MacAddress guest)
    {
        ulong source = 0;
        foreach (byte part in frame.Slice(SourceAt, MacSize))
        {
            source = (source << 8) | part;
        }

        return source == guest.Value;
    }

    // Nobody's address, and those of many, are no guest's.
    private static IPAddress? Usable(ReadOnlySpan<byte> address) =>
        address[0] is 0 or 127 or >= 224 ? null : new IPAddress(address);
}
