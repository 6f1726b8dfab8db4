using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>The units of a target as volumes: they are overwritten with zeros, and belong to the target otherwise.</summary>
internal sealed class IscsiDirectVolumes(IscsiDirectBackend backend) : VolumeBackend
{
    /// <inheritdoc/>
    public override bool Makes(bool isCopy) => false;

    /// <inheritdoc/>
    public override ValueTask<PoolContents> SurveyAsync(StoragePoolDef pool, string name, CancellationToken cancellationToken) =>
        backend.RefreshAsync(pool, PoolContents.Empty, cancellationToken);

    /// <inheritdoc/>
    public override async Task WipeAsync(
        StoragePoolDef pool, StorageVolDef volume, StorageVolWipeAlgorithm algorithm, CancellationToken cancellationToken)
    {
        if (algorithm != StorageVolWipeAlgorithm.Zero)
        {
            throw VolumeErrors.AlgorithmUnsupported((int)algorithm);
        }

        ushort unit = ushort.Parse(volume.Name!.Split(':')[^1], CultureInfo.InvariantCulture);
        await backend.WithAsync(
            pool,
            async (session, token) =>
            {
                await ScsiUnits.ClearAsync(session, unit, token).ConfigureAwait(false);
                return true;
            },
            null, cancellationToken).ConfigureAwait(false);
    }
}
