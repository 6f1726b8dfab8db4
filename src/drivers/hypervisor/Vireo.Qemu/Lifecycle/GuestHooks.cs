using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The administrator's scripts at the turning points of a guest's life.</summary>
internal sealed class GuestHooks(HookScripts scripts, Logger log)
{
    /// <summary>Before anything is taken for a run.</summary>
    public Task PrepareAsync(DomainDef live, CancellationToken cancellationToken) => RunAsync(live, "prepare", cancellationToken);

    /// <summary>When everything is taken, before the emulator exists.</summary>
    public Task StartAsync(DomainDef live, CancellationToken cancellationToken) => RunAsync(live, "start", cancellationToken);

    /// <summary>When the guest runs.</summary>
    public Task StartedAsync(DomainDef live, CancellationToken cancellationToken) => RunAsync(live, "started", cancellationToken);

    /// <summary>When a later daemon has taken the guest over; a failure is logged.</summary>
    public Task ReconnectAsync(DomainDef live) => TryAsync(live, "reconnect", "begin");

    /// <summary>When the emulator has ended; a failure is logged.</summary>
    public Task StoppedAsync(DomainDef live) => TryAsync(live, "stopped", "end");

    /// <summary>When everything is given back; a failure is logged.</summary>
    public Task ReleasedAsync(DomainDef live) => TryAsync(live, "release", "end");

    /// <summary>Before a saved guest is started; the scripts may print another document for it.</summary>
    public async Task<DomainDef> RestoreAsync(DomainDef saved, CancellationToken cancellationToken)
    {
        string? changed = await scripts.RunAsync(saved.Name ?? "", "restore", "begin", () => saved.Format(), cancellationToken)
            .ConfigureAwait(false);
        return changed is null ? saved : DomainDef.Parse(changed);
    }

    private Task RunAsync(DomainDef live, string operation, CancellationToken cancellationToken) =>
        scripts.RunAsync(live.Name ?? "", operation, "begin", () => live.Format(), cancellationToken);

    private async Task TryAsync(DomainDef live, string operation, string phase)
    {
        try
        {
            await scripts.RunAsync(live.Name ?? "", operation, phase, () => live.Format(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            log.Warning($"hook '{operation}' of '{live.Name}': {e.Reason()}");
        }
    }
}
