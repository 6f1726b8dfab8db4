using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Secrets.</summary>
public interface ISecrets
{
    /// <summary><c>virConnectListAllSecrets</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllSecrets)]
    [Legacy(RemoteProcedure.ConnectListSecrets, Member = nameof(SecretRef.Uuid))]
    [Legacy(RemoteProcedure.ConnectNumOfSecrets)]
    ValueTask<IReadOnlyList<SecretRef>> ListAllSecretsAsync(ConnectListAllSecretsFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virSecretLookupByUUID</c>.</summary>
    [Operation(RemoteProcedure.SecretLookupByUuid)]
    ValueTask<SecretRef> SecretLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken);

    /// <summary><c>virSecretLookupByUsage</c>.</summary>
    [Operation(RemoteProcedure.SecretLookupByUsage)]
    ValueTask<SecretRef> SecretLookupByUsageAsync(SecretUsageType usageType, string usageId, CancellationToken cancellationToken);

    /// <summary><c>virSecretDefineXML</c>.</summary>
    [Operation(RemoteProcedure.SecretDefineXml)]
    ValueTask<SecretRef> SecretDefineXmlAsync(string xml, SecretDefineFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virSecretGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.SecretGetXmlDesc)]
    ValueTask<string> SecretGetXmlDescAsync(SecretRef secret, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virSecretSetValue</c>.</summary>
    [Operation(RemoteProcedure.SecretSetValue)]
    ValueTask SecretSetValueAsync(SecretRef secret, ReadOnlyMemory<byte> value, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virSecretGetValue</c>.</summary>
    [Operation(RemoteProcedure.SecretGetValue)]
    ValueTask<ReadOnlyMemory<byte>> SecretGetValueAsync(SecretRef secret, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virSecretUndefine</c>.</summary>
    [Operation(RemoteProcedure.SecretUndefine)]
    ValueTask SecretUndefineAsync(SecretRef secret, CancellationToken cancellationToken);
}
