using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Stats;

/// <content>Interfaces, disks and IO threads.</content>
public static partial class DomainStatsReport
{
    private static void Interfaces(TypedParameterList list, DomainStatsInput input)
    {
        if (input.Process == 0)
        {
            return;
        }

        list.Add("net.count", (uint)input.Def.Devices.Interfaces.Count);
        string? table = null;
        for (int i = 0; i < input.Def.Devices.Interfaces.Count; i++)
        {
            // Only taps have a device on the host; user-mode networking has nothing to count.
            if (input.Def.Devices.Interfaces[i].Target?.Dev is not { } device)
            {
                continue;
            }

            string prefix = string.Create(CultureInfo.InvariantCulture, $"net.{i}.");
            list.Add(prefix + "name", device);
            table ??= File.ReadAllText("/proc/net/dev");
            if (InterfaceCounters.Of(input.Def.Devices.Interfaces[i], table) is { } c)
            {
                list.Add(prefix + "rx.bytes", c.ReceivedBytes);
                list.Add(prefix + "rx.pkts", c.ReceivedPackets);
                list.Add(prefix + "rx.errs", c.ReceivedErrors);
                list.Add(prefix + "rx.drop", c.ReceivedDropped);
                list.Add(prefix + "tx.bytes", c.SentBytes);
                list.Add(prefix + "tx.pkts", c.SentPackets);
                list.Add(prefix + "tx.errs", c.SentErrors);
                list.Add(prefix + "tx.drop", c.SentDropped);
            }
        }
    }

    private static void Blocks(TypedParameterList list, DomainStatsInput input, bool backingChain)
    {
        int count = list.Count;
        list.Add("block.count", 0u);
        uint shown = 0;
        foreach (var disk in input.Def.Devices.Disks)
        {
            Block(list, input, disk, shown++);
            for (var backing = backingChain ? disk.BackingStore : null; backing?.Source is not null; backing = backing.BackingStore)
            {
                string prefix = string.Create(CultureInfo.InvariantCulture, $"block.{shown++}.");
                list.Add(prefix + "name", disk.Target?.Dev ?? "");
                if (SourcePath(backing.Source) is { } path)
                {
                    list.Add(prefix + "path", path);
                }

                if (backing.Index is { } index)
                {
                    list.Add(prefix + "backingIndex", index);
                }
            }
        }

        list[count] = new("block.count", TypedValue.From(shown));
    }

    private static void Block(TypedParameterList list, DomainStatsInput input, Disk disk, uint at)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"block.{at}.");
        list.Add(prefix + "name", disk.Target?.Dev ?? "");
        string? path = SourcePath(disk.Source);
        if (path is not null)
        {
            list.Add(prefix + "path", path);
        }

        if (input.Process != 0 && disk.Source?.Index is { } index)
        {
            list.Add(prefix + "backingIndex", index);
        }

        if (disk.Alias is null || input.BlockStats is null || !input.BlockStats.TryGetValue(disk.Alias, out var s))
        {
            if (input.Process == 0 && path is not null && DiskSizes.Read(path, disk.Driver?.Type) is { } sizes)
            {
                // A raw image without a single block counts as one whose allocation is not known.
                if (sizes.Allocation > 0 || disk.Driver?.Type is not (null or "raw"))
                {
                    list.Add(prefix + "allocation", sizes.Allocation);
                }

                list.Add(prefix + "capacity", sizes.Capacity);
                list.Add(prefix + "physical", sizes.Physical);
            }

            return;
        }

        list.Add(prefix + "rd.reqs", s.ReadRequests);
        list.Add(prefix + "rd.bytes", s.ReadBytes);
        list.Add(prefix + "rd.times", s.ReadTime);
        list.Add(prefix + "wr.reqs", s.WriteRequests);
        list.Add(prefix + "wr.bytes", s.WriteBytes);
        list.Add(prefix + "wr.times", s.WriteTime);
        list.Add(prefix + "fl.reqs", s.FlushRequests);
        list.Add(prefix + "fl.times", s.FlushTime);
        if (path is null || input.BlockNodes?.TryGetValue(DiskImage.TopNode(disk) ?? "", out var node) is not true)
        {
            return;
        }

        list.Add(prefix + "allocation", s.HighestOffset);
        list.Add(prefix + "capacity", node.Capacity);
        list.Add(prefix + "physical", node.ActualSize ?? node.Capacity);
        if (node.WriteThreshold is { } threshold)
        {
            list.Add(prefix + "threshold", threshold);
        }
    }

    private static void IoThreads(TypedParameterList list, DomainStatsInput input)
    {
        if (input.IoThreads is not { Count: > 0 } threads)
        {
            return;
        }

        list.Add("iothread.count", (uint)threads.Count);
        foreach (var thread in threads)
        {
            string prefix = $"iothread.{thread.Id.Replace("iothread", "", StringComparison.Ordinal)}.";
            if (thread.PollMax is { } max)
            {
                list.Add(prefix + "poll-max-ns", max);
                list.Add(prefix + "poll-grow", (uint)(thread.PollGrow ?? 0));
                list.Add(prefix + "poll-shrink", (uint)(thread.PollShrink ?? 0));
            }
        }
    }

    private static string? SourcePath(DiskSource? source) => DiskImage.Located(source) switch
    {
        FileDiskSource { File: { Length: > 0 } file } => file,
        BlockDiskSource { Dev: { Length: > 0 } device } => device,
        _ => null,
    };
}
