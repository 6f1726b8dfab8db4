using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks a storage pool.</summary>
public static class StoragePoolRules
{
    /// <summary>Reads, completes and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static StoragePoolDef Read(string xml, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Storage, dropped);
        StoragePoolDef pool = StoragePoolDef.Parse(root);
        PostParse(pool, root);
        return pool;
    }

    /// <summary>Fills in what was left out, forgets what only a driver can know, and checks the rest.</summary>
    public static void PostParse(StoragePoolDef pool, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Storage);
        if (pool.Type == StoragePoolType.Unset)
        {
            throw faults.PoolTypeMissing("@type");
        }

        StoragePoolTraits traits = StoragePoolTraits.Of(pool.Type);
        pool.Capacity = pool.Allocation = pool.Available = 0;
        pool.Source ??= new StoragePoolSource();
        pool.Extensions.RemoveAll(e => e switch
        {
            StoragePoolMountOptions => pool.Type is not (StoragePoolType.Fs or StoragePoolType.NetFs),
            StoragePoolRbdOptions => pool.Type != StoragePoolType.Rbd,
            _ => false,
        });
        CheckSource(pool, traits, faults);
        NameAndUuid(pool, traits, faults);
        if (pool.CopyOnWrite != YesNo.Unset && pool.Type is not (StoragePoolType.Fs or StoragePoolType.Dir))
        {
            throw faults.CowUnsupported("features/cow");
        }

        Required(pool, traits, faults);
        Target(pool, traits, faults);
    }

    private static void CheckSource(StoragePoolDef pool, StoragePoolTraits traits, DocumentFaults faults)
    {
        StoragePoolSource source = pool.Source!;
        if (pool.Type == StoragePoolType.Rbd && source.Name is null)
        {
            throw faults.RbdNameMissing("source");
        }

        if (traits.Formats.Length > 0)
        {
            source.Format ??= traits.Formats[0];
            if (Array.IndexOf(traits.Formats, source.Format) < 0)
            {
                throw faults.PoolFormatUnknown("source/format/@type", source.Format);
            }
        }
        else
        {
            source.Format = null;
        }

        for (int i = 0; i < source.Hosts.Count; i++)
        {
            if (source.Hosts[i].Name is null)
            {
                throw faults.PoolHostNameMissing($"source/host[{i + 1}]");
            }
        }

        foreach (StoragePoolDevice device in source.Devices)
        {
            device.FreeExtents.Clear();
        }

        if (source.Directory is { Length: > 0 } directory)
        {
            // cifs and glusterfs name a folder of the server without a leading slash.
            source.Directory = source.Format is "glusterfs" && directory[0] != '/' ? "/" + directory : directory;
            source.Directory = PathText.Sanitize(source.Directory);
        }
        else if (pool.Type == StoragePoolType.Gluster && source.Directory is null)
        {
            source.Directory = "/";
        }

        if (source.Adapter is FcHostAdapter fc)
        {
            CheckFcHost(fc, faults);
        }

        if (source.Adapter is ScsiHostAdapter scsi)
        {
            CheckScsiHost(scsi, faults);
        }

        CheckAuth(source, faults);
        if (source.ProtocolVersion is { } version)
        {
            if (pool.Type != StoragePoolType.NetFs || source.Format is not ("auto" or "nfs"))
            {
                throw faults.ProtocolUnsupported("source/protocol/@ver", source.Format);
            }

            if (version.Contains(',', StringComparison.Ordinal))
            {
                throw faults.ProtocolWithComma("source/protocol/@ver", version);
            }
        }
    }

    private static void CheckAuth(StoragePoolSource source, DocumentFaults faults)
    {
        if (source.Auth is not { } auth)
        {
            return;
        }

        if (auth.Username is null)
        {
            throw faults.UserNameMissing("source/auth");
        }

        if (auth.Type is not (null or "chap" or "ceph"))
        {
            throw faults.AuthTypeUnknown("source/auth/@type", auth.Type);
        }

        if (auth.Secret is null)
        {
            throw faults.AuthSecretMissing("source/auth");
        }

        if (auth.Secret.Uuid is null && auth.Secret.Usage is null)
        {
            throw faults.At("source/auth/secret", DocumentErrors.SecretMissing(faults.Domain));
        }

        if (auth.Secret.Uuid is not null && auth.Secret.Usage is not null)
        {
            throw faults.SecretAmbiguous("source/auth/secret");
        }

        if (auth.Type is null)
        {
            throw faults.AuthTypeMissing("source/auth");
        }
    }

    private static void CheckScsiHost(ScsiHostAdapter adapter, DocumentFaults faults)
    {
        if (adapter.Name is null && adapter.Parent is null)
        {
            throw faults.ScsiHostUnnamed("source/adapter");
        }

        if (adapter.Name is not null && adapter.Parent is not null)
        {
            throw faults.ScsiHostAmbiguous("source/adapter");
        }

        if (adapter.Parent is { UniqueId: null })
        {
            throw faults.ScsiUniqueId("source/adapter/parentaddr");
        }

        if (adapter.Parent is { Address: null })
        {
            throw faults.ScsiParentAddress("source/adapter/parentaddr");
        }
    }

    private static void CheckFcHost(FcHostAdapter adapter, DocumentFaults faults)
    {
        if (adapter.Wwnn is null || adapter.Wwpn is null)
        {
            throw faults.FibreChannelNames("source/adapter");
        }

        foreach ((string name, string? value) in new[] { ("wwnn", adapter.Wwnn), ("wwpn", adapter.Wwpn) })
        {
            if (value!.Length != 16 || !value.All(char.IsAsciiHexDigit))
            {
                throw faults.At($"source/adapter/@{name}", DocumentErrors.WwnMalformed(faults.Domain, value));
            }
        }
    }

    private static void NameAndUuid(StoragePoolDef pool, StoragePoolTraits traits, DocumentFaults faults)
    {
        pool.Name ??= traits.NeedsName ? pool.Source!.Name : null;
        if (string.IsNullOrEmpty(pool.Name))
        {
            throw faults.SourceNameMissing("");
        }

        DocumentReader.CheckName(faults, pool.Name);
        pool.Uuid ??= Uuid.Random();
    }

    private static void Required(StoragePoolDef pool, StoragePoolTraits traits, DocumentFaults faults)
    {
        StoragePoolSource source = pool.Source!;
        if (traits.NeedsHost && source.Hosts.Count == 0)
        {
            throw faults.SourceHostMissing("source");
        }

        if (traits.NeedsDirectory && source.Directory is null)
        {
            throw faults.SourcePathMissing("source");
        }

        if (traits.NeedsName)
        {
            source.Name ??= pool.Name;
        }

        if (traits.NeedsAdapter && source.Adapter is null)
        {
            throw faults.SourceAdapterMissing("source");
        }

        if (traits.NeedsDevice && source.Devices.Count == 0)
        {
            throw faults.SourceDeviceMissing("source");
        }

        if (traits.NeedsInitiator && source.InitiatorIqn is null)
        {
            throw faults.At("source", DocumentErrors.InitiatorMissing(faults.Domain));
        }
    }

    private static void Target(StoragePoolDef pool, StoragePoolTraits traits, DocumentFaults faults)
    {
        if (!traits.HasTarget)
        {
            pool.Target = null;
            return;
        }

        pool.Target ??= new StoragePoolTarget();
        pool.Target.Path ??= pool.Type switch
        {
            StoragePoolType.Logical => "/dev/" + pool.Source!.Name,
            StoragePoolType.Zfs => "/dev/zvol/" + pool.Source!.Name,
            _ => throw faults.TargetPathMissing("target"),
        };
        if (pool.Type == StoragePoolType.Logical)
        {
            pool.Target.Path = "/dev/" + pool.Source!.Name;
        }
        else if (pool.Type == StoragePoolType.Zfs)
        {
            pool.Target.Path = "/dev/zvol/" + pool.Source!.Name;
        }

        pool.Target.Path = PathText.Sanitize(pool.Target.Path);
    }
}
