using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>
/// The keys of encrypted volumes while a tool runs: files in memory, which end with this object or with the daemon. The host's secrets hold
/// them.
/// </summary>
internal sealed class VolumeKeys(HostServices host) : IDisposable
{
    private readonly List<SafeFileHandle> _files = [];

    /// <summary>A file with the key of a volume; null for one without encryption.</summary>
    /// <exception cref="VirException">There is no such secret, or it has no value.</exception>
    public async Task<string?> FileOfAsync(StorageVolDef volume, CancellationToken cancellationToken)
    {
        if (volume.Target?.Encryption is not { } encryption)
        {
            return null;
        }

        StorageEncryptionSecret secret = encryption.Secrets.Count == 1 ? encryption.Secrets[0] : throw VolumeErrors.OneSecret();
        using SecretValue value = await host.SecretValueAsync(SecretUsageType.Volume, secret.Uuid, secret.Usage, cancellationToken)
            .ConfigureAwait(false);
        SafeFileHandle file = Fd.CreateMemoryFile("volume-key");
        _files.Add(file);
        RandomAccess.Write(file, value.Bytes.Span, 0);
        return Fd.PathOf(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(static f => f.Dispose());
}
