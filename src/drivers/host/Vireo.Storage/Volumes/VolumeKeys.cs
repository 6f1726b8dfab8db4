using Vireo.Documents;
using Vireo.Drivers.Host;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>
/// The keys of encrypted volumes while a tool runs: files that only this user can read, gone with the object. The host's secrets hold them.
/// </summary>
internal sealed class VolumeKeys(HostServices host, string folder) : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly List<string> _files = [];

    /// <summary>Removes keys that a killed daemon left. Only at the start.</summary>
    public static void RemoveLeftovers(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.For("storage.storage_volumes").Error($"keys that are left in '{folder}' cannot be removed: {e.Reason()}");
        }
    }

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
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "key-" + Guid.NewGuid().ToString("N"));
        _files.Add(path);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Own,
        });
        await file.WriteAsync(value.Bytes, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string file in _files)
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Log.For("storage.storage_volumes").Warning($"the key file '{file}' cannot be removed: {e.Reason()}");
            }
        }
    }
}
