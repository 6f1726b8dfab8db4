using System.Security.Cryptography;
using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Secrets;

/// <summary>
/// A secret: its definition, which readers take without waiting, and its value, which is copied under a lock because what goes is wiped.
/// Who changes it holds the turn of <see cref="SecretChanges"/>.
/// </summary>
internal sealed class StoredSecret(SecretDef definition) : StoredObject<SecretDef>(definition)
{
    private readonly Lock _lock = new();
    private byte[]? _value;

    /// <inheritdoc/>
    public override string Name => Uuid.ToString();

    /// <inheritdoc/>
    public override Uuid Uuid { get; } = definition.Uuid ?? default;

    /// <summary>How clients name it.</summary>
    public SecretRef Ref => RefOf(View);

    /// <summary>Whether it has a value.</summary>
    public bool HasValue
    {
        get
        {
            lock (_lock)
            {
                return _value is not null;
            }
        }
    }

    /// <summary>How clients name the secret of a definition.</summary>
    public static SecretRef RefOf(SecretDef definition)
    {
        (SecretUsageType type, string? id) = definition.Usage switch
        {
            VolumeSecretUsage volume => (SecretUsageType.Volume, volume.Volume),
            CephSecretUsage ceph => (SecretUsageType.Ceph, ceph.Name),
            IscsiSecretUsage iscsi => (SecretUsageType.Iscsi, iscsi.Target),
            TlsSecretUsage tls => (SecretUsageType.Tls, tls.Name),
            VtpmSecretUsage vtpm => (SecretUsageType.Vtpm, vtpm.Name),
            _ => (SecretUsageType.None, null),
        };
        return new SecretRef(definition.Uuid ?? default, type, id ?? "");
    }

    /// <summary>A copy of the value, which the caller wipes; null when it has none.</summary>
    public byte[]? CopyValue()
    {
        lock (_lock)
        {
            return (byte[]?)_value?.Clone();
        }
    }

    /// <summary>Takes another value over, or none, and wipes the one that was.</summary>
    public void ReplaceValue(byte[]? value)
    {
        byte[]? old;
        lock (_lock)
        {
            (old, _value) = (_value, value);
        }

        CryptographicOperations.ZeroMemory(old);
    }

    /// <inheritdoc/>
    public override void OnRemoved() => ReplaceValue(null);
}
