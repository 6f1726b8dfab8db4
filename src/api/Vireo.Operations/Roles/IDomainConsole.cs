using Microsoft.Win32.SafeHandles;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Consoles, channels, screens and input of domains.</summary>
public interface IDomainConsole
{
    /// <summary><c>virDomainOpenConsole</c>.</summary>
    [Operation(RemoteProcedure.DomainOpenConsole)]
    ValueTask<VirStream> DomainOpenConsoleAsync(
        DomainRef domain, [Wire("dev_name")] string? deviceName, DomainConsoleFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainOpenChannel</c>.</summary>
    [Operation(RemoteProcedure.DomainOpenChannel)]
    ValueTask<VirStream> DomainOpenChannelAsync(
        DomainRef domain, string? name, DomainChannelFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainScreenshot</c>.</summary>
    [Operation(RemoteProcedure.DomainScreenshot)]
    ValueTask<ScreenshotResult> DomainScreenshotAsync(DomainRef domain, uint screen, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSendKey</c>.</summary>
    [Operation(RemoteProcedure.DomainSendKey)]
    ValueTask DomainSendKeyAsync(
        DomainRef domain, KeycodeSet codeset, uint holdTime, IReadOnlyList<uint> keycodes, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainInjectNMI</c>.</summary>
    [Operation(RemoteProcedure.DomainInjectNmi)]
    ValueTask DomainInjectNmiAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSendProcessSignal</c>.</summary>
    [Operation(RemoteProcedure.DomainSendProcessSignal)]
    ValueTask DomainSendProcessSignalAsync(
        DomainRef domain, [Wire("pid_value")] long pid, [Wire("signum")] DomainProcessSignal signal, uint flags,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainOpenGraphics</c>.</summary>
    [Operation(RemoteProcedure.DomainOpenGraphics)]
    ValueTask DomainOpenGraphicsAsync(
        DomainRef domain, [Wire("idx")] uint index, DomainOpenGraphicsFlags flags, SafeFileHandle file,
            CancellationToken cancellationToken);

    /// <summary><c>virDomainOpenGraphicsFD</c>.</summary>
    [Operation(RemoteProcedure.DomainOpenGraphicsFd)]
    ValueTask<SafeFileHandle> DomainOpenGraphicsFdAsync(
        DomainRef domain, [Wire("idx")] uint index, DomainOpenGraphicsFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGraphicsReload</c>.</summary>
    [Operation(RemoteProcedure.DomainGraphicsReload)]
    ValueTask DomainGraphicsReloadAsync(DomainRef domain, DomainGraphicsReloadType type, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainFDAssociate</c>.</summary>
    [Operation(RemoteProcedure.DomainFdAssociate)]
    ValueTask DomainFdAssociateAsync(
        DomainRef domain, string name, DomainFdAssociateFlags flags, IReadOnlyList<SafeFileHandle> files,
            CancellationToken cancellationToken);
}
