using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Encrypted volumes: their keys, and what is refused. What libvirt answers is compared end to end.</summary>
public class EncryptionTests
{
    private static readonly Uuid s_uuid = Uuid.Random();

    [Fact]
    public async Task A_key_is_in_memory_while_it_is_used()
    {
        var services = new HostServices();
        services.Set(DriverGroup.Secret, new Secrets());
        string path;
        using (var keys = new VolumeKeys(services))
        {
            path = await keys.FileOfAsync(Encrypted("raw", StorageEncryptionFormat.Luks, 1), CancellationToken.None) ?? "";
            Assert.StartsWith($"/proc/{Environment.ProcessId}/fd/", path, StringComparison.Ordinal);
            Assert.Equal("value", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));

            // Twice: each reader begins at the start.
            Assert.Equal("value", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
            Assert.Contains("memfd:volume-key", new FileInfo(path).LinkTarget, StringComparison.Ordinal);
            Assert.Null(await keys.FileOfAsync(new StorageVolDef { Target = new StorageVolTarget() }, CancellationToken.None));
        }

        Assert.False(File.Exists(path) && new FileInfo(path).LinkTarget!.Contains("volume-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("raw", StorageEncryptionFormat.Qcow, 1, ErrorCode.InternalError, "Only luks encryption is supported for raw files")]
    [InlineData("raw", StorageEncryptionFormat.Luks2, 1, ErrorCode.InternalError, "Only luks encryption is supported for raw files")]
    [InlineData("qcow2", StorageEncryptionFormat.Qcow, 1, ErrorCode.ConfigUnsupported,
        "creation of qcow2 encrypted image is not supported")]
    [InlineData("qcow2", StorageEncryptionFormat.Luks2, 1, ErrorCode.ConfigUnsupported, "unsupported volume encryption format 3")]
    [InlineData("vmdk", StorageEncryptionFormat.Luks, 1, ErrorCode.ConfigUnsupported, "volume encryption unsupported with format vmdk")]
    [InlineData("raw", StorageEncryptionFormat.Luks, 0, ErrorCode.InvalidArg,
        "A single <secret type='passphrase'...> element is expected in encryption description")]
    [InlineData("qcow2", StorageEncryptionFormat.Luks, 2, ErrorCode.InvalidArg,
        "A single <secret type='passphrase'...> element is expected in encryption description")]
    public void Encryption_that_is_not_made_is_refused(
        string format, StorageEncryptionFormat encryption, int secrets, ErrorCode code, string text)
    {
        var e = Assert.Throws<VirException>(() => QemuImg.Check(Encrypted(format, encryption, secrets)));
        Assert.Equal(code, e.Code);
        Assert.EndsWith(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_secret_of_a_volume_is_remembered_while_it_is_encrypted()
    {
        StorageVolDef before = Encrypted("raw", StorageEncryptionFormat.Luks, 1), now = Encrypted("raw", StorageEncryptionFormat.Luks, 0);
        Volume.KeepSecret(now, before);
        Assert.Equal(s_uuid, Assert.Single(now.Target!.Encryption!.Secrets).Uuid);
        var plain = new StorageVolDef { Target = new StorageVolTarget() };
        Volume.KeepSecret(plain, before);
        Assert.Null(plain.Target.Encryption);
    }

    private static StorageVolDef Encrypted(string format, StorageEncryptionFormat encryption, int secrets) => new()
    {
        Name = "v",
        Target = new StorageVolTarget
        {
            Format = format,
            Encryption = new StorageEncryption
            {
                Format = encryption,
                Secrets =
                [
                    .. Enumerable.Range(0, secrets).Select(static _ => new StorageEncryptionSecret
                    {
                        Type = StorageEncryptionSecretType.Passphrase, Uuid = s_uuid,
                    }),
                ],
            },
        },
    };

    private sealed class Secrets() : DriverConnection(new ConnectionContext())
    {
        public override ValueTask<SecretRef> SecretLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new SecretRef(uuid, SecretUsageType.Volume, "/a"));

        public override ValueTask<ReadOnlyMemory<byte>> SecretGetValueAsync(
            SecretRef secret, uint flags, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ReadOnlyMemory<byte>>("value"u8.ToArray());
    }
}
