using System.Collections.Frozen;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// What a definition may ask for and this driver does not give a guest yet. A guest is refused with libvirt's text rather than started
/// without it. The table names elements and attributes of the document by their path below <c>domain</c>; a value after <c>=</c> limits it
/// to that value, one after <c>!=</c> to any other. A row goes when what it names is built.
/// </summary>
public static class UnbuiltMembers
{
    private const string CpuTuning = "CPU tuning is not available on this host", Memory = "Memory cgroup is not available on this host",
        BlockTuning = "Block I/O tuning is not available on this host", Resctrl = "Resource control is not supported on this host",
        Feature = "The '{0}' feature is not supported for this architecture or machine type",
        Interface = "interface type '{type}' does not support this setting: {0}";

    private const HostOffers None = HostOffers.None, Cgroups = HostOffers.Cgroups, Control = HostOffers.ResourceControl,
        Access = HostOffers.AccessControl, Locks = HostOffers.LockManager, Vhost = HostOffers.VhostNet;

    private static readonly (string Path, string Message, HostOffers Offer)[] s_rows =
    [
        ("memtune/hard_limit", Memory, Cgroups), ("memtune/soft_limit", Memory, Cgroups), ("memtune/swap_hard_limit", Memory, Cgroups),
        ("memtune/min_guarantee", "Parameter 'min_guarantee' not supported by QEMU.", None),
        ("blkiotune/weight", BlockTuning, Cgroups), ("blkiotune/device", BlockTuning, Cgroups),
        ("cputune/shares", CpuTuning, Cgroups), ("cputune/period", CpuTuning, Cgroups), ("cputune/quota", CpuTuning, Cgroups),
            ("cputune/global_period", CpuTuning, Cgroups),
        ("cputune/global_quota", CpuTuning, Cgroups), ("cputune/emulator_period", CpuTuning, Cgroups),
            ("cputune/emulator_quota", CpuTuning, Cgroups),
        ("cputune/iothread_period", CpuTuning, Cgroups), ("cputune/iothread_quota", CpuTuning, Cgroups),
        ("cputune/vcpusched", "Scheduler priorities of threads are not supported", HostOffers.Scheduling),
        ("cputune/iothreadsched", "Scheduler priorities of threads are not supported", HostOffers.Scheduling),
        ("cputune/emulatorsched", "Scheduler priorities of threads are not supported", HostOffers.Scheduling),
        ("cputune/cachetune", Resctrl, Control), ("cputune/memorytune", Resctrl, Control),
        ("resource/partition!=/machine", "cgroups are not available: resource partitions are not supported", Cgroups),
        ("resource/fibrechannel", "VMID support not available on this host", None),
        ("throttlegroups/throttlegroup", "throttle groups are not supported with this QEMU binary", None),
        ("keywrap/cipher", "key wrapping is not supported for this machine type", None),
        ("launchSecurity@type=sev", "SEV launch security is not supported with this QEMU binary", None),
        ("launchSecurity@type=sev-snp", "SEV SNP launch security is not supported with this QEMU binary", None),
        ("launchSecurity@type=s390-pv", "S390 PV launch security is not supported with this QEMU binary", None),
        ("launchSecurity", "launch security is not supported with this QEMU binary", None),
        ("seclabel@model=apparmor", "Unable to find security driver for model apparmor", Access),
        ("seclabel@model=selinux", "Unable to find security driver for model selinux", Access),
        ("perf/event@enabled=yes", "unable to enable host cpu perf event", None),
        ("iothreadids/iothread/driver", "driver settings of iothreads are not supported", HostOffers.Scheduling),
        ("defaultiothread", "defaults of iothreads are not supported", HostOffers.Scheduling),
        ("memoryBacking/hugepages", "hugepages are not supported", None),

        ("features/hpt", Feature, None), ("features/htm", Feature, None), ("features/nested-hv", Feature, None),
            ("features/ccf-assist", Feature, None),
        ("features/cfpc", Feature, None), ("features/sbbc", Feature, None), ("features/ibs", Feature, None),
            ("features/gic", Feature, None),
        ("features/aia", Feature, None), ("features/ras", Feature, None), ("features/msrs", Feature, None), ("features/xen", Feature, None),
        ("features/capabilities", Feature, None), ("features/privnet", Feature, None),
            ("features/kvm/dirty-ring@state=on", "dirty ring is not supported", None),
        ("features/async-teardown@enabled=yes", "asynchronous teardown is not available with this QEMU binary", None),

        ("devices/hostdev", "host devices are not supported", None),
        ("devices/shmem/server", "servers of shared memory are not supported", None),
        ("devices/vsock", "vhost-vsock device is not supported with this QEMU binary", None),
        ("devices/pstore", "persistent store devices are not supported", None),
            ("devices/nvram", "nvram device is only supported for PPC64", None),
        ("devices/redirfilter", "filters of redirected USB devices are not supported", None),
        ("devices/lease", "leases are not supported without a lock manager", Locks),

        ("devices/disk@type=volume", "storage volumes are not supported as disks", None),
        ("devices/disk@type=nvme", "disks of type 'nvme' are not supported", None),
        ("devices/disk@type=vhostuser", "vhostuser disk is not supported with this QEMU binary", None),
        ("devices/disk@type=vhostvdpa", "vhostvdpa disk is not supported with this QEMU binary", None),
        ("devices/disk@rawio=yes", "rawio is not supported for disks", None),
        ("devices/disk@sgio=unfiltered", "unpriv_sgio is not supported by this kernel", None),
        ("devices/disk/transient", "transient disks are not supported", None),
        ("devices/disk/source@tls=yes", "TLS is not supported for disks", None),
        ("devices/disk/source/reservations", "persistent reservations are not supported", None),
        ("devices/disk/source/auth", "authentication is not supported for disks of this network protocol", None),
        ("devices/disk/source/dataStore", "data files of images are not supported", None),
        ("devices/disk/source@fdgroup", "file descriptor groups are not supported for disks", None),
        ("devices/disk/auth", "authentication is not supported for disks of this network protocol", None),
        ("devices/disk/throttlefilters", "throttle filters are not supported with this QEMU binary", None),
        ("devices/disk/driver/iothreads", "iothread mapping is not supported with this QEMU binary", None),

        ("devices/interface/filterref", "filterref is not supported for network interfaces of type {type}", None),
        ("devices/interface/vlan",
            "an interface of type '{type}' is requesting a vlan tag, but that is not supported for this type of connection", None),
        ("devices/interface/virtualport",
            "interface type '{type}' requires a virtualport that is not supported", None),
        ("devices/interface/port@isolated=yes",
            "an interface of type '{type}' is requesting port isolation, but that is not supported for this type of connection", None),
        ("devices/interface/bandwidth", "setting bandwidth on interfaces of type '{type}' is not implemented yet", None),
        ("devices/interface/backend@type=passt", "the passt network backend is not supported with this QEMU binary", None),
        ("devices/interface/backend@tap", "custom tap device path is not supported for network interfaces of type {type}", None),
        ("devices/interface/backend@vhost", "vhost-net was requested for an interface, but is unavailable", None),
        ("devices/interface/driver@name=vhost", "vhost-net was requested for an interface, but is unavailable", Vhost),
        ("devices/interface/driver@queues!=1", "Multiqueue network is not supported for: {type}", None),
        ("devices/interface/portForward", "The <portForward> element can only be used with <interface type='user'> and its 'passt' backend",
            None),
        ("devices/interface/script", "scripts are not supported on interfaces of type {type}", None),
        ("devices/interface/downscript", "downscripts are not supported on interfaces of type {type}", None),
        ("devices/interface/route", "Invalid attempt to set network interface route on interfaces of type {type}", None),
        ("devices/interface/source/ip", "Invalid attempt to set host-side IP addresses on interfaces of type {type}", None),
        ("devices/interface/source/route", "Invalid attempt to set host-side routes on interfaces of type {type}", None),
        ("devices/interface/tune/sndbuf", Interface, None), ("devices/interface/coalesce", Interface, None),
        ("devices/interface/teaming@type=transient", Interface, None), ("devices/interface/guest", Interface, None),
        ("devices/interface/backenddomain", Interface, None),

        ("vcpu@placement=auto", "numad is not available on this host", None),
        ("numatune/memory@placement=auto", "numad is not available on this host", None),
        ("cpu/numa/cell/cache", "HMAT is not supported with this QEMU", None),
        ("cpu/numa/interconnects", "HMAT is not supported with this QEMU", None),
        ("features/tcg", "tcg translation block cache size is not supported", None),
        ("os/bios@useserial=yes", "BIOS serial console is not supported", None),
        ("devices/tpm/backend/active_pcr_banks", "setting active PCR banks of a TPM is not supported", None),
        ("devices/tpm/backend/profile", "profiles of TPMs are not supported", None),
        ("devices/tpm/backend@debug", "setting the debug level of a TPM is not supported", None),
        ("devices/graphics@passwdValidTo", "expiry of passwords is not supported for this screen", None),
        ("devices/graphics@connected", "setting what happens to connected clients is not supported", None),
        ("devices/graphics@wait", "waiting for a client is not supported for VNC", None),
        ("devices/sound@streams", "setting the number of streams is not supported for this sound device", None),
        ("devices/video/model/acceleration@rendernode", "setting the render node is not supported for this video device", None),
        ("devices/video/driver@vgaconf", "setting vgaconf is not supported for this video device", None),
        ("devices/iommu/driver@passthrough", "setting passthrough is not supported for this IOMMU", None),
        ("devices/iommu/driver@xtsup", "setting xtsup is not supported for this IOMMU", None),
        ("cpu@deprecated_features", "deprecated features of CPUs are not supported for this architecture", None),
        ("devices/disk/backenddomain", "backenddomain is not supported by QEMU", None),
        ("devices/video/driver@name=vhostuser", "vhost-user is not supported for this video device", None),
        ("devices/filesystem/driver@type=virtiofs", "virtiofs is not supported with this QEMU binary", None),
        ("devices/filesystem/space_hard_limit", "limits of space are not supported for filesystems", None),
        ("devices/filesystem/space_soft_limit", "limits of space are not supported for filesystems", None),
        ("devices/graphics@sharePolicy=unknown", "unsupported share policy", None),
        ("devices/controller/driver/iothreads", "iothread mapping is not supported with this QEMU binary", None),
    ];

