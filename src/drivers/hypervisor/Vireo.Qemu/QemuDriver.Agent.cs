using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>The guest agent.</content>
public sealed partial class QemuDriver
{
    private static readonly TimeSpan AgentTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Runs an agent command; jobs with the agent run beside jobs with the emulator.</summary>
    internal async Task<JsonValue> AgentAsync(
        QemuDomain domain, string command, JsonObject? arguments, bool modifies, bool mayVanish, CancellationToken cancellationToken)
    {
        using var job = await domain.Gate.EnterAgentAsync(
            modifies ? DomainAgentJobKind.Modify : DomainAgentJobKind.Query, command, cancellationToken).ConfigureAwait(false);
        var agent = await ConnectAgentAsync(domain, cancellationToken).ConfigureAwait(false);
        return await agent.ExecuteAsync(command, arguments, AgentTimeout, mayVanish, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a caller's own agent command.</summary>
    internal async Task<string> AgentPassThroughAsync(
        QemuDomain domain, JsonValue request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var job = await domain.Gate.EnterAgentAsync(DomainAgentJobKind.Modify, "DomainAgentCommand", cancellationToken)
            .ConfigureAwait(false);
        var agent = await ConnectAgentAsync(domain, cancellationToken).ConfigureAwait(false);
        return await agent.PassThroughAsync(request, timeout, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AgentConnection> ConnectAgentAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var view = domain.View;
        if (view.Live is not { } live || view.State != DomainState.Running)
        {
            throw Errors.AgentWithoutGuest();
        }

        if (AgentChannel(live) is not { } channel)
        {
            throw Errors.Report(ErrorDomain.Qemu, ErrorCode.ArgumentUnsupported, "QEMU guest agent is not configured");
        }

        if (!view.AgentOpen)
        {
            throw Errors.AgentUnresponsive("QEMU guest agent is not connected");
        }

        if (domain.Agent is { } present && !present.Closed.IsCompleted)
        {
            return present;
        }

        string path = channel.Sources.OfType<UnixCharSource>().FirstOrDefault()?.Path ?? "";
        return domain.Agent = await AgentConnection.ConnectAsync(path, Time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryAgentShutdownAsync(QemuDomain domain, string mode, bool optional, CancellationToken cancellationToken)
    {
        try
        {
            await AgentAsync(domain, "guest-shutdown", new JsonObject().Add("mode", mode), modifies: true, mayVanish: true,
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (VirException e) when (optional)
        {
            _log.Warning($"the agent of '{domain.Name}' did not serve, using ACPI: {e.Message}");
            return false;
        }
    }
}
