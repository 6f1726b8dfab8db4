using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Vireo.Documents;

namespace Vireo.Drivers.Network;

/// <summary>What follows from the addresses of a network.</summary>
internal static class NetworkAddresses
{
    /// <summary>Whether an address is of IPv6.</summary>
    public static bool IsV6(NetworkIp ip) => IPAddress.TryParse(ip.Address, out IPAddress? address)
        ? address.AddressFamily == AddressFamily.InterNetworkV6 : ip.Family == "ipv6";

    /// <summary>Length of the network's prefix, from prefix, mask, or what the address' class had.</summary>
    public static int Prefix(NetworkIp ip)
    {
        if (ip.Prefix is { } given and > 0)
        {
            return (int)given;
        }

        if (IPAddress.TryParse(ip.Netmask, out IPAddress? mask))
        {
            return mask.GetAddressBytes().Sum(static b => byte.PopCount(b));
        }

        byte first = IPAddress.TryParse(ip.Address, out IPAddress? address) ? address.GetAddressBytes()[0] : (byte)0;
        return IsV6(ip) ? 64 : first < 128 ? 8 : first < 192 ? 16 : 24;
    }

    /// <summary>The mask of an IPv4 network.</summary>
    public static string Netmask(NetworkIp ip)
    {
        uint bits = uint.MaxValue << (32 - Prefix(ip));
        return string.Join('.', new[] { bits >> 24, (bits >> 16) & 255, (bits >> 8) & 255, bits & 255 }
            .Select(static part => part.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>How many addresses a range has; 0 when it is none.</summary>
    public static ulong Count(DhcpRange range) => (ulong)(Number(range.End) - Number(range.Start) + 1);

    /// <summary>The domain in which the names of a network's addresses are looked up.</summary>
    /// <exception cref="VirException">The prefix does not end between two parts of the domain.</exception>
    public static string ReverseDomain(NetworkIp ip)
    {
        int prefix = Prefix(ip);
        bool six = IsV6(ip);
        if (prefix % (six ? 4 : 8) != 0)
        {
            throw HostNetworkErrors.NoReverseDomain(six ? "IPv6" : "IPv4", prefix);
        }

        byte[] bytes = IPAddress.Parse(ip.Address ?? "").GetAddressBytes();
        IEnumerable<string> parts = six
            ? bytes.SelectMany(static b => new[] { b >> 4, b & 15 }).Take(prefix / 4)
                .Select(static part => part.ToString("x", CultureInfo.InvariantCulture))
            : bytes.Take(prefix / 8).Select(static part => part.ToString(CultureInfo.InvariantCulture));
        return string.Join('.', parts.Reverse().Append(six ? "ip6.arpa" : "in-addr.arpa"));
    }

    private static UInt128 Number(string? text) =>
        IPAddress.Parse(text ?? "").GetAddressBytes().Aggregate((UInt128)0, static (sum, b) => (sum << 8) | b);
}
