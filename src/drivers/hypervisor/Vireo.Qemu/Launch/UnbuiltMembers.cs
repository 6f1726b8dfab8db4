using System.Collections.Frozen;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// What a definition may ask for and this driver does not give a guest yet. A guest is refused with libvirt's text rather than started
/// without it. The table names elements and attributes of the document by their path below <c>domain</c>; a value after <c>=</c> limits it
/// to that value, one after <c>!=</c> to any other. A row goes when what it names is built.
/// </summary>
public static class UnbuiltMembers
{
    private static readonly Func<string, string, VirException> s_feature = static (name, _) => UnbuiltErrors.Feature(name),
        s_interface = UnbuiltErrors.InterfaceSetting;

    private const HostOffers None = HostOffers.None, Cgroups = HostOffers.Cgroups, Control = HostOffers.ResourceControl,
        Access = HostOffers.AccessControl, Locks = HostOffers.LockManager, Vhost = HostOffers.VhostNet;

    private static readonly Row[] s_rows =
    [
        new("memtune/hard_limit", UnbuiltErrors.MemoryTuning, Cgroups),
        new("memtune/soft_limit", UnbuiltErrors.MemoryTuning, Cgroups),
        new("memtune/swap_hard_limit", UnbuiltErrors.MemoryTuning, Cgroups),
        new("blkiotune/weight", UnbuiltErrors.BlockTuning, Cgroups),
        new("blkiotune/device", UnbuiltErrors.BlockTuning, Cgroups),
        new("cputune/shares", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/period", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/quota", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/global_period", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/global_quota", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/emulator_period", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/emulator_quota", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/iothread_period", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/iothread_quota", UnbuiltErrors.CpuTuning, Cgroups),
        new("cputune/vcpusched", UnbuiltErrors.ThreadScheduler, HostOffers.Scheduling),
        new("cputune/iothreadsched", UnbuiltErrors.ThreadScheduler, HostOffers.Scheduling),
        new("cputune/emulatorsched", UnbuiltErrors.ThreadScheduler, HostOffers.Scheduling),
        new("cputune/cachetune", UnbuiltErrors.ResourceControl, Control),
        new("cputune/memorytune", UnbuiltErrors.ResourceControl, Control),
        new("resource/partition!=/machine", UnbuiltErrors.ResourcePartition, Cgroups),
        new("resource/fibrechannel", UnbuiltErrors.FibreChannelAppId, None),
        new("throttlegroups/throttlegroup", UnbuiltErrors.ThrottleGroups, None),
        new("launchSecurity@type=sev", QemuErrors.SevUnsupported, None),
        new("launchSecurity@type=sev-snp", UnbuiltErrors.SevSnp, None),
        new("launchSecurity@type=s390-pv", QemuErrors.SecureExecutionUnsupported, None),
        new("launchSecurity", UnbuiltErrors.LaunchSecurity, None),
        new("seclabel@model=apparmor", UnbuiltErrors.AppArmor, Access),
        new("seclabel@model=selinux", UnbuiltErrors.Selinux, Access),
        new("perf/event@enabled=yes", UnbuiltErrors.PerfEvents, None),
        new("iothreadids/iothread/driver", UnbuiltErrors.IoThreadDriver, HostOffers.Scheduling),
        new("defaultiothread", UnbuiltErrors.IoThreadDefaults, HostOffers.Scheduling),
        new("memoryBacking/hugepages", DeviceErrors.HugepagesUnsupported, None),
        new("features/hpt", s_feature, None),
        new("features/htm", s_feature, None),
        new("features/nested-hv", s_feature, None),
        new("features/ccf-assist", s_feature, None),
        new("features/cfpc", s_feature, None),
        new("features/sbbc", s_feature, None),
        new("features/ibs", s_feature, None),
        new("features/gic", s_feature, None),
        new("features/aia", s_feature, None),
        new("features/ras", s_feature, None),
        new("features/msrs", s_feature, None),
        new("features/xen", s_feature, None),
        new("features/capabilities", s_feature, None),
        new("features/privnet", s_feature, None),
        new("features/kvm/dirty-ring@state=on", UnbuiltErrors.DirtyRing, None),
        new("features/async-teardown@enabled=yes", UnbuiltErrors.AsyncTeardown, None),
        new("devices/hostdev", QemuErrors.HostDevicesUnsupported, None),
        new("devices/shmem/server", UnbuiltErrors.SharedMemoryServer, None),
        new("devices/vsock", UnbuiltErrors.Vsock, None),
        new("devices/pstore", UnbuiltErrors.PersistentStore, None),
        new("devices/redirfilter", UnbuiltErrors.RedirectionFilter, None),
        new("devices/lease", UnbuiltErrors.Lease, Locks),
        new("devices/disk@type=nvme", UnbuiltErrors.NvmeDisk, None),
        new("devices/disk@type=vhostuser", UnbuiltErrors.VhostUserDisk, None),
        new("devices/disk@type=vhostvdpa", UnbuiltErrors.VhostVdpaDisk, None),
        new("devices/disk@rawio=yes", UnbuiltErrors.RawIo, None),
        new("devices/disk/transient", UnbuiltErrors.TransientDisk, None),
        new("devices/disk/source@tls=yes", UnbuiltErrors.DiskTls, None),
        new("devices/disk/source/reservations", UnbuiltErrors.PersistentReservations, None),
        new("devices/disk/source/dataStore", UnbuiltErrors.DataFile, None),
        new("devices/disk/source@fdgroup", UnbuiltErrors.DiskFileGroup, None),
        new("devices/disk/throttlefilters", UnbuiltErrors.ThrottleFilters, None),
        new("devices/disk/driver/iothreads", UnbuiltErrors.IoThreadMapping, None),
        new("devices/interface/backend@type=passt", UnbuiltErrors.Passt, None),
        new("devices/interface/backend@logFile", UnbuiltErrors.Passt, None),
        new("devices/interface/backend@hostname", UnbuiltErrors.Passt, None),
        new("devices/interface/backend@fqdn", UnbuiltErrors.Passt, None),
        new("devices/interface/backend@tap", UnbuiltErrors.InterfaceTap, None),
        new("devices/interface/backend@vhost", UnbuiltErrors.VhostNet, None),
        new("devices/interface/driver@name=vhost", UnbuiltErrors.VhostNet, Vhost),
        new("devices/interface/driver@queues!=1", UnbuiltErrors.InterfaceQueues, None),
        new("devices/interface/portForward", UnbuiltErrors.PortForward, None),
        new("devices/interface/route", UnbuiltErrors.InterfaceRoute, None),
        new("devices/interface/tune/sndbuf", s_interface, None),
        new("devices/interface/coalesce", s_interface, None),
        new("devices/interface/teaming@type=transient", s_interface, None),
        new("devices/interface/guest", s_interface, None),
        new("devices/interface/backenddomain", s_interface, None),
        new("vcpu@placement=auto", UnbuiltErrors.Numad, None),
        new("numatune/memory@placement=auto", UnbuiltErrors.Numad, None),
        new("cpu/numa/cell/cache", UnbuiltErrors.Hmat, None),
        new("cpu/numa/interconnects", UnbuiltErrors.Hmat, None),
        new("features/tcg", UnbuiltErrors.TranslationCache, None),
        new("os/bios@useserial=yes", UnbuiltErrors.BiosSerial, None),
        new("devices/tpm/backend/active_pcr_banks", UnbuiltErrors.TpmBanks, None),
        new("devices/tpm/backend/profile", UnbuiltErrors.TpmProfile, None),
        new("devices/tpm/backend@debug", UnbuiltErrors.TpmDebug, None),
        new("devices/graphics@passwdValidTo", UnbuiltErrors.PasswordExpiry, None),
        new("devices/graphics@connected", UnbuiltErrors.ConnectedClients, None),
        new("devices/graphics@wait", UnbuiltErrors.VncWait, None),
        new("devices/sound@streams", UnbuiltErrors.SoundStreams, None),
        new("devices/video/model/acceleration@rendernode", UnbuiltErrors.RenderNode, None),
        new("devices/video/driver@vgaconf", UnbuiltErrors.VgaConfiguration, None),
        new("devices/iommu/driver@passthrough", UnbuiltErrors.IommuPassthrough, None),
        new("devices/iommu/driver@xtsup", UnbuiltErrors.IommuXtsup, None),
        new("cpu@deprecated_features", UnbuiltErrors.CpuDeprecatedFeatures, None),
        new("devices/disk/backenddomain", UnbuiltErrors.BackendDomain, None),
        new("devices/video/driver@name=vhostuser", UnbuiltErrors.VhostUserVideo, None),
        new("devices/filesystem/driver@type=virtiofs", UnbuiltErrors.Virtiofs, None),
        new("devices/filesystem/space_hard_limit", UnbuiltErrors.FilesystemLimit, None),
        new("devices/filesystem/space_soft_limit", UnbuiltErrors.FilesystemLimit, None),
        new("devices/graphics@sharePolicy=unknown", UnbuiltErrors.SharePolicy, None),
        new("devices/controller/driver/iothreads", UnbuiltErrors.IoThreadMapping, None),
    ];

