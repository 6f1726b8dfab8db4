using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Conformance.Corpora;

/// <summary>The corpora that are one document in, one document out.</summary>
internal static class DocumentCorpora
{
    public static IReadOnlyList<CorpusRunner> All { get; } =
    [
        new DocumentCorpus("secretxml2xml", (xml, _, _) => SecretRules.Read(xml).Format()),
        new DocumentCorpus("virnwfilterbindingxml2xmldata", (xml, _, _) => NwFilterBindingRules.Read(xml).Format()),
        new DocumentCorpus("virnetworkportxml2xmldata", (xml, _, _) => NetworkPortRules.Read(xml).Format()),
        new DocumentCorpus("nwfilterxml2xml", (xml, _, _) => NwFilterRules.Read(xml).Format()),
        new DocumentCorpus("nodedevxml2xml", (xml, c, _) =>
            NodeDeviceRules.Read(xml).Format(c.Text("flags") == "VIR_NODE_DEVICE_XML_INACTIVE" ? FormatFlags.Inactive : FormatFlags.None)),
        new DocumentCorpus("qemudomainsnapshotxml2xml", Snapshot),
        new DocumentCorpus("qemudomaincheckpointxml2xml", Checkpoint),
        new DocumentCorpus("domainbackupxml2xml", Backup),
        new StoragePoolCapabilitiesCorpus(),
        new DocumentCorpus("interfaceschemadata", (xml, _, _) => InterfaceRules.Read(xml).Format()),
        new DocumentCorpus("networkxml2xml", Network),
        new DocumentCorpus("storagepoolxml2xml", (xml, _, _) => StoragePoolRules.Read(xml).Format()),
        new DocumentCorpus("storagevolxml2xml", Volume),
    ];

    private static string Network(string xml, ConformanceCase c, ConformanceData data) =>
        NetworkRules.Read(xml).Format(c.Text("flags") == "VIR_NETWORK_XML_INACTIVE" ? FormatFlags.Inactive : FormatFlags.None);

    private static string Volume(string xml, ConformanceCase c, ConformanceData data)
    {
        StoragePoolDef pool = StoragePoolRules.Read(data.ReadText(c.Inputs[0]));
        return StorageVolRules.Read(xml, pool, c.Text("parse_flags") == "VIR_VOL_XML_PARSE_NO_CAPACITY").Format();
    }

    private static string Snapshot(string xml, ConformanceCase c, ConformanceData data)
    {
        if (c.Text("mode") == "in-in")
        {
            return DomainSnapshotDef.Parse(xml).Format();
        }

        bool redefine = c.Text("mode") == "out-out";
        DomainSnapshotDef snapshot = MomentRules.ReadSnapshot(xml, c.Number("creation_time") ?? 0, redefine);
        if (snapshot.Domain is null && c.Text("domain_uuid") is { } text && Uuid.TryParse(text, out Uuid uuid))
        {
            snapshot.Domain = new DomainDef { Uuid = uuid };
        }

        return snapshot.Format();
    }

    // The flags of a case name what the guest would have added to the checkpoint.
    private static string Checkpoint(string xml, ConformanceCase c, ConformanceData data)
    {
        bool redefine = c.Text("mode")?.Contains("redefine", StringComparison.Ordinal) ?? false;
        DomainCheckpointDef checkpoint = MomentRules.ReadCheckpoint(xml, c.Number("creation_time") ?? 0, redefine);
        string flags = c.Text("flags") ?? "";
        if (flags.Contains("TEST_PARENT", StringComparison.Ordinal))
        {
            checkpoint.ParentName = "1525111885";
        }

        if (flags.Contains("TEST_VDA_BITMAP", StringComparison.Ordinal))
        {
            var disk = new CheckpointDisk { Name = "vda", Checkpoint = CheckpointDiskMode.Bitmap, Bitmap = checkpoint.Name };
            disk.Size = flags.Contains("TEST_SIZE", StringComparison.Ordinal) ? 1048576 : null;
            checkpoint.Disks = [disk];
        }

        return checkpoint.Format();
    }

    private static string Backup(string xml, ConformanceCase c, ConformanceData data)
    {
        DomainBackupDef backup = MomentRules.ReadBackup(xml);
        List<(string, string?)> disks = [
            .. backup.Disks.Select(d => (d.Name!, (string?)$"/fake/{d.Name}.qcow2")), ("vdextradisk", "/fake/vdextradisk.qcow2")];
        MomentRules.AlignBackup(backup, disks, "SUFFIX");
        return backup.Format();
    }
}
