using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Makes snapshots and checkpoints out of their documents: reads them, and brings their disks together with the
/// domain's.</summary>
internal static class MomentDocuments
{
    private const string DiskOnly = "disk-snapshot";

    /// <summary>A new snapshot of <paramref name="d"/>.</summary>
    /// <param name="d">The domain.</param>
    /// <param name="xml">What the caller asks for.</param>
    /// <param name="now">Seconds since 1970.</param>
    /// <exception cref="VirException">The document is wrong, or does not fit the domain.</exception>
    public static TestMoment NewSnapshot(TestDomainView d, string xml, long now)
    {
        var def = MomentRules.ReadSnapshot(xml, now, redefine: false);
        bool external = def.Memory?.Snapshot == DiskSnapshot.External;
        if (!external)
        {
            // Where memory goes follows from whether there is any.
            def.Memory = new SnapshotMemory { Snapshot = d.Active ? DiskSnapshot.Internal : DiskSnapshot.No };
        }

        def.State = StateText(d.State);
        AlignDisks(def, d.Current.Read(), external ? DiskSnapshot.External : DiskSnapshot.Internal, mustMatch: !external);
        return new TestMoment { Name = def.Name!, Parent = d.Snapshots.Current?.Name, State = d.State, Snapshot = def, Domain = d.Current };
    }

    /// <summary>A snapshot that exists already, described with all that it is.</summary>
    /// <exception cref="VirException">The document is wrong, or does not fit the domain.</exception>
    public static TestMoment RedefinedSnapshot(TestDomainView d, string xml)
    {
        var def = MomentRules.ReadSnapshot(xml, 0, redefine: true);
        d.Snapshots.CheckParent(def.Name!, def.ParentName);
        return RedefinedSnapshot(d, def, align: true);
    }

    /// <summary>Gives a new domain a snapshot that a file describes. Parents may come later than their children.</summary>
    /// <exception cref="VirException">The document is wrong, or does not fit the domain.</exception>
    public static void AddFromFile(TestDomain d, string xml)
    {
        var def = MomentRules.ReadSnapshot(xml, 0, redefine: true);
        bool current = def.Active is > 0;
        var moment = RedefinedSnapshot(d.View, def, align: false);
        var tree = d.View.Snapshots;
        if (tree.Find(moment.Name) is not null)
        {
            throw TestMomentErrors.SnapshotTwice(moment.Name);
        }

        if (current && tree.Current is not null)
        {
            throw TestMomentErrors.TwoCurrentSnapshots();
        }

        tree = tree.With(moment);
        d.Update(v => v with { Snapshots = current ? tree.WithCurrent(moment.Name) : tree });
    }

    private static TestMoment RedefinedSnapshot(TestDomainView d, DomainSnapshotDef def, bool align)
    {
        var domain = def.Domain is { Name: not null } given
            ? given
            : throw TestMomentErrors.DomainMissing();
        TestDomainRules.Instance.Complete(domain, DomainRuleFlags.Inactive);
        var state = ParseState(def.State!);
        def.Memory ??= new SnapshotMemory();
        if (def.Memory.Snapshot == DiskSnapshot.Unset)
        {
            def.Memory.Snapshot = state is DomainState.Running or DomainState.Paused ? DiskSnapshot.Internal : DiskSnapshot.No;
        }

        CheckUuid("snapshot", ErrorDomain.DomainSnapshot, def.Name!, domain, d);
        if (d.Snapshots.Find(def.Name!) is { } old && old.IsActive != (state is DomainState.Running or DomainState.Paused))
        {
            throw TestMomentErrors.StateChange(def.Name);
        }

        if (align)
        {
            bool external = def.State == DiskOnly || def.Memory.Snapshot == DiskSnapshot.External
                || def.Disks.Exists(static x => x.Snapshot == DiskSnapshot.External);
            AlignDisks(def, domain, external ? DiskSnapshot.External : DiskSnapshot.Internal, mustMatch: !external);
        }

        string? parent = def.ParentName;
        def.Domain = def.InactiveDomain = null;
        def.Active = null;
        return new TestMoment { Name = def.Name!, Parent = parent, State = state, Snapshot = def, Domain = TestDomainConfig.Of(domain) };
    }

