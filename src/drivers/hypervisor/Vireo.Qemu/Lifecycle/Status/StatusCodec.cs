using System.Collections.Immutable;
using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Status files in libvirt's own form, from and to the records of a running guest. What libvirt has no element for stands in one element
/// more,
/// <c>run</c>, which libvirtd passes over. It touches no file.
/// </summary>
internal static class StatusCodec
{
    private const string OwnElement = "run", OrderElement = "order", CustomMonitorTaint = "custom-monitor";

    // libvirt's names for the kinds of block jobs that are served.
    private static readonly (DomainBlockJobType Type, string Name)[] s_blockJobs =
    [
        (DomainBlockJobType.Pull, "pull"), (DomainBlockJobType.Copy, "copy"), (DomainBlockJobType.Commit, "commit"),
        (DomainBlockJobType.ActiveCommit, "active-commit"), (DomainBlockJobType.Backup, "backup"),
    ];

    /// <summary>The document of a running guest.</summary>
    public static DomainStatusDef Write(QemuDomainView view, RunPaths paths)
    {
        var run = view.Run;
        string shortName = RunPaths.ShortName(view.Id, view.Name);
        var nodes = new List<XmlNode>();
        if (run.CustomMonitor)
        {
            nodes.Add(Node("taint", ("flag", CustomMonitorTaint)));
        }

        nodes.Add(Node("monitor", ("path", run.MonitorPath), ("type", "unix")));
        nodes.Add(WriteVcpus(run));
        nodes.Add(WriteFlags(run));
        if (run.Job is { } job)
        {
            nodes.Add(
                Node("job", ("type", "none"), ("async", JobName(job.Kind)), ("phase", "none"), ("flags", "0x0"), ("asyncStarted", "0")));
        }

        if (run.RebootPending)
        {
            nodes.Add(Node("fakereboot"));
        }

        nodes.Add(WriteDevices(view.Live, run));
        nodes.Add(Node("libDir", ("path", paths.LibFolder(shortName))));
        nodes.Add(Node("channelTargetDir", ("path", paths.ChannelFolder(shortName))));
        nodes.Add(Node("memoryBackingDir", ("path", paths.MemoryFolder(shortName))));
        if (run.RequestedCpu is { } cpu)
        {
            nodes.Add(XmlNode.Parse(XmlTree.Parse(cpu.ToXml("cpu")).Root));
        }

        nodes.Add(Node("allowReboot", ("value", "yes")));
        nodes.Add(Node("nodename", ("index", Text(HighestNode(view.Live)))));
        nodes.Add(Node("fdset", ("index", "0")));
        nodes.Add(WriteBlockJobs(run));
        nodes.Add(new XmlNode { Name = "agentTimeout", Text = Text(view.AgentTimeout) });
        nodes.Add(WriteOwn(run));
        return new DomainStatusDef
        {
            State = StateNames.Of(view.State),
            Reason = StateNames.Of(view.State, view.Reason),
            Pid = Text(run.Pid),
            DriverState = nodes,
            Domain = WithNodeNames(view.Live),
        };
    }

