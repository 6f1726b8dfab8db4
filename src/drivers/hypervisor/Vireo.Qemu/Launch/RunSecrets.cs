using System.Security.Cryptography;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Devices.Disks;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// The secrets that an emulator is given for one start or one device. They are fetched before anything is done, because plans are made
/// without waiting, and wiped as soon as the plan is made.
/// </summary>
internal sealed class RunSecrets(HostServices host, string keyFile) : IDisposable
{
    private readonly Dictionary<SecretUse, SecretValue> _values = [];

    /// <summary>Fetches what disks need.</summary>
    /// <exception cref="VirException">There is no such secret, or it has no value.</exception>
    public async ValueTask FetchAsync(IEnumerable<Disk> disks, CancellationToken cancellationToken)
    {
        foreach (SecretUse use in disks.SelectMany(DiskImage.Chain).SelectMany(static i => i.Secrets))
        {
            if (!_values.ContainsKey(use))
            {
                _values[use] = await host.SecretValueAsync(use.Type, use.Uuid, use.Usage, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A secret that was fetched, sealed with the key of the run.</summary>
    public SealedSecret Seal(SecretUse use)
    {
        byte[] key = File.ReadAllBytes(keyFile);
        try
        {
            return SealedSecret.Of(_values[use].Bytes, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SecretValue value in _values.Values)
        {
            value.Dispose();
        }

        _values.Clear();
    }
}
