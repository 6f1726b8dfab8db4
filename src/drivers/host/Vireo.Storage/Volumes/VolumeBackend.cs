using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>
/// What a kind of pool does with volumes. It keeps nothing and takes no turns: the flows see to it that nobody else works on the volume.
/// What it does not override it does not support.
/// </summary>
internal abstract class VolumeBackend
{
    /// <summary>Whether volumes can be made, empty or as copies.</summary>
    public virtual bool Makes(bool isCopy) => true;

    /// <summary>Refuses what no volume of this kind can be.</summary>
    public virtual void Check(StorageVolDef volume, StorageVolCreateFlags flags)
    {
    }

    /// <summary>Completes the description of a new volume with its place, and refuses names that have none in the pool.</summary>
    public virtual void Place(StoragePoolDef pool, StorageVolDef volume) => throw VolumeErrors.NoCreation();

    /// <summary>Makes a volume, empty or as a copy. It is whole afterwards, or nothing of it is left.</summary>
    public virtual Task BuildAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags,
        CancellationToken cancellationToken) => throw VolumeErrors.NoCreation();

    /// <summary>What work on a volume has left: the sizes of the pool, and the volume among its volumes unless it is gone.</summary>
    public abstract ValueTask<PoolContents> SurveyAsync(StoragePoolDef pool, string name, CancellationToken cancellationToken);

    /// <summary>
    /// What a volume is like now, as it is asked of a volume that is shown: kinds whose volumes change only through their pool know that
    /// from the last refresh.
    /// </summary>
    /// <returns>The volume, or null when it is gone or no volume any more (<see cref="WhyGone"/>).</returns>
    public virtual Volume? Current(StoragePoolDef pool, Volume known) => known;

    /// <summary>
    /// A volume that is not listed, but is there: it is looked at alone, and without a tool. Null when there is none, or when its kind
    /// cannot find that out.
    /// </summary>
    public virtual Volume? Appeared(StoragePoolDef pool, string name) => null;

    /// <summary>Why a volume that was listed is not shown.</summary>
    public virtual VirException WhyGone(Volume known) => HostObjectErrors.VolumePathUnknown(ErrorDomain.Storage, known.Path);

    /// <summary>Removes a volume for good.</summary>
    public virtual Task DeleteAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolDeleteFlags flags, CancellationToken cancellationToken) =>
        throw VolumeErrors.NoDeletion();

    /// <summary>Changes what a guest sees of it.</summary>
    public virtual Task ResizeAsync(
        StoragePoolDef pool, StorageVolDef volume, ulong capacity, StorageVolResizeFlags flags, CancellationToken cancellationToken) =>
        throw VolumeErrors.NoResizing();

    /// <summary>Overwrites its content.</summary>
    public virtual Task WipeAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken) =>
        throw VolumeErrors.NoWiping();

    /// <summary>Opens it for a transfer to a client.</summary>
    public virtual VirStream OpenDownload(StorageVolDef volume, ulong offset, ulong length, bool sparse) => throw VolumeErrors.NoDownload();

    /// <summary>Opens it for a transfer from a client.</summary>
    public virtual VirStream OpenUpload(StorageVolDef volume, ulong offset, ulong length, bool sparse) => throw VolumeErrors.NoUpload();
}