    /// <summary>What a document describes; numbers that are none count as absent.</summary>
    /// <exception cref="VirException">It has no guest, or one without a name or UUID.</exception>
    public static RecoveredGuest Read(DomainStatusDef status)
    {
        if (status.Domain is not { Uuid: not null, Name: not null } live)
        {
            throw LifecycleErrors.StatusWithoutDomain();
        }

        var state = StateNames.Parse(status.State) ?? DomainState.Running;
        var own = Find(status, OwnElement);
        var run = new DomainRuntime
        {
            Pid = Int(status.Pid) ?? 0,
            StartTime = ULong(own?["started"]) ?? 0,
            MonitorPath = Find(status, "monitor")?["path"] ?? "",
            EmulatorFlags = [.. Find(status, "qemuCaps")?.Children.Select(static n => n["name"]).OfType<string>() ?? []],
            Peripherals = [.. Find(status, "devices")?.Children.Select(static n => n["alias"]).OfType<string>() ?? []],
            VcpuThreads = ReadVcpus(Find(status, "vcpus")),
            RequestedCpu = Find(status, "cpu") is { } cpu ? DomainDef.Parse($"<domain type='qemu'>{cpu.ToXml("cpu")}</domain>").Cpu : null,
            PauseReason = (DomainPausedReason)(Int(own?["pauseReason"]) ?? 0),
            ResumeReason = (DomainRunningReason)(Int(own?["resumeReason"]) ?? (int)DomainRunningReason.Unpaused),
            ResumeDetail = (DomainEventResumedDetailType)(Int(own?["resumeDetail"]) ?? 0),
            RebootPending = Find(status, "fakereboot") is not null,
            GuestShutDown = own?["guestShutDown"] == "yes",
            CustomMonitor = status.DriverState.Exists(static n => n.Name == "taint" && n["flag"] == CustomMonitorTaint),
            ClockBase = long.TryParse(own?["clockBase"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long clock)
                ? clock
                : null,
            BlockJobs = ReadBlockJobs(Find(status, "blockjobs")),
            Orders = [.. own?.Children.Select(ReadOrder).OfType<LiveSetting>() ?? []],
            Job = ReadJob(own?.Children.Find(static n => n.Name == "job")),
        };
        int reason = StateNames.ParseReason(state, status.Reason);
        return new RecoveredGuest(live, state, reason, run.Job is null ? run with { Job = PausingJob(state, reason) } : run)
        {
            AgentTimeout = Int(Find(status, "agentTimeout")?.Text) ?? (int)DomainAgentResponseTimeoutValues.Block,
        };
    }

    // libvirtd gives up a guest with a flag that it does not know, so those of later libvirts stay out.
    private static XmlNode WriteFlags(DomainRuntime run)
    {
        var node = Node("qemuCaps");
        foreach (string flag in run.EmulatorFlags.Where(StatusFlags.IsWritten).Order(StringComparer.Ordinal))
        {
            node.Children.Add(Node("flag", ("name", flag)));
        }

        return node;
    }

    private static XmlNode WriteVcpus(DomainRuntime run)
    {
        var node = Node("vcpus");
        for (int i = 0; i < run.VcpuThreads.Length; i++)
        {
            if (run.VcpuThreads[i] != 0)
            {
                node.Children.Add(Node("vcpu", ("id", Text(i)), ("pid", Text(run.VcpuThreads[i]))));
            }
        }

        return node;
    }

    private static ImmutableArray<int> ReadVcpus(XmlNode? node)
    {
        const int MaxVcpus = 65536;
        var threads = new List<int>();
        foreach (var vcpu in node?.Children ?? [])
        {
            if (Int(vcpu["id"]) is >= 0 and < MaxVcpus and var id)
            {
                while (threads.Count <= id)
                {
                    threads.Add(0);
                }

                threads[id] = Int(vcpu["pid"]) ?? 0;
            }
        }

        return [.. threads];
    }

    // libvirtd takes a device that stands here and is not plugged in as detached: the machine's own devices are not among these.
    private static XmlNode WriteDevices(DomainDef? live, DomainRuntime run)
    {
        var node = Node("devices");
        foreach (var device in XmlRecordDevice.All((live ?? new DomainDef()).Devices))
        {
            if (device.Record is Device { Alias: { } alias } && run.Peripherals.Contains(alias)
                && !node.Children.Exists(n => n["alias"] == alias))
            {
                node.Children.Add(Node("device", ("alias", alias)));
            }
        }

        return node;
    }

    private static XmlNode WriteBlockJobs(DomainRuntime run)
    {
        var node = Node("blockjobs", ("active", run.BlockJobs.IsEmpty ? "no" : "yes"));
        foreach (var job in run.BlockJobs)
        {
            string type = Array.Find(s_blockJobs, t => t.Type == job.Type).Name;
            string state = job.Concluded ? "concluded" : job.Pivoting ? "pivoting" : job.Cancelled ? "aborting" : job.Ready ? "ready"
                : "running";
            var element = Node("blockjob", ("name", job.Id), ("type", type), ("state", state), ("jobflags", "0x0"));
            element.Children.Add(Node("disk", ("dst", job.Target)));
            if (job.BaseNode is { } lowest)
            {
                element.Children.Add(Node("base", ("node", lowest)));
            }

            if (job.TopNode is { } top)
            {
                element.Children.Add(Node("top", ("node", top)));
            }

            node.Children.Add(element);
        }

        return node;
    }

    private static ImmutableArray<BlockJob> ReadBlockJobs(XmlNode? node)
    {
        var jobs = new List<BlockJob>();
        foreach (var e in node?.Children ?? [])
        {
            var type = Array.Find(s_blockJobs, t => t.Name == e["type"]).Type;
            if (e["name"] is not { } name || type == DomainBlockJobType.Unknown
                || e.Children.Find(static c => c.Name == "disk")?["dst"] is not { } target)
            {
                continue;
            }

            string? state = e["state"];
            string? lowest = e.Children.Find(static c => c.Name == "base")?["node"],
                top = e.Children.Find(static c => c.Name == "top")?["node"];
            jobs.Add(new BlockJob
            {
                Id = name,
                Type = type,
                Target = target,
                Base = BlockJob.ImageOf(lowest),
                BaseNode = lowest,
                Top = BlockJob.ImageOf(top),
                TopNode = top,
                Ready = state is "ready" or "pivoting" or "aborting",
                Pivoting = state == "pivoting",
                Cancelled = state == "aborting",
                Concluded = state == "concluded",
            });
        }

        return [.. jobs];
    }

    private static XmlNode WriteOwn(DomainRuntime run)
    {
        var node = Node(OwnElement, ("started", run.StartTime.ToString(CultureInfo.InvariantCulture)), (
            "pauseReason", Text((int)run.PauseReason)),
            ("resumeReason", Text((int)run.ResumeReason)), ("resumeDetail", Text((int)run.ResumeDetail)));
        if (run.GuestShutDown)
        {
            node.Attributes.Add(new("guestShutDown", "yes"));
        }

        if (run.ClockBase is { } clock)
        {
            node.Attributes.Add(new("clockBase", clock.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var order in run.Orders)
        {
            node.Children.Add(Node(OrderElement, ("kind", order.Kind.ToString()), ("of", order.Of)));
        }

        if (run.Job is { } job)
        {
            node.Children.Add(
                Node("job", ("kind", JobName(job.Kind)), ("path", job.Path), ("wasRunning", YesNo(job.WasRunning)), (
                    "managed", YesNo(job.Managed)),
                ("fileOwned", YesNo(job.FileOwned)), ("loaded", YesNo(job.Loaded))));
        }

        return node;
    }

    private static LiveSetting? ReadOrder(XmlNode node) =>
        node.Name == OrderElement && Enum.TryParse(node["kind"], out LiveSettingKind kind) ? new LiveSetting(kind, node["of"] ?? "") : null;

    private static RuntimeJob? ReadJob(XmlNode? node)
    {
        RuntimeJobKind? kind = node?["kind"] switch {
            "save" => RuntimeJobKind.Save, "start" => RuntimeJobKind.Restore, "dump" => RuntimeJobKind.Dump, _ => null };
        return node is null || kind is null
            ? null
            : new RuntimeJob(
                kind.Value, node["path"] ?? "", node["wasRunning"] == "yes", node["managed"] == "yes", node["fileOwned"] == "yes",
                    node["loaded"] == "yes");
    }

    // libvirtd does not say which file a job writes. A guest that it paused for one ran before.
    private static RuntimeJob? PausingJob(DomainState state, int reason) => (state, reason) switch
    {
        (DomainState.Paused, (int)DomainPausedReason.Save) => new RuntimeJob(RuntimeJobKind.Save, "", WasRunning: true),
        (DomainState.Paused, (int)DomainPausedReason.Dump) => new RuntimeJob(RuntimeJobKind.Dump, "", WasRunning: true),
        _ => null,
    };

    private static string JobName(RuntimeJobKind kind) =>
        kind switch { RuntimeJobKind.Save => "save", RuntimeJobKind.Restore => "start", _ => "dump" };

    // libvirtd finds an image's nodes by these names only.
    private static DomainDef? WithNodeNames(DomainDef? live)
    {
        if (live?.DeepCopy() is not { } copy)
        {
            return null;
        }

        foreach (var disk in copy.Devices.Disks)
        {
            foreach (var image in DiskImage.Chain(disk))
            {
                // Of a volume the document's own source has them.
                DiskSource? shown = image.Index == disk.Source?.Index ? disk.Source : image.Source;
                if (image.Index == 0 || shown.PrivateData is not null)
                {
                    continue;
                }

                var names = Node("nodenames");
                names.Children.Add(Node("nodename", ("type", "storage"), ("name", image.StorageNode)));
                names.Children.Add(Node("nodename", ("type", "format"), ("name", image.Node)));
                shown.PrivateData = new XmlNode { Name = "privateData", Children = { names } };
            }
        }

        return copy;
    }

    private static uint HighestNode(DomainDef? live) =>
        live?.Devices.Disks.SelectMany(DiskImage.Chain).Select(static i => i.Index).DefaultIfEmpty().Max() ?? 0;

    private static XmlNode? Find(DomainStatusDef status, string name) => status.DriverState.Find(n => n.Name == name);

    private static XmlNode Node(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var node = new XmlNode { Name = name };
        foreach (var (key, value) in attributes)
        {
            node.Attributes.Add(new(key, value));
        }

        return node;
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static int? Int(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int n) ? n : null;

    private static ulong? ULong(string? text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong n) ? n : null;
}
