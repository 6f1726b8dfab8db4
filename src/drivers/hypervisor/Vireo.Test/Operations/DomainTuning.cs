using System.Globalization;
using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Scheduler, disk and network limits, perf events.</summary>
internal sealed partial class TestConnection
{
    private static readonly (string Name, Func<IoTune, ulong?> Get, Action<IoTune, ulong?> Set)[] s_ioTune =
    [
        ("total_bytes_sec", static t => t.TotalBytesSec, static (t, v) => t.TotalBytesSec = v),
        ("read_bytes_sec", static t => t.ReadBytesSec, static (t, v) => t.ReadBytesSec = v),
        ("write_bytes_sec", static t => t.WriteBytesSec, static (t, v) => t.WriteBytesSec = v),
        ("total_iops_sec", static t => t.TotalIopsSec, static (t, v) => t.TotalIopsSec = v),
        ("read_iops_sec", static t => t.ReadIopsSec, static (t, v) => t.ReadIopsSec = v),
        ("write_iops_sec", static t => t.WriteIopsSec, static (t, v) => t.WriteIopsSec = v),
        ("total_bytes_sec_max", static t => t.TotalBytesSecMax, static (t, v) => t.TotalBytesSecMax = v),
        ("read_bytes_sec_max", static t => t.ReadBytesSecMax, static (t, v) => t.ReadBytesSecMax = v),
        ("write_bytes_sec_max", static t => t.WriteBytesSecMax, static (t, v) => t.WriteBytesSecMax = v),
        ("total_iops_sec_max", static t => t.TotalIopsSecMax, static (t, v) => t.TotalIopsSecMax = v),
        ("read_iops_sec_max", static t => t.ReadIopsSecMax, static (t, v) => t.ReadIopsSecMax = v),
        ("write_iops_sec_max", static t => t.WriteIopsSecMax, static (t, v) => t.WriteIopsSecMax = v),
        ("size_iops_sec", static t => t.SizeIopsSec, static (t, v) => t.SizeIopsSec = v),
        ("total_bytes_sec_max_length", static t => t.TotalBytesSecMaxLength, static (t, v) => t.TotalBytesSecMaxLength = v),
        ("read_bytes_sec_max_length", static t => t.ReadBytesSecMaxLength, static (t, v) => t.ReadBytesSecMaxLength = v),
        ("write_bytes_sec_max_length", static t => t.WriteBytesSecMaxLength, static (t, v) => t.WriteBytesSecMaxLength = v),
        ("total_iops_sec_max_length", static t => t.TotalIopsSecMaxLength, static (t, v) => t.TotalIopsSecMaxLength = v),
        ("read_iops_sec_max_length", static t => t.ReadIopsSecMaxLength, static (t, v) => t.ReadIopsSecMaxLength = v),
        ("write_iops_sec_max_length", static t => t.WriteIopsSecMaxLength, static (t, v) => t.WriteIopsSecMaxLength = v),
    ];

    private static readonly (string Name, Func<BlkioDevice, ulong?> Get, Action<BlkioDevice, ulong> Set)[] s_blkio =
    [
        ("device_weight", static d => d.Weight, static (d, v) => d.Weight = (uint)v),
        ("device_read_iops_sec", static d => d.ReadIopsSec, static (d, v) => d.ReadIopsSec = (uint)v),
        ("device_write_iops_sec", static d => d.WriteIopsSec, static (d, v) => d.WriteIopsSec = (uint)v),
        ("device_read_bytes_sec", static d => d.ReadBytesSec, static (d, v) => d.ReadBytesSec = v),
        ("device_write_bytes_sec", static d => d.WriteBytesSec, static (d, v) => d.WriteBytesSec = v),
    ];