    private static readonly FrozenDictionary<string, List<(string? Attribute, string? Value, bool Not, string Message,
        HostOffers Offer)>> s_byElement = Read();

    /// <summary>Throws for what <paramref name="def"/> asks for first that neither this driver nor the host gives.</summary>
    /// <exception cref="VirException">Something of the table is asked for.</exception>
    public static void Refuse(DomainDef def, HostOffers offers)
    {
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
            foreach (var (attribute, value, not, message, offer) in rules)
            {
                var given = attribute is null ? element.Text : element.Attribute(attribute);
                if ((attribute is not null && !given.Exists) || (offers & offer) != 0)
                {
                    continue;
                }

                if (value is null || (given.ToString() == value) != not)
                {
                    throw Error(element, path, message);
                }
            }
        }

        if (path is "devices/interface/source" or "devices/graphics/listen" && element.Attribute("network") is { Exists: true } network)
        {
            throw NoNetwork(network.ToString());
        }

        if (path is "devices/tpm/backend/encryption")
        {
            throw NoTpmSecret(element);
        }

        if (path is "devices/disk/source/encryption" or "devices/disk/encryption" or "devices/disk/backingStore/source/encryption")
        {
            throw NoSecret(element);
        }

        for (var child = element.FirstChild; child.Exists; child = child.Next)
        {
            Walk(child, path + "/", offers);
        }
    }

    private static VirException Error(XmlElement element, string path, string message)
    {
        int last = path.LastIndexOf('/');
        string type = "";
        for (var e = element; e.Exists && type.Length == 0; e = e.Parent)
        {
            type = e.Name is "interface" ? e.Attribute("type").ToString() : "";
        }

        return Errors.ConfigUnsupported(ErrorDomain.Qemu, message.Replace("{0}", path[(last + 1)..], StringComparison.Ordinal)
            .Replace("{type}", type, StringComparison.Ordinal));
    }

    private static VirException NoTpmSecret(XmlElement encryption) => Errors.Report(
        ErrorDomain.Secret, ErrorCode.NoSecret, $"no secret with matching uuid '{encryption.Attribute("secret")}'");

    // Networks come from a driver of their own; without one none is found.
    private static VirException NoNetwork(string name) =>
        Errors.Report(ErrorDomain.Network, ErrorCode.NoNetwork, $"no network with matching name '{name}'");

    // Secrets come from a driver of their own; without one none is found.
    private static VirException NoSecret(XmlElement encryption)
    {
        var secret = encryption.Child("secret");
        if (!secret.Exists)
        {
            return Errors.ConfigUnsupported(ErrorDomain.Qemu, "encryption of disks is not supported");
        }

        var uuid = secret.Attribute("uuid");
        return Errors.Report(ErrorDomain.Secret, ErrorCode.NoSecret, uuid.Exists
            ? $"no secret with matching uuid '{uuid}'" : $"no secret with matching usage '{secret.Attribute("usage")}'");
    }

    private static FrozenDictionary<string, List<(string? Attribute, string? Value, bool Not, string Message, HostOffers Offer)>> Read()
    {
        var result = new Dictionary<string, List<(string?, string?, bool, string, HostOffers)>>(StringComparer.Ordinal);
        foreach (var (path, message, offer) in s_rows)
        {
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

            list.Add((at < 0 ? null : place[(at + 1)..], value, not, message, offer));
        }

        return result.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
