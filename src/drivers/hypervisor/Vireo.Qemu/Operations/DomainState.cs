using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Stats;

namespace Vireo.Drivers.Qemu;

/// <content>What a domain is doing.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    public override ValueTask<DomainInfo> DomainGetInfoAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        var view = found.View;
        var def = view.Current;
        ulong cpu = found.Process is { } process ? ProcessTimes.Read(process.Pid)?.Total ?? 0 : 0;
        ulong memory = view.IsActive ? view.Balloon ?? def.CurrentMemory ?? 0 : def.CurrentMemory ?? 0;
        return ValueTask.FromResult(new DomainInfo(
            view.State, def.Memory ?? 0, memory, (ushort)(def.Vcpu?.Current ?? def.Vcpu?.Maximum ?? 1), cpu));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainStateInfo> DomainGetStateAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var view = Driver.Domains.Find(domain).View;
        return ValueTask.FromResult(new DomainStateInfo(view.State, view.Reason));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainControlInfo> DomainGetControlInfoAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        return ValueTask.FromResult(found.Process switch
        {
            { ConnectedMonitor: null } => new DomainControlInfo(DomainControlState.Occupied, 0, 0),
            { ConnectedMonitor.IsClosed: false } => new DomainControlInfo(DomainControlState.Ok, 0, 0),
            _ => new DomainControlInfo(DomainControlState.Error, (uint)DomainControlErrorReason.Monitor, 0),
        });
    }

    /// <inheritdoc/>
    public override ValueTask<bool> DomainIsActiveAsync(DomainRef domain, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Domains.Find(domain).View.IsActive);

    /// <inheritdoc/>
    public override ValueTask<bool> DomainIsPersistentAsync(DomainRef domain, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Domains.Find(domain).View.IsPersistent);

    /// <inheritdoc/>
    public override ValueTask<bool> DomainIsUpdatedAsync(DomainRef domain, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Domains.Find(domain).View.Updated);

    /// <inheritdoc/>
    public override ValueTask<string> DomainGetOsTypeAsync(DomainRef domain, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Domains.Find(domain).View.Current.Os.Type?.Type ?? "hvm");

    /// <inheritdoc/>
    [Accepts(DomainGetHostnameFlags.Agent)]
    public override async ValueTask<string> DomainGetHostnameAsync(
        DomainRef domain, DomainGetHostnameFlags flags, CancellationToken cancellationToken)
    {
        var reply = await Driver.Agents.ExecuteAsync(
            Driver.Domains.FindActive(domain), "guest-get-host-name", null, modifies: false, mayVanish: false, cancellationToken)
                .ConfigureAwait(
                false);
        return reply.GetString("host-name")
            ?? throw OperationErrors.NoHostname(domain.Name);
    }

    /// <inheritdoc/>
    [Accepts(DomainMessageType.Deprecation | DomainMessageType.Tainting)]
    public override ValueTask<IReadOnlyList<string>> DomainGetMessagesAsync(
        DomainRef domain, DomainMessageType flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        var messages = new List<string>();
        if (flags == DomainMessageType.Deprecation)
        {
            return ValueTask.FromResult<IReadOnlyList<string>>(messages);
        }

        if (found.Run.CustomMonitor)
        {
            messages.Add("tainted: custom monitor control commands issued");
        }

        if (found.View.Live is { } live
            && (Driver.Security is { } security ? security.Identity(live).User : Vireo.Posix.Host.EffectiveUserId) == 0)
        {
            messages.Add("tainted: running with undesirable elevated privileges");
        }

        return ValueTask.FromResult<IReadOnlyList<string>>(messages);
    }

    /// <inheritdoc/>
    public override ValueTask<SecurityLabel> DomainGetSecurityLabelAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        Driver.Domains.Find(domain);
        return ValueTask.FromResult(new SecurityLabel("", false));
    }
}
