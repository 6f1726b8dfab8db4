using System.Buffers.Binary;
using System.Numerics;
using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Disks and interfaces: statistics, sizes, errors. Statistics follow the clock, because nothing is really read or sent.</summary>
internal partial class TestConnection
{
    private const ulong DiskCapacity = 1UL << 40;

    /// <inheritdoc/>
    public override ValueTask<DomainBlockStats> DomainBlockStatsAsync(DomainRef domain, string path, CancellationToken cancellationToken) =>
        Done(ReadActive(domain, d =>
        {
            if (path.Length == 0)
            {
                throw TestDomainErrors.StatsOfAllDisks();
            }

            _ = FindDisk(d.Live!.Read(), path) ?? throw DomainErrors.PathInvalid(ErrorDomain.Test, path);
            long now = (long)NowMicroseconds;
            return new DomainBlockStats(now / 10, now / 20, now / 30, now / 40, now / 1_000_000 / 2);
        }));

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainBlockInfo> DomainGetBlockInfoAsync(
        DomainRef domain, string path, uint flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d =>
        {
            var disk = FindDisk(d.Current.Read(), path) ?? throw DomainErrors.PathNotAssigned(ErrorDomain.Test, path);
            if (disk.Source is null)
            {
                throw DomainErrors.DiskWithoutSource(ErrorDomain.Test, path);
            }

            // A little more is allocated than fits into the image.
            return new DomainBlockInfo(DiskCapacity, DiskCapacity - 5177344, DiskCapacity);
        }));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<DomainDiskError>> DomainGetDiskErrorsAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainDiskError>>(ReadActive(domain, static d =>
        {
            // Every second disk is said to be full, the others to have failed otherwise.
            var list = new List<DomainDiskError>();
            foreach (var disk in d.Live!.Read().Devices.Disks)
            {
                list.Add(new DomainDiskError(disk.Target?.Dev ?? "", (DomainDiskErrorCode)((list.Count % 2) + 1)));
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    public override ValueTask<DomainInterfaceStats> DomainInterfaceStatsAsync(
        DomainRef domain, string device, CancellationToken cancellationToken) =>
        Done(ReadActive(domain, d =>
        {
            _ = FindInterface(d.Live!.Read(), device);
            long now = (long)NowMicroseconds, seconds = now / 1_000_000;
            return new DomainInterfaceStats(now / 10, now / 100, seconds, seconds / 2, now / 20, now / 110, seconds / 3, seconds / 4);
        }));

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<DomainInterface>> DomainInterfaceAddressesAsync(
        DomainRef domain, DomainInterfaceAddressesSource source, uint flags, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(source))
        {
            throw DomainErrors.AddressSourceUnknown(ErrorDomain.Test, (int)source);
        }

        return Done<IReadOnlyList<DomainInterface>>(ReadActive(domain, d =>
        {
            var list = new List<DomainInterface>();
            foreach (var nic in d.Live!.Read().Devices.Interfaces)
            {
                // Guests on networks of the simulated host have addresses of them; the others live in a network of their own.
                var address = nic.Source is NetworkInterfaceSource { Network: { } network }
                    ? NetworkAddress(network, (20 * ((uint)d.Id - 1)) + (uint)list.Count + 1)
                    : null;
                list.Add(new DomainInterface(
                    nic.Target?.Dev ?? "", nic.Mac?.Address?.ToString(),
                    [address ?? new DomainIpAddress(IpAddrType.Ipv4, $"192.168.0.{(list.Count % 254) + 1}", 24)]));
            }

            return list;
        }));
    }

    /// <summary>The address that lies <paramref name="offset"/> behind the network's first DHCP address, or behind its own.</summary>
    private DomainIpAddress? NetworkAddress(string name, uint offset)
    {
        if (Driver.Networks.FindByName(name) is not { } network)
        {
            throw Driver.Networks.Noun.NoName(name);
        }

        var ip = network.View.Definition.Ips.FirstOrDefault();

        if (ip is null || !System.Net.IPAddress.TryParse(ip.Dhcp?.Ranges is [{ Start: { } start }, ..] ? start : ip.Address, out var first))
        {
            return null;
        }

        byte[] bytes = first.GetAddressBytes();
        if (bytes.Length == 4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) + offset);
        }
        else
        {
            bytes[^1] = (byte)(bytes[^1] + offset);
        }

        bool v4 = bytes.Length == 4;
        return new DomainIpAddress(v4 ? IpAddrType.Ipv4 : IpAddrType.Ipv6, new System.Net.IPAddress(bytes).ToString(), PrefixOf(ip, v4));
    }

    private static uint PrefixOf(NetworkIp ip, bool v4)
    {
        if (ip.Prefix is { } prefix)
        {
            return (uint)prefix;
        }

        return v4 && System.Net.IPAddress.TryParse(ip.Netmask, out var mask)
            ? (uint)BitOperations.PopCount(BinaryPrimitives.ReadUInt32BigEndian(mask.GetAddressBytes()))
            : v4 ? 24u : 64u;
    }

    private static Disk? FindDisk(DomainDef def, string path) =>
        def.Devices.Disks.Find(d => d.Target?.Dev == path) ?? def.Devices.Disks.Find(d => path == d.Source switch
        {
            FileDiskSource f => f.File,
            BlockDiskSource b => b.Dev,
            _ => null,
        });

    private static NetworkInterface FindInterface(DomainDef def, string device) =>
        def.Devices.Interfaces.Find(i => i.Target?.Dev == device || i.Mac?.Address?.ToString() == device)
        ?? throw DomainErrors.InterfaceUnknown(device);
}
