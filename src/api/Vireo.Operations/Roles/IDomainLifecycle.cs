using Microsoft.Win32.SafeHandles;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Starting, stopping and pausing domains.</summary>
public interface IDomainLifecycle
{
    /// <summary><c>virDomainCreateXML</c>.</summary>
    [Operation(RemoteProcedure.DomainCreateXml)]
    ValueTask<DomainRef> DomainCreateXmlAsync([Wire("xml_desc")] string xml, DomainCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCreateXMLWithFiles</c>.</summary>
    [Operation(RemoteProcedure.DomainCreateXmlWithFiles)]
    ValueTask<DomainRef> DomainCreateXmlWithFilesAsync(
        [Wire("xml_desc")] string xml, DomainCreateFlags flags, IReadOnlyList<SafeFileHandle> files, CancellationToken cancellationToken);

    /// <summary><c>virDomainCreateWithFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainCreateWithFlags)]
    [Legacy(RemoteProcedure.DomainCreate)]
    ValueTask<DomainRef> DomainCreateAsync(DomainRef domain, DomainCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainCreateWithFiles</c>.</summary>
    [Operation(RemoteProcedure.DomainCreateWithFiles)]
    ValueTask<DomainRef> DomainCreateWithFilesAsync(
        DomainRef domain, DomainCreateFlags flags, IReadOnlyList<SafeFileHandle> files, CancellationToken cancellationToken);

    /// <summary><c>virDomainShutdownFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainShutdownFlags)]
    [Legacy(RemoteProcedure.DomainShutdown)]
    ValueTask DomainShutdownAsync(DomainRef domain, DomainShutdownFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainReboot</c>.</summary>
    [Operation(RemoteProcedure.DomainReboot)]
    ValueTask DomainRebootAsync(DomainRef domain, DomainRebootFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainReset</c>.</summary>
    [Operation(RemoteProcedure.DomainReset)]
    ValueTask DomainResetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainDestroyFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainDestroyFlags)]
    [Legacy(RemoteProcedure.DomainDestroy)]
    ValueTask DomainDestroyAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSuspend</c>.</summary>
    [Operation(RemoteProcedure.DomainSuspend)]
    ValueTask DomainSuspendAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainResume</c>.</summary>
    [Operation(RemoteProcedure.DomainResume)]
    ValueTask DomainResumeAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainPMSuspendForDuration</c>.</summary>
    [Operation(RemoteProcedure.DomainPmSuspendForDuration)]
    ValueTask DomainPmSuspendForDurationAsync(
        DomainRef domain, NodeSuspendTarget target, ulong duration, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainPMWakeup</c>.</summary>
    [Operation(RemoteProcedure.DomainPmWakeup)]
    ValueTask DomainPmWakeupAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetLifecycleAction</c>.</summary>
    [Operation(RemoteProcedure.DomainSetLifecycleAction)]
    ValueTask DomainSetLifecycleActionAsync(
        DomainRef domain, DomainLifecycleType type, DomainLifecycleAction action, uint flags, CancellationToken cancellationToken);
}
