using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>The configuration of domains.</summary>
public interface IDomainDefinition
{
    /// <summary><c>virDomainDefineXMLFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainDefineXmlFlags)]
    [Legacy(RemoteProcedure.DomainDefineXml)]
    ValueTask<DomainRef> DomainDefineXmlAsync(string xml, DomainDefineFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainUndefineFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainUndefineFlags)]
    [Legacy(RemoteProcedure.DomainUndefine)]
    ValueTask DomainUndefineAsync(DomainRef domain, DomainUndefineFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.DomainGetXmlDesc)]
    ValueTask<string> DomainGetXmlDescAsync(DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainRename</c>.</summary>
    [Operation(RemoteProcedure.DomainRename)]
    ValueTask<int> DomainRenameAsync(DomainRef domain, string? newName, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetAutostart</c>.</summary>
    [Operation(RemoteProcedure.DomainGetAutostart)]
    ValueTask<bool> DomainGetAutostartAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetAutostart</c>.</summary>
    [Operation(RemoteProcedure.DomainSetAutostart)]
    ValueTask DomainSetAutostartAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetAutostartOnce</c>.</summary>
    [Operation(RemoteProcedure.DomainGetAutostartOnce)]
    ValueTask<bool> DomainGetAutostartOnceAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetAutostartOnce</c>.</summary>
    [Operation(RemoteProcedure.DomainSetAutostartOnce)]
    ValueTask DomainSetAutostartOnceAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetMetadata</c>.</summary>
    [Operation(RemoteProcedure.DomainSetMetadata)]
    ValueTask DomainSetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? metadata, string? key, string? uri, DomainModificationImpact flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainGetMetadata</c>.</summary>
    [Operation(RemoteProcedure.DomainGetMetadata)]
    ValueTask<string> DomainGetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? uri, DomainModificationImpact flags, CancellationToken cancellationToken);
}
