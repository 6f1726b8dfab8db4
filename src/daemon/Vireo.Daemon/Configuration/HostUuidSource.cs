namespace Vireo.Daemon;

/// <summary>Where the host's UUID comes from when the configuration does not give it.</summary>
internal enum HostUuidSource
{
    /// <summary>The firmware.</summary>
    Smbios,

    /// <summary><c>/etc/machine-id</c>.</summary>
    MachineId,
}
