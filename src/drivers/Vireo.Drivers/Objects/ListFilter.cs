using System.Runtime.CompilerServices;
using Vireo.Documents;

namespace Vireo.Drivers.Objects;

/// <summary>
/// Which objects a call that lists them wants. Flags come in groups, mostly pairs: a group of which no flag or every flag is set wants all
/// objects, any other wants those whose own flag is set. It only compares; what an object is, its driver knows.
/// </summary>
public static class ListFilter
{
    // From Dir to IscsiDirect.
    private const uint PoolTypes = 0xfffc0;

    private const ConnectListAllDomainsFlags States = ConnectListAllDomainsFlags.Running | ConnectListAllDomainsFlags.Paused
        | ConnectListAllDomainsFlags.Shutoff | ConnectListAllDomainsFlags.Other;

    /// <summary>Whether an object is wanted by a pair of flags.</summary>
    /// <param name="flags">The flags of the call.</param>
    /// <param name="yes">The flag of objects of which <paramref name="holds"/> is true.</param>
    /// <param name="no">The flag of the other objects.</param>
    /// <param name="holds">What the object is.</param>
    public static bool Wants<T>(T flags, T yes, T no, bool holds)
        where T : unmanaged, Enum =>
        In(flags, Bits(yes) | Bits(no), Bits(holds ? yes : no));

    /// <summary>Whether a domain is wanted.</summary>
    public static bool Wants(
        ConnectListAllDomainsFlags flags, DomainState state, bool active, bool persistent, bool autostart, bool managedSave, bool snapshots,
        bool checkpoints) =>
        flags == 0
        || (Wants(flags, ConnectListAllDomainsFlags.Active, ConnectListAllDomainsFlags.Inactive, active)
            && Wants(flags, ConnectListAllDomainsFlags.Persistent, ConnectListAllDomainsFlags.Transient, persistent)
            && In(flags, (uint)States, (uint)FlagOf(state))
            && Wants(flags, ConnectListAllDomainsFlags.Autostart, ConnectListAllDomainsFlags.NoAutostart, autostart)
            && Wants(flags, ConnectListAllDomainsFlags.Managedsave, ConnectListAllDomainsFlags.NoManagedsave, managedSave)
            && Wants(flags, ConnectListAllDomainsFlags.HasSnapshot, ConnectListAllDomainsFlags.NoSnapshot, snapshots)
            && Wants(flags, ConnectListAllDomainsFlags.HasCheckpoint, ConnectListAllDomainsFlags.NoCheckpoint, checkpoints));

    /// <summary>Whether a network is wanted.</summary>
    public static bool Wants(ConnectListAllNetworksFlags flags, bool active, bool persistent, bool autostart) =>
        Wants(flags, ConnectListAllNetworksFlags.Active, ConnectListAllNetworksFlags.Inactive, active)
        && Wants(flags, ConnectListAllNetworksFlags.Persistent, ConnectListAllNetworksFlags.Transient, persistent)
        && Wants(flags, ConnectListAllNetworksFlags.Autostart, ConnectListAllNetworksFlags.NoAutostart, autostart);

    /// <summary>Whether a secret is wanted.</summary>
    public static bool Wants(ConnectListAllSecretsFlags flags, bool ephemeral, bool isPrivate) =>
        Wants(flags, ConnectListAllSecretsFlags.Ephemeral, ConnectListAllSecretsFlags.NoEphemeral, ephemeral)
        && Wants(flags, ConnectListAllSecretsFlags.Private, ConnectListAllSecretsFlags.NoPrivate, isPrivate);

    /// <summary>Whether a storage pool is wanted, its kind apart.</summary>
    public static bool Wants(ConnectListAllStoragePoolsFlags flags, bool active, bool persistent, bool autostart) =>
        Wants(flags, ConnectListAllStoragePoolsFlags.Active, ConnectListAllStoragePoolsFlags.Inactive, active)
        && Wants(flags, ConnectListAllStoragePoolsFlags.Persistent, ConnectListAllStoragePoolsFlags.Transient, persistent)
        && Wants(flags, ConnectListAllStoragePoolsFlags.Autostart, ConnectListAllStoragePoolsFlags.NoAutostart, autostart);

    /// <summary>Whether a storage pool of a kind is wanted.</summary>
    public static bool Wants(ConnectListAllStoragePoolsFlags flags, StoragePoolType type) => In(flags, PoolTypes, (uint)FlagOf(type));

    private static bool In<T>(T flags, uint group, uint own)
        where T : unmanaged, Enum =>
        (Bits(flags) & group) == 0 || (Bits(flags) & own) != 0;

    private static uint Bits<T>(T flags)
        where T : unmanaged, Enum => Unsafe.BitCast<T, uint>(flags);

    private static ConnectListAllStoragePoolsFlags FlagOf(StoragePoolType type) => type switch
    {
        StoragePoolType.Dir => ConnectListAllStoragePoolsFlags.Dir,
        StoragePoolType.Fs => ConnectListAllStoragePoolsFlags.Fs,
        StoragePoolType.NetFs => ConnectListAllStoragePoolsFlags.Netfs,
        StoragePoolType.Logical => ConnectListAllStoragePoolsFlags.Logical,
        StoragePoolType.Disk => ConnectListAllStoragePoolsFlags.Disk,
        StoragePoolType.Iscsi => ConnectListAllStoragePoolsFlags.Iscsi,
        StoragePoolType.Scsi => ConnectListAllStoragePoolsFlags.Scsi,
        StoragePoolType.Mpath => ConnectListAllStoragePoolsFlags.Mpath,
        StoragePoolType.Rbd => ConnectListAllStoragePoolsFlags.Rbd,
        StoragePoolType.Sheepdog => ConnectListAllStoragePoolsFlags.Sheepdog,
        StoragePoolType.Gluster => ConnectListAllStoragePoolsFlags.Gluster,
        StoragePoolType.Zfs => ConnectListAllStoragePoolsFlags.Zfs,
        StoragePoolType.Vstorage => ConnectListAllStoragePoolsFlags.Vstorage,
        StoragePoolType.IscsiDirect => ConnectListAllStoragePoolsFlags.IscsiDirect,
        _ => 0,
    };

    private static ConnectListAllDomainsFlags FlagOf(DomainState state) => state switch
    {
        DomainState.Running => ConnectListAllDomainsFlags.Running,
        DomainState.Paused => ConnectListAllDomainsFlags.Paused,
        DomainState.Shutoff => ConnectListAllDomainsFlags.Shutoff,
        _ => ConnectListAllDomainsFlags.Other,
    };
}
