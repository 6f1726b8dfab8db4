using Vireo.Documents;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Interfaces;

/// <summary>Definitions, starts, stops and the transaction; not supported where there is no ifupdown.</summary>
internal partial class InterfaceConnection
{
    /// <inheritdoc/>
    [Accepts(InterfaceDefineFlags.Validate)]
    public override async ValueTask<InterfaceRef> InterfaceDefineXmlAsync(
        string xml, InterfaceDefineFlags flags, CancellationToken cancellationToken)
    {
        if (Driver.Changes is not { } changes)
        {
            return await base.InterfaceDefineXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false);
        }

        if (flags.HasFlag(InterfaceDefineFlags.Validate))
        {
            XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Interface }).Root.ExpectRoot("interface");
            SchemaValidation.Check(xml, "interface");
        }

        return RefOf(await changes.DefineAsync(InterfaceRules.Read(xml), cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override async ValueTask InterfaceUndefineAsync(InterfaceRef iface, CancellationToken cancellationToken) =>
        await (Driver.Changes?.UndefineAsync(iface.Name, cancellationToken)
            ?? base.InterfaceUndefineAsync(iface, cancellationToken).AsTask()).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask InterfaceCreateAsync(InterfaceRef iface, uint flags, CancellationToken cancellationToken) =>
        await (Driver.Changes?.StartAsync(iface.Name, cancellationToken)
            ?? base.InterfaceCreateAsync(iface, flags, cancellationToken).AsTask()).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask InterfaceDestroyAsync(InterfaceRef iface, uint flags, CancellationToken cancellationToken) =>
        await (Driver.Changes?.StopAsync(iface.Name, cancellationToken)
            ?? base.InterfaceDestroyAsync(iface, flags, cancellationToken).AsTask()).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask InterfaceChangeBeginAsync(uint flags, CancellationToken cancellationToken) =>
        await (Driver.Changes?.BeginAsync(cancellationToken)
            ?? base.InterfaceChangeBeginAsync(flags, cancellationToken).AsTask()).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask InterfaceChangeCommitAsync(uint flags, CancellationToken cancellationToken) =>
        await (Driver.Changes?.CommitAsync(cancellationToken)
            ?? base.InterfaceChangeCommitAsync(flags, cancellationToken).AsTask()).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask InterfaceChangeRollbackAsync(uint flags, CancellationToken cancellationToken) =>
        await (Driver.Changes?.RollBackAsync(cancellationToken)
            ?? base.InterfaceChangeRollbackAsync(flags, cancellationToken).AsTask()).ConfigureAwait(false);
}