    private static readonly FrozenDictionary<string, List<(string? Attribute, string? Value, bool Not, Row Row)>> s_byElement = Read();

    /// <summary>Throws for what <paramref name="def"/> asks for first that neither this driver nor the host gives.</summary>
    /// <exception cref="VirException">Something of the table is asked for.</exception>
    public static void Refuse(DomainDef def, HostOffers offers)
    {
        // The rows' paths are those of the document, so a record is formatted and read once more: 0.1 to 0.3 ms of a start. Only so does
        // a row hold for every member that the document can carry, and needs no code of its own.
        var root = XmlTree.Parse(def.Format(FormatFlags.Secure | FormatFlags.Inactive)).Root;
        for (var child = root.FirstChild; child.Exists; child = child.Next)
        {
            Walk(child, "", offers);
        }
    }

    /// <summary>Whether an element, or an attribute of it, is in the table; for tests that compare it with the records.</summary>
    public static IEnumerable<string> Paths => s_rows.Select(static r => r.Path);

    private static void Walk(XmlElement element, string above, HostOffers offers)
    {
        string path = above + element.Name.ToString();
        if (path is "metadata")
        {
            return;
        }

        if (s_byElement.TryGetValue(path, out var rules))
        {
            foreach (var (attribute, value, not, row) in rules)
            {
                var given = attribute is null ? element.Text : element.Attribute(attribute);
                if ((attribute is not null && !given.Exists) || (offers & row.Offer) != 0)
                {
                    continue;
                }

                if (value is null || (given.ToString() == value) != not)
                {
                    throw Refusal(element, path, row);
                }
            }
        }

        if (path is "devices/graphics/listen" && element.Attribute("network") is { Exists: true } network)
        {
            // The address of a network is not asked for yet.
            throw HostObjectErrors.NetworkNameUnknown(network.ToString());
        }

        if (path is "devices/disk/source/auth" or "devices/disk/auth" && !LogsIn(element))
        {
            throw NoSecret(element);
        }

        if (path is "keywrap/cipher")
        {
            throw UnbuiltErrors.KeyWrapping(element.Attribute("name").ToString());
        }

        for (var child = element.FirstChild; child.Exists; child = child.Next)
        {
            Walk(child, path + "/", offers);
        }
    }