    /// <inheritdoc/>
    public override ValueTask<DomainSchedulerType> DomainGetSchedulerTypeAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Done(new DomainSchedulerType("fair", 1));

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetSchedulerParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags & ~4u, 0, "testDomainGetSchedulerParametersFlags");
        _ = Find(domain);
        return Done(new TypedParameterList { { "weight", 50u } });
    }

    /// <inheritdoc/>
    public override ValueTask DomainSetSchedulerParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        TestFlags.Check((uint)flags, 0, "testDomainSetSchedulerParametersFlags");
        TestParameters.Check(parameters, ("weight", TypedParameterType.Uint));
        _ = Find(domain);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetBlkioParametersAsync(DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainGetBlkioParameters");
        return Done(With(domain, d =>
        {
            var tune = Chosen(d, (uint)flags & 3).Read().Blkiotune;
            var list = new TypedParameterList(6) { { "weight", tune?.Weight ?? 0u } };
            foreach (var (name, get, _) in s_blkio)
            {
                list.Add(name, string.Join(',', (tune?.Devices ?? []).Where(x => get(x) is > 0).Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Path},{get(x)}"))));
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    public override ValueTask DomainSetBlkioParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainSetBlkioParameters");
        TestParameters.Check(
            parameters, ("weight", TypedParameterType.Uint), ("device_weight", TypedParameterType.String), ("device_read_iops_sec", TypedParameterType.String),
            ("device_write_iops_sec", TypedParameterType.String), ("device_read_bytes_sec", TypedParameterType.String), ("device_write_bytes_sec", TypedParameterType.String));
        Change(domain, (uint)flags & 3, def =>
        {
            var tune = def.Blkiotune ??= new BlkioTune();
            foreach (var p in parameters)
            {
                if (p.Name == "weight")
                {
                    tune.Weight = p.Value.UInt == 0 ? null : p.Value.UInt;
                    continue;
                }

                var (_, _, set) = Array.Find(s_blkio, x => x.Name == p.Name);
                string[] words = p.Value.String.Split(',');
                for (int i = 0; i < words.Length; i += 2)
                {
                    if (i + 1 >= words.Length || !ulong.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong value))
                    {
                        throw Errors.InvalidArgument(ErrorDomain.Domain, $"unable to parse blkio device '{p.Name}' '{p.Value.String}'");
                    }

                    string path = words[i];
                    var device = tune.Devices.Find(x => x.Path == path);
                    if (device is null)
                    {
                        device = new BlkioDevice { Path = path };
                        tune.Devices.Add(device);
                    }

                    set(device, value);
                }
            }
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetInterfaceParametersAsync(
        DomainRef domain, string device, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainGetInterfaceParameters");
        return Done(With(domain, d =>
        {
            var bandwidth = FindInterface(Chosen(d, (uint)flags & 3).Read(), device).Bandwidth;
            uint Value(ulong? v) => (uint)(v ?? 0);
            return new TypedParameterList(7)
            {
                { "inbound.average", Value(bandwidth?.Inbound?.Average) },
                { "inbound.peak", Value(bandwidth?.Inbound?.Peak) },
                { "inbound.burst", Value(bandwidth?.Inbound?.Burst) },
                { "inbound.floor", Value(bandwidth?.Inbound?.Floor) },
                { "outbound.average", Value(bandwidth?.Outbound?.Average) },
                { "outbound.peak", Value(bandwidth?.Outbound?.Peak) },
                { "outbound.burst", Value(bandwidth?.Outbound?.Burst) },
            };
        }));
    }

    /// <inheritdoc/>
    public override ValueTask DomainSetInterfaceParametersAsync(
        DomainRef domain, string device, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainSetInterfaceParameters");
        TestParameters.Check(
            parameters, ("inbound.average", TypedParameterType.Uint), ("inbound.peak", TypedParameterType.Uint), ("inbound.burst", TypedParameterType.Uint),
            ("inbound.floor", TypedParameterType.Uint), ("outbound.average", TypedParameterType.Uint), ("outbound.peak", TypedParameterType.Uint),
            ("outbound.burst", TypedParameterType.Uint));
        Change(domain, (uint)flags & 3, def =>
        {
            var nic = FindInterface(def, device);
            var bandwidth = nic.Bandwidth ?? new NetworkBandwidth();
            foreach (bool inbound in (bool[])[true, false])
            {
                string prefix = inbound ? "inbound." : "outbound.";
                var rate = inbound ? bandwidth.Inbound : bandwidth.Outbound;
                var changed = rate ?? new NetworkRate();
                bool any = false;
                foreach (var p in parameters)
                {
                    if (!p.Name.StartsWith(prefix, StringComparison.Ordinal))
                    {
                        continue;
                    }

                    any = true;
                    ulong? value = p.Value.UInt == 0 ? null : p.Value.UInt;
                    switch (p.Name[prefix.Length..])
                    {
                        case "average":
                            changed.Average = value;
                            break;
                        case "peak":
                            changed.Peak = value;
                            break;
                        case "burst":
                            changed.Burst = value;
                            break;
                        default:
                            changed.Floor = value;
                            break;
                    }
                }

                // A rate needs an average or a floor; without either there is no limit.
                var result = any ? changed.Average is null && changed.Floor is null ? null : changed : rate;
                if (inbound)
                {
                    bandwidth.Inbound = result;
                }
                else
                {
                    bandwidth.Outbound = result;
                }
            }

            nic.Bandwidth = bandwidth.Inbound is null && bandwidth.Outbound is null ? null : bandwidth;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetPerfEventsAsync(DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainGetPerfEvents");
        return Done(With(domain, d =>
        {
            var events = Chosen(d, (uint)flags & 3).Read().PerfEvents;
            var list = new TypedParameterList();
            for (var e = PerfEventName.Cmt; e <= PerfEventName.EmulationFaults; e++)
            {
                list.Add(e.ToXml() ?? "", events.Exists(x => x.Name == e && x.Enabled == YesNo.Yes));
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    public override ValueTask DomainSetPerfEventsAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainSetPerfEvents");
        var wanted = new List<(PerfEventName Name, bool On)>();
        foreach (var p in parameters)
        {
            PerfEventName found = PerfEventName.Unset;
            for (var e = PerfEventName.Cmt; e <= PerfEventName.EmulationFaults; e++)
            {
                found = e.ToXml() == p.Name ? e : found;
            }

            if (found == PerfEventName.Unset)
            {
                throw Errors.Report(ErrorDomain.None, ErrorCode.ArgumentUnsupported, $"parameter '{p.Name}' not supported");
            }

            wanted.Add((found, p.Value.Boolean));
        }

        Change(domain, (uint)flags & 3, def =>
        {
            foreach (var (name, on) in wanted)
            {
                def.PerfEvents.RemoveAll(x => x.Name == name);
                def.PerfEvents.Add(new PerfEvent { Name = name, Enabled = on ? YesNo.Yes : YesNo.No });
            }

            def.PerfEvents.Sort(static (a, b) => a.Name.CompareTo(b.Name));
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetBlockIoTuneAsync(
        DomainRef domain, string? disk, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainGetBlockIoTune");
        return Done(With(domain, d =>
        {
            var tune = TunedDisk(Chosen(d, (uint)flags & 3).Read(), disk ?? "").Iotune ?? new IoTune();
            var list = new TypedParameterList(20);
            foreach (var (name, get, _) in s_ioTune)
            {
                list.Add(name, get(tune) ?? 0UL);
                if (name == "size_iops_sec")
                {
                    list.Add("group_name", tune.GroupName ?? "");
                }
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    public override ValueTask DomainSetBlockIoTuneAsync(
        DomainRef domain, string disk, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        CheckImpact(flags, "testDomainSetBlockIoTune");
        foreach (var p in parameters)
        {
            if (p.Name != "group_name" && !Array.Exists(s_ioTune, x => x.Name == p.Name))
            {
                throw Errors.Report(ErrorDomain.None, ErrorCode.ArgumentUnsupported, $"parameter '{p.Name}' not supported");
            }
        }

        var told = new TypedParameterList();
        Change(domain, (uint)flags & 3, def =>
        {
            var target = TunedDisk(def, disk);
            var tune = target.Iotune ?? new IoTune();
            told = new TypedParameterList { { "blkdeviotune.disk", disk } };
            foreach (var p in parameters)
            {
                if (p.Name == "group_name")
                {
                    tune.GroupName = p.Value.String;
                    told.Add("blkdeviotune.group_name", p.Value.String);
                    continue;
                }

                Array.Find(s_ioTune, x => x.Name == p.Name).Set(tune, p.Value.ULong == 0 ? null : p.Value.ULong);
                told.Add("blkdeviotune." + p.Name, p.Value.ULong);
            }

            CheckIoTune(tune);
            bool any = tune.GroupName is not null || Array.Exists(s_ioTune, x => x.Get(tune) is > 0);
            target.Iotune = any ? tune : null;
        });
        if (Find(domain) is { Active: true } d && Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.Tunable))
        {
            Driver.Raise(new DomainTunableEvent(d.Ref, told));
        }

        return ValueTask.CompletedTask;
    }

    private static Disk TunedDisk(DomainDef def, string disk) =>
        FindDisk(def, disk) ?? throw BadArgument($"disk '{disk}' was not found in the domain config");

    private static void CheckIoTune(IoTune t)
    {
        foreach (var (what, total, read, write) in (ReadOnlySpan<(string, ulong?, ulong?, ulong?)>)
        [
            ("bytes_sec", t.TotalBytesSec, t.ReadBytesSec, t.WriteBytesSec),
            ("iops_sec", t.TotalIopsSec, t.ReadIopsSec, t.WriteIopsSec),
            ("bytes_sec_max", t.TotalBytesSecMax, t.ReadBytesSecMax, t.WriteBytesSecMax),
            ("iops_sec_max", t.TotalIopsSecMax, t.ReadIopsSecMax, t.WriteIopsSecMax),
        ])
        {
            if (total is > 0 && (read is > 0 || write is > 0))
            {
                throw BadArgument($"total and read/write of {what} cannot be set at the same time");
            }
        }

        for (int i = 0; i < 6; i++)
        {
            ulong value = s_ioTune[i].Get(t) ?? 0, most = s_ioTune[i + 6].Get(t) ?? 0;
            if (most > 0 && most < value)
            {
                throw BadArgument($"{s_ioTune[i].Name} cannot be set higher than {s_ioTune[i + 6].Name} ");
            }
        }
    }
}
