using System.Security.Cryptography;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// A secret as the emulator is given it: encrypted with the key of its run (AES-256 in CBC mode), which it reads from a file.
/// </summary>
/// <param name="Data">The encrypted value in Base64.</param>
/// <param name="Vector">The initialization vector, one for each secret, in Base64.</param>
public readonly record struct SealedSecret(string Data, string Vector)
{
    private const int BlockLength = 16;

    /// <summary>Seals a value.</summary>
    public static SealedSecret Of(ReadOnlyMemory<byte> value, byte[] key) => Of(value, key, Entropy.GetBytes(BlockLength));

    /// <summary>Seals a value with a vector that the caller has chosen.</summary>
    public static SealedSecret Of(ReadOnlyMemory<byte> value, byte[] key, byte[] vector)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return new SealedSecret(Convert.ToBase64String(aes.EncryptCbc(value.Span, vector)), Convert.ToBase64String(vector));
    }
}