    private static VirException Refusal(XmlElement element, string path, Row row)
    {
        string type = "";
        for (var e = element; e.Exists && type.Length == 0; e = e.Parent)
        {
            type = e.Name is "interface" ? e.Attribute("type").ToString() : "";
        }

        return row.Refusal(path[(path.LastIndexOf('/') + 1)..], type);
    }

    private static bool LogsIn(XmlElement login)
    {
        var source = login.Parent.Name is "source" ? login.Parent : login.Parent.Child("source");
        return source.Exists && source.Attribute("protocol").Span is "iscsi" or "rbd";
    }

    private static VirException NoSecret(XmlElement encryption)
    {
        var secret = encryption.Child("secret");
        if (!secret.Exists)
        {
            return UnbuiltErrors.SecretMissing(encryption.Attribute("format").ToString());
        }

        var uuid = secret.Attribute("uuid");
        return uuid.Exists
            ? HostObjectErrors.SecretUuidUnknown(uuid.ToString())
            : HostObjectErrors.SecretUsageUnknown(secret.Attribute("usage").ToString());
    }

    private static FrozenDictionary<string, List<(string? Attribute, string? Value, bool Not, Row Row)>> Read()
    {
        var result = new Dictionary<string, List<(string?, string?, bool, Row)>>(StringComparer.Ordinal);
        foreach (var row in s_rows)
        {
            string path = row.Path;
            bool not = path.Contains("!=", StringComparison.Ordinal);
            int equals = path.IndexOf(not ? "!=" : "=", StringComparison.Ordinal);
            string place = equals < 0 ? path : path[..equals];
            string? value = equals < 0 ? null : path[(equals + (not ? 2 : 1))..];
            int at = place.IndexOf('@', StringComparison.Ordinal);
            string element = at < 0 ? place : place[..at];
            if (!result.TryGetValue(element, out var list))
            {
                result[element] = list = [];
            }

            list.Add((at < 0 ? null : place[(at + 1)..], value, not, row));
        }

        return result.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // What is refused: how the error is made of the element's name and the interface's type, and what of the host makes it possible.
    private sealed record Row(string Path, Func<string, string, VirException> Refusal, HostOffers Offer)
    {
        public Row(string path, Func<VirException> refusal, HostOffers offer)
            : this(path, (_, _) => refusal(), offer)
        {
        }

        public Row(string path, Func<string, VirException> refusal, HostOffers offer)
            : this(path, (_, type) => refusal(type), offer)
        {
        }
    }
}
