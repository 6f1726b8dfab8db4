namespace Vireo.Drivers.Qemu.Launch;

/// <summary>Refusals of what the driver does not give a guest.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class UnbuiltErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "CPU tuning is not available on this host")]
    public static partial VirException CpuTuning();

    [ErrorText(ErrorCode.ConfigUnsupported, "Memory cgroup is not available on this host")]
    public static partial VirException MemoryTuning();

    [ErrorText(ErrorCode.ConfigUnsupported, "Block I/O tuning is not available on this host")]
    public static partial VirException BlockTuning();

    [ErrorText(ErrorCode.ConfigUnsupported, "Resource control is not supported on this host")]
    public static partial VirException ResourceControl();

    [ErrorText(ErrorCode.ConfigUnsupported, "The '{name}' feature is not supported for this architecture or machine type")]
    public static partial VirException Feature(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "interface type '{type}' does not support this setting: {name}")]
    public static partial VirException InterfaceSetting(string name, string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Scheduler priorities of threads are not supported")]
    public static partial VirException ThreadScheduler();

    [ErrorText(ErrorCode.ConfigUnsupported, "cgroups are not available: resource partitions are not supported")]
    public static partial VirException ResourcePartition();

    [ErrorText(ErrorCode.ConfigUnsupported, "VMID support not available on this host")]
    public static partial VirException FibreChannelAppId();

    [ErrorText(ErrorCode.ConfigUnsupported, "throttle groups are not supported with this QEMU binary")]
    public static partial VirException ThrottleGroups();

    [ErrorText(ErrorCode.ConfigUnsupported, "{cipher}-key-wrap is not available with this QEMU binary")]
    public static partial VirException KeyWrapping(string cipher);

    [ErrorText(ErrorCode.ConfigUnsupported, "SEV SNP launch security is not supported with this QEMU binary")]
    public static partial VirException SevSnp();

    [ErrorText(ErrorCode.ConfigUnsupported, "launch security is not supported with this QEMU binary")]
    public static partial VirException LaunchSecurity();

    [ErrorText(ErrorCode.ConfigUnsupported, "Unable to find security driver for model apparmor")]
    public static partial VirException AppArmor();

    [ErrorText(ErrorCode.ConfigUnsupported, "Unable to find security driver for model selinux")]
    public static partial VirException Selinux();

    [ErrorText(ErrorCode.ConfigUnsupported, "unable to enable host cpu perf event")]
    public static partial VirException PerfEvents();

    [ErrorText(ErrorCode.ConfigUnsupported, "driver settings of iothreads are not supported")]
    public static partial VirException IoThreadDriver();

    [ErrorText(ErrorCode.ConfigUnsupported, "defaults of iothreads are not supported")]
    public static partial VirException IoThreadDefaults();

    [ErrorText(ErrorCode.ConfigUnsupported, "dirty ring is not supported")]
    public static partial VirException DirtyRing();

    [ErrorText(ErrorCode.ConfigUnsupported, "asynchronous teardown is not available with this QEMU binary")]
    public static partial VirException AsyncTeardown();

    [ErrorText(ErrorCode.ConfigUnsupported, "servers of shared memory are not supported")]
    public static partial VirException SharedMemoryServer();

    [ErrorText(ErrorCode.ConfigUnsupported, "vhost-vsock device is not supported with this QEMU binary")]
    public static partial VirException Vsock();

    [ErrorText(ErrorCode.ConfigUnsupported, "persistent store devices are not supported")]
    public static partial VirException PersistentStore();

    [ErrorText(ErrorCode.ConfigUnsupported, "filters of redirected USB devices are not supported")]
    public static partial VirException RedirectionFilter();

    [ErrorText(ErrorCode.ConfigUnsupported, "leases are not supported without a lock manager")]
    public static partial VirException Lease();

    [ErrorText(ErrorCode.ConfigUnsupported, "disks of type 'nvme' are not supported")]
    public static partial VirException NvmeDisk();

    [ErrorText(ErrorCode.ConfigUnsupported, "vhostuser disk is not supported with this QEMU binary")]
    public static partial VirException VhostUserDisk();

    [ErrorText(ErrorCode.ConfigUnsupported, "vhostvdpa disk is not supported with this QEMU binary")]
    public static partial VirException VhostVdpaDisk();

    [ErrorText(ErrorCode.ConfigUnsupported, "rawio is not supported for disks")]
    public static partial VirException RawIo();

    [ErrorText(ErrorCode.ConfigUnsupported, "transient disks are not supported")]
    public static partial VirException TransientDisk();

    [ErrorText(ErrorCode.ConfigUnsupported, "TLS is not supported for disks")]
    public static partial VirException DiskTls();

    [ErrorText(ErrorCode.ConfigUnsupported, "persistent reservations are not supported")]
    public static partial VirException PersistentReservations();

    [ErrorText(ErrorCode.ConfigUnsupported, "data files of images are not supported")]
    public static partial VirException DataFile();

    [ErrorText(ErrorCode.ConfigUnsupported, "file descriptor groups are not supported for disks")]
    public static partial VirException DiskFileGroup();

    [ErrorText(ErrorCode.ConfigUnsupported, "throttle filters are not supported with this QEMU binary")]
    public static partial VirException ThrottleFilters();

    [ErrorText(ErrorCode.ConfigUnsupported, "filterref is not supported for network interfaces of type {type}")]
    public static partial VirException InterfaceFilter(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "iothread mapping is not supported with this QEMU binary")]
    public static partial VirException IoThreadMapping();

    [ErrorText(ErrorCode.ConfigUnsupported,
        "an interface of type '{type}' is requesting a vlan tag, but that is not supported for this type of connection",
        Domain = ErrorDomain.Domain)]
    public static partial VirException InterfaceVlan(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "interface type '{type}' requires a virtualport that is not supported")]
    public static partial VirException InterfaceVirtualPort(string type);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "an interface of type '{type}' is requesting port isolation, but that is not supported for this type of connection")]
    public static partial VirException InterfaceIsolation(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "setting bandwidth on interfaces of type '{type}' is not implemented yet")]
    public static partial VirException InterfaceBandwidth(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "the passt network backend is not supported with this QEMU binary")]
    public static partial VirException Passt();

    [ErrorText(ErrorCode.ConfigUnsupported, "custom tap device path is not supported for network interfaces of type {type}")]
    public static partial VirException InterfaceTap(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "vhost-net was requested for an interface, but is unavailable")]
    public static partial VirException VhostNet();

    [ErrorText(ErrorCode.ConfigUnsupported, "Multiqueue network is not supported for: {type}")]
    public static partial VirException InterfaceQueues(string type);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "The <portForward> element can only be used with <interface type='user'> and its 'passt' backend")]
    public static partial VirException PortForward();

    [ErrorText(ErrorCode.ConfigUnsupported, "scripts are not supported on interfaces of type {type}")]
    public static partial VirException InterfaceScript(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "downscripts are not supported on interfaces of type {type}")]
    public static partial VirException InterfaceDownScript(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid attempt to set network interface route on interfaces of type {type}")]
    public static partial VirException InterfaceRoute(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid attempt to set host-side IP addresses on interfaces of type {type}")]
    public static partial VirException InterfaceHostAddress(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid attempt to set host-side routes on interfaces of type {type}")]
    public static partial VirException InterfaceHostRoute(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "numad is not available on this host")]
    public static partial VirException Numad();

    [ErrorText(ErrorCode.ConfigUnsupported, "HMAT is not supported with this QEMU")]
    public static partial VirException Hmat();

    [ErrorText(ErrorCode.ConfigUnsupported, "tcg translation block cache size is not supported")]
    public static partial VirException TranslationCache();

    [ErrorText(ErrorCode.ConfigUnsupported, "BIOS serial console is not supported")]
    public static partial VirException BiosSerial();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting active PCR banks of a TPM is not supported")]
    public static partial VirException TpmBanks();

    [ErrorText(ErrorCode.ConfigUnsupported, "profiles of TPMs are not supported")]
    public static partial VirException TpmProfile();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting the debug level of a TPM is not supported")]
    public static partial VirException TpmDebug();

    [ErrorText(ErrorCode.ConfigUnsupported, "expiry of passwords is not supported for this screen")]
    public static partial VirException PasswordExpiry();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting what happens to connected clients is not supported")]
    public static partial VirException ConnectedClients();

    [ErrorText(ErrorCode.ConfigUnsupported, "waiting for a client is not supported for VNC")]
    public static partial VirException VncWait();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting the number of streams is not supported for this sound device")]
    public static partial VirException SoundStreams();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting the render node is not supported for this video device")]
    public static partial VirException RenderNode();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting vgaconf is not supported for this video device")]
    public static partial VirException VgaConfiguration();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting passthrough is not supported for this IOMMU")]
    public static partial VirException IommuPassthrough();

    [ErrorText(ErrorCode.ConfigUnsupported, "setting xtsup is not supported for this IOMMU")]
    public static partial VirException IommuXtsup();

    [ErrorText(ErrorCode.ConfigUnsupported, "deprecated features of CPUs are not supported for this architecture")]
    public static partial VirException CpuDeprecatedFeatures();

    [ErrorText(ErrorCode.ConfigUnsupported, "backenddomain is not supported by QEMU")]
    public static partial VirException BackendDomain();

    [ErrorText(ErrorCode.ConfigUnsupported, "vhost-user is not supported for this video device")]
    public static partial VirException VhostUserVideo();

    [ErrorText(ErrorCode.ConfigUnsupported, "virtiofs is not supported with this QEMU binary")]
    public static partial VirException Virtiofs();

    [ErrorText(ErrorCode.ConfigUnsupported, "limits of space are not supported for filesystems")]
    public static partial VirException FilesystemLimit();

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported share policy")]
    public static partial VirException SharePolicy();

    [ErrorText(ErrorCode.InternalError, "missing secret info for '{format}' driver")]
    public static partial VirException SecretMissing(string format);
}
