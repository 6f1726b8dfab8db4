using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Vireo.Drivers.Host;

/// <summary>
/// The value of a secret, for as long as it is used: disposing wipes it from memory. It is no record, and does not print what it holds, so
/// that no log and no error shows it.
/// </summary>
public sealed class SecretValue : IDisposable
{
    private readonly byte[] _bytes;

    /// <summary>Takes a value over, which nobody else holds: its memory is wiped with this object.</summary>
    public SecretValue(ReadOnlyMemory<byte> value) =>
        _bytes = MemoryMarshal.TryGetArray(value, out ArraySegment<byte> own) && own.Count == own.Array!.Length
            ? own.Array : value.ToArray();

    /// <summary>The value.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The value as a text, for programs that take nothing else. A text cannot be wiped: prefer <see cref="Bytes"/>.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    /// <summary>The value as Base64. Such a text cannot be wiped: prefer <see cref="Bytes"/>.</summary>
    public string Base64 => Convert.ToBase64String(_bytes);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
