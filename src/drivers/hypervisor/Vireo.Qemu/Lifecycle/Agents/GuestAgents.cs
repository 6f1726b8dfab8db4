using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Commands of guest agents. Jobs with an agent run beside jobs with the emulator.</summary>
internal sealed class GuestAgents(DomainStatus status, TimeProvider time, Logger log)
{
    /// <summary>Runs an agent command.</summary>
    public async Task<JsonValue> ExecuteAsync(
        QemuDomain domain, string command, JsonObject? arguments, bool modifies, bool mayVanish, CancellationToken cancellationToken)
    {
        using var job = await domain.Gate.EnterAgentAsync(
            modifies ? DomainAgentJobKind.Modify : DomainAgentJobKind.Query, command, cancellationToken).ConfigureAwait(false);
        var agent = await ConnectAsync(domain, cancellationToken).ConfigureAwait(false);
        return await agent.ExecuteAsync(command, arguments, PatienceOf(domain.View.AgentTimeout), mayVanish,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How long an agent has for its answer. Who wants to wait for ever waits for an hour: every wait for something outside has an
    /// end.</summary>
    public static TimeSpan PatienceOf(int timeout) => timeout switch
    {
        (int)DomainAgentResponseTimeoutValues.Block => TimeSpan.FromHours(1),
        (int)DomainAgentResponseTimeoutValues.Default => AgentConnection.SyncTimeout,
        0 => TimeSpan.FromSeconds(1),
        _ => TimeSpan.FromSeconds(timeout),
    };

    /// <summary>Sets how long a domain's agent has for an answer, for later daemons too.</summary>
    public void SetTimeout(QemuDomain domain, int seconds)
    {
        CheckTimeout(seconds);
        if (domain.Update(v => v with { AgentTimeout = seconds }).IsActive)
        {
            status.Save(domain);
        }
    }

    /// <summary>Refuses a time for an answer that is none.</summary>
    public static void CheckTimeout(int timeout)
    {
        const int Least = (int)DomainAgentResponseTimeoutValues.Block;
        if (timeout < Least)
        {
            throw QemuErrors.AgentTimeout(timeout);
        }
    }

    /// <summary>Runs a caller's own agent command.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="request">The command.</param>
    /// <param name="timeout">Seconds; 0 not to wait, -1 for the usual patience, -2 for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> PassThroughAsync(
        QemuDomain domain, JsonValue request, int timeout, CancellationToken cancellationToken)
    {
        using var job = await domain.Gate.EnterAgentAsync(DomainAgentJobKind.Modify, "DomainAgentCommand", cancellationToken)
            .ConfigureAwait(false);
        var agent = await ConnectAsync(domain, cancellationToken).ConfigureAwait(false);
        CheckTimeout(timeout);
        return await agent.PassThroughAsync(request, PatienceOf(timeout), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the agent to shut the guest down. False when it does not serve and <paramref name="optional"/> allows another
    /// way.</summary>
    public async Task<bool> TryShutdownAsync(QemuDomain domain, string mode, bool optional, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = new JsonObject().Add("mode", mode);
            await ExecuteAsync(domain, "guest-shutdown", arguments, modifies: true, mayVanish: true, cancellationToken).ConfigureAwait(
                false);
            return true;
        }
        catch (VirException e) when (optional)
        {
            log.Warning($"the agent of '{domain.Name}' did not serve, using ACPI: {e.Reason()}");
            return false;
        }
    }

    private async Task<AgentConnection> ConnectAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var view = domain.View;
        if (view.Live is not { } live || view.State != DomainState.Running)
        {
            throw Errors.AgentWithoutGuest();
        }

        if (GuestState.AgentChannel(live) is not { } channel)
        {
            throw LifecycleErrors.AgentUnconfigured();
        }

        if (!view.AgentOpen)
        {
            throw LifecycleErrors.AgentDisconnected();
        }

        if (domain.Agent is { } present && !present.Closed.IsCompleted)
        {
            return present;
        }

        string path = channel.Sources.OfType<UnixCharSource>().FirstOrDefault()?.Path ?? "";
        return domain.Agent = await AgentConnection.ConnectAsync(path, time, cancellationToken).ConfigureAwait(false);
    }
}
