using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Saving, restoring and dumping domains.</summary>
public interface IDomainSave
{
    /// <summary><c>virDomainSaveFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainSaveFlags)]
    [Legacy(RemoteProcedure.DomainSave)]
    ValueTask DomainSaveAsync(
        DomainRef domain, [Wire("to")] string path, [Wire("dxml")] string? xml, DomainSaveRestoreFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainSaveParams</c>.</summary>
    [Operation(RemoteProcedure.DomainSaveParams)]
    ValueTask DomainSaveParamsAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, DomainSaveRestoreFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainRestoreFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainRestoreFlags)]
    [Legacy(RemoteProcedure.DomainRestore)]
    ValueTask DomainRestoreAsync(
        [Wire("from")] string path, [Wire("dxml")] string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainRestoreParams</c>.</summary>
    [Operation(RemoteProcedure.DomainRestoreParams)]
    ValueTask DomainRestoreParamsAsync(
        [Wire("params")] TypedParameterList parameters, DomainSaveRestoreFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSaveImageGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.DomainSaveImageGetXmlDesc)]
    ValueTask<string> DomainSaveImageGetXmlDescAsync(
        [Wire("file")] string path, DomainSaveImageXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSaveImageDefineXML</c>.</summary>
    [Operation(RemoteProcedure.DomainSaveImageDefineXml)]
    ValueTask DomainSaveImageDefineXmlAsync(
        [Wire("file")] string path, [Wire("dxml")] string xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainManagedSave</c>.</summary>
    [Operation(RemoteProcedure.DomainManagedSave)]
    ValueTask DomainManagedSaveAsync(DomainRef domain, DomainSaveRestoreFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainHasManagedSaveImage</c>.</summary>
    [Operation(RemoteProcedure.DomainHasManagedSaveImage)]
    ValueTask<bool> DomainHasManagedSaveImageAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainManagedSaveRemove</c>.</summary>
    [Operation(RemoteProcedure.DomainManagedSaveRemove)]
    ValueTask DomainManagedSaveRemoveAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainManagedSaveGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.DomainManagedSaveGetXmlDesc)]
    ValueTask<string> DomainManagedSaveGetXmlDescAsync(
        DomainRef domain, DomainSaveImageXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainManagedSaveDefineXML</c>.</summary>
    [Operation(RemoteProcedure.DomainManagedSaveDefineXml)]
    ValueTask DomainManagedSaveDefineXmlAsync(
        DomainRef domain, [Wire("dxml")] string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCoreDumpWithFormat</c>.</summary>
    [Operation(RemoteProcedure.DomainCoreDumpWithFormat)]
    [Legacy(RemoteProcedure.DomainCoreDump)]
    ValueTask DomainCoreDumpWithFormatAsync(
        DomainRef domain, [Wire("to")] string path, [Wire("dumpformat")] DomainCoreDumpFormat format, DomainCoreDumpFlags flags,
            CancellationToken cancellationToken);
}
