using Vireo.Operations;

namespace Vireo;

/// <summary>A secret: a password or key that guests' definitions refer to.</summary>
public sealed class Secret
{
    internal Secret(Connect connection, SecretRef reference)
    {
        Connection = connection;
        Reference = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public SecretRef Reference { get; }

    /// <summary>Its UUID.</summary>
    public Uuid Uuid => Reference.Uuid;

    /// <summary>What it is for.</summary>
    public SecretUsageType UsageType => Reference.UsageType;

    /// <summary>Its name for that use.</summary>
    public string UsageId => Reference.UsageId;

    private DriverConnection Driver => Connection.Secrets("virSecretGetConnect");

    /// <summary>Its definition, without the value.</summary>
    public ValueTask<string> GetXmlAsync(CancellationToken cancellationToken = default) =>
        Driver.SecretGetXmlDescAsync(Reference, 0, cancellationToken);

    /// <summary>Its value, unless it is private.</summary>
    public ValueTask<ReadOnlyMemory<byte>> GetValueAsync(CancellationToken cancellationToken = default) =>
        Driver.SecretGetValueAsync(Reference, 0, cancellationToken);

    /// <summary>Sets its value.</summary>
    public ValueTask SetValueAsync(ReadOnlyMemory<byte> value, CancellationToken cancellationToken = default) =>
        Driver.SecretSetValueAsync(Reference, value, 0, cancellationToken);

    /// <summary>Forgets it.</summary>
    public ValueTask UndefineAsync(CancellationToken cancellationToken = default) =>
        Driver.SecretUndefineAsync(Reference, cancellationToken);
}
