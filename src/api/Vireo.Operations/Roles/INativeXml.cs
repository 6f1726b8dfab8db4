using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Conversion between domain XML and a hypervisor's own configuration.</summary>
public interface INativeXml
{
    /// <summary><c>virConnectDomainXMLFromNative</c>.</summary>
    [Operation(RemoteProcedure.ConnectDomainXmlFromNative)]
    ValueTask<string> DomainXmlFromNativeAsync(string nativeFormat, string nativeConfig, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectDomainXMLToNative</c>.</summary>
    [Operation(RemoteProcedure.ConnectDomainXmlToNative)]
    ValueTask<string> DomainXmlToNativeAsync(string nativeFormat, string domainXml, uint flags, CancellationToken cancellationToken);
}
