using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>What a connection is: its type, version, name, capabilities.</summary>
public interface IConnectionInfo
{
    /// <summary><c>virConnectGetType</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetType)]
    ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken);

    /// <summary><c>virConnectGetVersion</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetVersion)]
    ValueTask<ulong> GetHypervisorVersionAsync(CancellationToken cancellationToken);

    /// <summary><c>virConnectGetLibVersion</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetLibVersion)]
    ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken);

    /// <summary><c>virConnectGetHostname</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetHostname)]
    ValueTask<string> GetHostnameAsync(CancellationToken cancellationToken);

    /// <summary><c>virConnectGetURI</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetUri)]
    ValueTask<string> GetUriAsync(CancellationToken cancellationToken);

    /// <summary><c>virConnectGetMaxVcpus</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetMaxVcpus)]
    ValueTask<int> GetMaxVcpusAsync(string? type, CancellationToken cancellationToken);

    /// <summary><c>virConnectGetCapabilities</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetCapabilities)]
    ValueTask<string> GetCapabilitiesAsync(CancellationToken cancellationToken);

    /// <summary><c>virConnectGetDomainCapabilities</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetDomainCapabilities)]
    ValueTask<string> GetDomainCapabilitiesAsync(
        [Wire("emulatorbin")] string? emulator, [Wire("arch")] string? architecture, string? machine, string? virtType,
            ConnectGetDomainCapabilitiesFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectGetSysinfo</c>.</summary>
    [Operation(RemoteProcedure.ConnectGetSysinfo)]
    ValueTask<string> GetSysinfoAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virConnectIsSecure</c>.</summary>
    [Operation(RemoteProcedure.ConnectIsSecure)]
    ValueTask<bool> ConnectionIsSecureAsync(CancellationToken cancellationToken);
}
