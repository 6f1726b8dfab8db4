using System.Net;
using System.Net.Sockets;

namespace Vireo.Documents;

/// <summary>Numeric IP addresses: parsing, networks, ranges.</summary>
public static class NetAddress
{
    /// <summary>An address in numbers, or null.</summary>
    public static IPAddress? Parse(string? text) =>
        text is { Length: > 0 } && IPAddress.TryParse(text, out IPAddress? address) ? address : null;

    /// <summary>Whether it is an address of IPv4.</summary>
    public static bool IsV4(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetwork };

    /// <summary>Whether it is an address of IPv6.</summary>
    public static bool IsV6(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetworkV6 };

    /// <summary>Length of the prefix that a net mask stands for, or -1 when its ones are not at the front.</summary>
    public static int PrefixOf(IPAddress mask)
    {
        UInt128 bits = Number(mask);
        int width = IsV4(mask) ? 32 : 128;
        int ones = 0;
        while (ones < width && ((bits >> (width - 1 - ones)) & 1) == 1)
        {
            ones++;
        }

        UInt128 expected = ones == 0 ? 0 : (((UInt128)1 << ones) - 1) << (width - ones);
        return bits == expected ? ones : -1;
    }

    /// <summary>The prefix length of an address with a mask or prefix; without either the one that its class had.</summary>
    public static int EffectivePrefix(IPAddress address, IPAddress? mask, uint prefix)
    {
        if (prefix > 0)
        {
            return (int)prefix;
        }

        if (mask is not null)
        {
            return PrefixOf(mask);
        }

        if (IsV6(address))
        {
            return 64;
        }

        byte first = address.GetAddressBytes()[0];
        return first < 128 ? 8 : first < 192 ? 16 : first < 224 ? 24 : -1;
    }

    /// <summary>The net mask of IPv4 that has a length.</summary>
    public static IPAddress Netmask(int prefix) => FromNumber(~(UInt128)0 << (32 - prefix), v6: false);

    /// <summary>The address of the network that an address is in.</summary>
    public static IPAddress NetworkOf(IPAddress address, int prefix) =>
        FromNumber(Number(address) & ~HostMask(address, prefix), IsV6(address));

    /// <summary>The last address of the network that an address is in.</summary>
    public static IPAddress BroadcastOf(IPAddress address, int prefix) =>
        FromNumber(Number(address) | HostMask(address, prefix), IsV6(address));

    /// <summary>The address that has a number.</summary>
    public static IPAddress FromNumber(UInt128 number, bool v6)
    {
        Span<byte> bytes = stackalloc byte[v6 ? 16 : 4];
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)number;
            number >>= 8;
        }

        return new IPAddress(bytes);
    }

    /// <summary>An address as a number.</summary>
    public static UInt128 Number(IPAddress address)
    {
        UInt128 number = 0;
        foreach (byte b in address.GetAddressBytes())
        {
            number = (number << 8) | b;
        }

        return number;
    }

    /// <summary>The bits of an address within its network: the mask of the host part.</summary>
    public static UInt128 HostMask(IPAddress address, int prefix)
    {
        int width = IsV4(address) ? 32 : 128;
        int host = width - prefix;
        return host >= 128 ? UInt128.MaxValue : ((UInt128)1 << host) - 1;
    }
}