    /// <summary>A new checkpoint of <paramref name="d"/>.</summary>
    /// <exception cref="VirException">The document is wrong, or does not fit the domain.</exception>
    public static TestMoment NewCheckpoint(TestDomainView d, string xml, long now)
    {
        CheckSchema(xml);
        var def = MomentRules.ReadCheckpoint(xml, now, redefine: false);
        AlignDisks(def, d.Current.Read());
        return new TestMoment { Name = def.Name!, Parent = d.Checkpoints.Current?.Name, State = d.State, Checkpoint = def,
            Domain = d.Current };
    }

    /// <summary>A checkpoint that exists already, described with all that it is.</summary>
    /// <exception cref="VirException">The document is wrong, or does not fit the domain.</exception>
    public static TestMoment RedefinedCheckpoint(TestDomainView d, string xml)
    {
        CheckSchema(xml);
        var def = MomentRules.ReadCheckpoint(xml, 0, redefine: true);
        d.Checkpoints.CheckParent(def.Name!, def.ParentName);
        var domain = def.Domain;
        if (domain is not null)
        {
            TestDomainRules.Instance.Complete(domain, DomainRuleFlags.Inactive);
            CheckUuid("checkpoint", ErrorDomain.DomainCheckpoint, def.Name!, domain, d);
            AlignDisks(def, domain);
        }

        string? parent = def.ParentName;
        def.Domain = null;
        return new TestMoment { Name = def.Name!, Parent = parent, State = d.State, Checkpoint = def, Domain = domain is null
            ? null
            : TestDomainConfig.Of(domain) };
    }

