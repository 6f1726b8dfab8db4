using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>The tools that start pools, as data.</summary>
internal static class PoolCommands
{
    /// <summary>The program and its arguments; null for kinds that no single program starts.</summary>
    public static IReadOnlyList<string>? Start(StoragePoolDef pool) => pool.Type switch
    {
        StoragePoolType.Fs or StoragePoolType.NetFs => ["mount", .. MountCommand.For(pool)],
        StoragePoolType.Logical => ["vgchange", "-aly", pool.Source?.Name ?? ""],
        _ => null,
    };
}
