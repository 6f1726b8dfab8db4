using System.Runtime.CompilerServices;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Mount options of a pool that is a mounted file system, in their own namespace. libvirt taints a pool that has them. Since
/// 5.1.0.</summary>
[XmlRecord]
public sealed partial record StoragePoolMountOptions : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/storagepool/fs/1.0";

    /// <inheritdoc/>
    public override string Prefix => "fs";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <summary>Options given to <c>mount -o</c>, in their order.</summary>
    [XmlPath("fs:mount_opts/fs:option/@name", Required = true)]
    public List<string> Options { get; set; } = [];
}

/// <summary>Configuration of the RBD client that serves a pool, in its own namespace. libvirt taints a pool that has it. Since
/// 5.1.0.</summary>
[XmlRecord]
public sealed partial record StoragePoolRbdOptions : XmlExtension
{
    /// <summary>The namespace.</summary>
    public const string NamespaceUri = "http://libvirt.org/schemas/storagepool/rbd/1.0";

    /// <inheritdoc/>
    public override string Prefix => "rbd";

    /// <inheritdoc/>
    public override string Uri => NamespaceUri;

    /// <summary>Options given to <c>rados_conf_set</c>, in their order.</summary>
    [XmlPath("rbd:config_opts/rbd:option")]
    public List<RbdOption> Options { get; set; } = [];
}

/// <summary>An option of the RBD client. Since 5.1.0.</summary>
[XmlRecord]
public sealed partial record RbdOption
{
    /// <summary>Name, as Ceph knows it.</summary>
    [XmlPath("@name", Required = true)]
    public required string? Name { get; set; }

    /// <summary>Value.</summary>
    [XmlPath("@value", Required = true)]
    public required string? Value { get; set; }
}

/// <summary>Makes the namespaces of storage pools known to the parser.</summary>
internal static class StoragePoolExtensions
{
#pragma warning disable CA2255 // Namespaces must be known before any document is parsed.
    [ModuleInitializer]
    internal static void Register()
    {
        XmlExtensionList.Register("pool", "fs", StoragePoolMountOptions.NamespaceUri, static e => new StoragePoolMountOptions(e));
        XmlExtensionList.Register("pool", "rbd", StoragePoolRbdOptions.NamespaceUri, static e => new StoragePoolRbdOptions(e));
    }
#pragma warning restore CA2255
}
