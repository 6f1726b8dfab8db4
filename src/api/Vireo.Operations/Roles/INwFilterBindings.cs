using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Bindings of network filters to ports.</summary>
public interface INwFilterBindings
{
    /// <summary><c>virConnectListAllNWFilterBindings</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllNwFilterBindings)]
    ValueTask<IReadOnlyList<NwFilterBindingRef>> ListAllNwFilterBindingsAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterBindingLookupByPortDev</c>.</summary>
    [Operation(RemoteProcedure.NwFilterBindingLookupByPortDev)]
    ValueTask<NwFilterBindingRef> NwFilterBindingLookupByPortDevAsync(
        [Wire("name")] string portDevice, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterBindingGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.NwFilterBindingGetXmlDesc)]
    ValueTask<string> NwFilterBindingGetXmlDescAsync(NwFilterBindingRef binding, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterBindingCreateXML</c>.</summary>
    [Operation(RemoteProcedure.NwFilterBindingCreateXml)]
    ValueTask<NwFilterBindingRef> NwFilterBindingCreateXmlAsync(
        string xml, NwFilterBindingCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNWFilterBindingDelete</c>.</summary>
    [Operation(RemoteProcedure.NwFilterBindingDelete)]
    ValueTask NwFilterBindingDeleteAsync(NwFilterBindingRef binding, CancellationToken cancellationToken);
}