    private static void CheckSchema(string xml)
    {
        XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.DomainCheckpoint }).Root.ExpectRoot("domaincheckpoint");
        SchemaValidation.Check(xml, "domaincheckpoint");
    }

    private static void AlignDisks(DomainSnapshotDef snapshot, DomainDef domain, DiskSnapshot mode, bool mustMatch)
    {
        foreach (var disk in snapshot.Disks)
        {
            var own = FindDisk(domain, disk.Name!, ErrorDomain.DomainSnapshot);
            string target = own.Target!.Dev!;
            disk.Name = snapshot.Disks.Exists(other => other != disk && ReferenceEquals(FindDiskOrNull(domain, other.Name!), own))
                ? throw TestMomentErrors.DiskTwice(ErrorDomain.DomainSnapshot, target)
                : target;
            var usual = Usual(own);
            disk.Snapshot = disk.Snapshot != DiskSnapshot.Unset ? disk.Snapshot : usual != DiskSnapshot.Unset ? usual : mode;
            if (mustMatch && disk.Snapshot != mode && !(disk.Snapshot == DiskSnapshot.No && usual == DiskSnapshot.No))
            {
                throw TestMomentErrors.SnapshotMode(target, mode.ToXml());
            }
        }

        var all = new List<SnapshotDisk>(domain.Devices.Disks.Count);
        foreach (var own in domain.Devices.Disks)
        {
            all.Add(snapshot.Disks.Find(disk => disk.Name == own.Target!.Dev) ?? new SnapshotDisk
            {
                Name = own.Target!.Dev,
                Snapshot = own.Source is null ? DiskSnapshot.No : Usual(own) is not DiskSnapshot.Unset and var usual ? usual : mode,
            });
        }

        snapshot.Disks = all;
        NameImages(snapshot, domain);
    }

    /// <summary>What the domain says of a disk's snapshots; disks that nobody writes to need none.</summary>
    private static DiskSnapshot Usual(Disk disk) => disk.Snapshot == DiskSnapshot.Unset && disk.ReadOnly ? DiskSnapshot.No : disk.Snapshot;

    /// <summary>Names the new images that nobody has named: beside the old ones, with the snapshot's name for their ending.</summary>
    private static void NameImages(DomainSnapshotDef snapshot, DomainDef domain)
    {
        for (int i = 0; i < snapshot.Disks.Count; i++)
        {
            var disk = snapshot.Disks[i];
            if (disk.Snapshot != DiskSnapshot.External)
            {
                continue;
            }

            if (disk.Source is not null)
            {
                disk.Type = disk.Type == DiskType.Unset ? DiskType.File : disk.Type;
                continue;
            }

            string? image = (domain.Devices.Disks[i].Source as FileDiskSource)?.File;
            if (!File.Exists(image))
            {
                throw TestMomentErrors.SourceNotRegular(disk.Name);
            }

            int dot = image.LastIndexOf('.');
            string name = $"{(dot > image.LastIndexOf('/') ? image[..dot] : image)}.{snapshot.Name}";
            if (snapshot.Disks.Find(other => other != disk && other.Source is FileDiskSource { File: { } file } && file == name) is {
                } taken)
            {
                throw TestMomentErrors.FileCollision(disk.Name, taken.Name);
            }

            disk.Type = DiskType.File;
            disk.Source = new FileDiskSource { File = name };
        }
    }

    private static void AlignDisks(DomainCheckpointDef checkpoint, DomainDef domain)
    {
        if (domain.Devices.Disks.Count == 0)
        {
            throw TestMomentErrors.NoDisks();
        }

        bool all = checkpoint.Disks.Count == 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var disk in checkpoint.Disks)
        {
            var own = FindDisk(domain, disk.Name!, ErrorDomain.DomainCheckpoint);
            disk.Name = own.Target!.Dev!;
            if (!seen.Add(disk.Name))
            {
                throw TestMomentErrors.DiskTwice(ErrorDomain.DomainCheckpoint, disk.Name);
            }

            disk.Checkpoint = disk.Checkpoint == CheckpointDiskMode.Unset ? CheckpointDiskMode.Bitmap : disk.Checkpoint;
            if (disk.Checkpoint == CheckpointDiskMode.Bitmap && !Tracked(own))
            {
                throw TestMomentErrors.DiskEmpty(disk.Name);
            }
        }

        var disks = new List<CheckpointDisk>(domain.Devices.Disks.Count);
        foreach (var own in domain.Devices.Disks)
        {
            var disk = checkpoint.Disks.Find(x => x.Name == own.Target!.Dev)
                ?? new CheckpointDisk { Name = own.Target!.Dev, Checkpoint = all && Tracked(own)
                    ? CheckpointDiskMode.Bitmap
                    : CheckpointDiskMode.No };
            disk.Bitmap ??= disk.Checkpoint == CheckpointDiskMode.Bitmap ? checkpoint.Name : null;
            disks.Add(disk);
        }

        checkpoint.Disks = disks;
    }

    private static bool Tracked(Disk disk) => disk.Source is not null && !disk.ReadOnly;

    private static Disk FindDisk(DomainDef domain, string name, ErrorDomain whose) =>
        FindDiskOrNull(domain, name) ?? throw DomainDocumentErrors.DiskUnknown(whose, name);

    private static Disk? FindDiskOrNull(DomainDef domain, string name) =>
        domain.Devices.Disks.Find(d => d.Target?.Dev == name)
            ?? domain.Devices.Disks.Find(d => d.Source is not null && TestDevices.PathOf(d) == name);

    private static void CheckUuid(string kind, ErrorDomain whose, string name, DomainDef domain, TestDomainView d)
    {
        if (domain.Uuid != d.Config.Uuid)
        {
            throw TestMomentErrors.UuidFixed(whose, kind, name, d.Config.Uuid);
        }
    }

    private static DomainState ParseState(string state) => state switch
    {
        "nostate" => DomainState.Nostate,
        "running" => DomainState.Running,
        "blocked" => DomainState.Blocked,
        "paused" => DomainState.Paused,
        "shutdown" => DomainState.Shutdown,
        "shutoff" or DiskOnly => DomainState.Shutoff,
        "crashed" => DomainState.Crashed,
        "pmsuspended" => DomainState.Pmsuspended,
        _ => throw TestMomentErrors.StateInvalid(state),
    };

    private static string StateText(DomainState state) => state switch
    {
        DomainState.Running => "running",
        DomainState.Paused => "paused",
        DomainState.Blocked => "blocked",
        DomainState.Crashed => "crashed",
        DomainState.Pmsuspended => "pmsuspended",
        _ => "shutoff",
    };
}
