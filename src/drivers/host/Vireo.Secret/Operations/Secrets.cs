using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Secrets;

/// <summary>Secrets.</summary>
internal partial class SecretConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllSecretsFlags))]
    public override ValueTask<IReadOnlyList<SecretRef>> ListAllSecretsAsync(
        ConnectListAllSecretsFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<SecretRef>();
        foreach (StoredSecret secret in Driver.Secrets.Items)
        {
            SecretDef definition = secret.View;
            if (ListFilter.Wants(flags, definition.Ephemeral == YesNo.Yes, definition.Private == YesNo.Yes))
            {
                list.Add(secret.Ref);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<SecretRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<SecretRef> SecretLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Get(uuid).Ref);

    /// <inheritdoc/>
    public override ValueTask<SecretRef> SecretLookupByUsageAsync(
        SecretUsageType usageType, string usageId, CancellationToken cancellationToken) =>
        ValueTask.FromResult((Driver.FindByUsage(usageType, usageId) ?? throw HostObjectErrors.SecretUsageUnknown(usageId)).Ref);

    /// <inheritdoc/>
    [Accepts(SecretDefineFlags.Validate)]
    public override async ValueTask<SecretRef> SecretDefineXmlAsync(
        string xml, SecretDefineFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(SecretDefineFlags.Validate))
        {
            XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Secret }).Root.ExpectRoot("secret");
            SchemaValidation.Check(xml, "secret");
        }

        return (await Driver.Changes.DefineAsync(SecretRules.Read(xml), cancellationToken).ConfigureAwait(false)).Ref;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> SecretGetXmlDescAsync(SecretRef secret, uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Get(secret.Uuid).View.Format());

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask SecretSetValueAsync(
        SecretRef secret, ReadOnlyMemory<byte> value, uint flags, CancellationToken cancellationToken)
    {
        try
        {
            await Driver.Changes.SetValueAsync(secret.Uuid, value, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The decoder's copy, which nobody else has.
            if (MemoryMarshal.TryGetArray(value, out ArraySegment<byte> copy))
            {
                CryptographicOperations.ZeroMemory(copy);
            }
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<ReadOnlyMemory<byte>> SecretGetValueAsync(SecretRef secret, uint flags, CancellationToken cancellationToken)
    {
        StoredSecret found = Driver.Get(secret.Uuid);
        if (found.View.Private == YesNo.Yes && !Context.IsDaemon)
        {
            throw SecretErrors.IsPrivate();
        }

        return ValueTask.FromResult<ReadOnlyMemory<byte>>(found.CopyValue() ?? throw SecretErrors.NoValue(found.Uuid));
    }

    /// <inheritdoc/>
    public override ValueTask SecretUndefineAsync(SecretRef secret, CancellationToken cancellationToken) =>
        new(Driver.Changes.UndefineAsync(secret.Uuid, cancellationToken));
}
