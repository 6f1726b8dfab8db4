using System.Security.Cryptography;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Secrets on their way to the emulator.</summary>
public class SealedSecretTests
{
    private static readonly Uuid s_uuid = Uuid.Random();
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 32).Select(static i => (byte)i)];

    [Fact]
    public void A_value_is_sealed_as_libvirt_seals_it()
    {
        byte[] vector = [.. Enumerable.Range(0, 16).Select(static i => (byte)i)];
        SealedSecret secret = SealedSecret.Of("AQCVn5hO6HzFAhAAq0NCv8jtJcIcE+HOBlMQ1A"u8.ToArray(), s_key, vector);
        Assert.Equal("9eao5F8qtkGt+seB1HYivWIxbtwUu6MQtg1zpj/oDtUsPr1q8wBYM91uEHCn6j/1", secret.Data);
        Assert.Equal("AAECAwQFBgcICQoLDA0ODw==", secret.Vector);
    }

    [Fact]
    public void Each_secret_has_a_vector_of_its_own()
    {
        byte[] value = [1, 2, 3];
        SealedSecret one = SealedSecret.Of(value, s_key), other = SealedSecret.Of(value, s_key);
        Assert.NotEqual(one.Vector, other.Vector);
        Assert.NotEqual(one.Data, other.Data);
        using var aes = Aes.Create();
        aes.Key = s_key;
        Assert.Equal(value, aes.DecryptCbc(Convert.FromBase64String(one.Data), Convert.FromBase64String(one.Vector)));
    }

    [Fact]
    public async Task Secrets_of_a_whole_chain_are_fetched_once_and_wiped()
    {
        string keyFile = Path.GetTempFileName();
        await File.WriteAllBytesAsync(keyFile, s_key, TestContext.Current.CancellationToken);
        var secrets = new Secrets();
        var services = new HostServices();
        services.Set(DriverGroup.Secret, secrets);
        var run = new RunSecrets(services, keyFile);
        Disk disk = DiskOf(
            $"<source file='/a'><encryption format='luks'><secret type='passphrase' uuid='{s_uuid}'/></encryption></source>"
            + "<backingStore type='file'><format type='qcow2'/>"
            + $"<source file='/b'><encryption format='luks'><secret type='passphrase' uuid='{s_uuid}'/></encryption></source>"
            + "<backingStore/></backingStore>");
        await run.FetchAsync([disk], CancellationToken.None);
        Assert.Equal(1, secrets.Asked);
        var use = new SecretUse(SecretUsageType.Volume, s_uuid, null);
        Assert.NotEqual(run.Seal(use).Data, run.Seal(use).Data);
        run.Dispose();
        Assert.Throws<KeyNotFoundException>(() => run.Seal(use));
        Assert.All(secrets.Given, static v => Assert.Equal(0, v));
        File.Delete(keyFile);
    }

    [Fact]
    public async Task A_disk_that_names_no_secret_is_refused()
    {
        var run = new RunSecrets(HostServices.Empty, "/nonexistent");
        Disk disk = DiskOf("<source file='/a'><encryption format='luks'/></source>");
        var e = await Assert.ThrowsAsync<VirException>(() => run.FetchAsync([disk], CancellationToken.None).AsTask());
        Assert.Equal("internal error: missing secret info for 'luks' driver", e.Message);
    }

    private static Disk DiskOf(string inner) => DomainDef.Parse(Vireo.Xml.XmlTree.Parse(
        "<domain type='qemu'><name>g</name><memory>1024</memory><os><type>hvm</type></os><devices><disk type='file'>"
        + $"<driver name='qemu' type='raw'/>{inner}<target dev='vda'/></disk></devices></domain>").Root).Devices.Disks[0];

    private sealed class Secrets() : DriverConnection(new ConnectionContext())
    {
        public int Asked { get; private set; }

        public byte[] Given { get; } = "value"u8.ToArray();

        public override ValueTask<SecretRef> SecretLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new SecretRef(uuid, SecretUsageType.Volume, "/a"));

        public override ValueTask<ReadOnlyMemory<byte>> SecretGetValueAsync(
            SecretRef secret, uint flags, CancellationToken cancellationToken)
        {
            Asked++;
            return ValueTask.FromResult<ReadOnlyMemory<byte>>(Given);
        }
    }
}
