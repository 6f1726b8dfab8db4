using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu;

/// <content>What can be set of a move before it is begun: limits of the emulator, and of the domain for its next move. No guest moves
/// yet.</content>
public partial class QemuConnection
{
    // In MiB a second: as many as fit into the emulator's number of bytes.
    private const ulong NoSpeed = 8796093022208;

    /// <inheritdoc/>
    [Accepts(DomainMigrateMaxSpeedFlags.Postcopy)]
    public override async ValueTask<ulong> DomainMigrateGetMaxSpeedAsync(
        DomainRef domain, DomainMigrateMaxSpeedFlags flags, CancellationToken cancellationToken)
    {
        if (!flags.HasFlag(DomainMigrateMaxSpeedFlags.Postcopy))
        {
            return Driver.Domains.Find(domain).MigrationSpeed;
        }

        return (await ParameterAsync(domain, "max-postcopy-bandwidth", "DomainMigrateGetMaxSpeed",
            cancellationToken).ConfigureAwait(false)) >> 20;
    }

    /// <inheritdoc/>
    [Accepts(DomainMigrateMaxSpeedFlags.Postcopy)]
    public override async ValueTask DomainMigrateSetMaxSpeedAsync(
        DomainRef domain, ulong bandwidth, DomainMigrateMaxSpeedFlags flags, CancellationToken cancellationToken)
    {
        QemuDomain found = Driver.Domains.Find(domain);
        if (bandwidth >= NoSpeed)
        {
            throw QemuErrors.Bandwidth(NoSpeed);
        }

        if (flags.HasFlag(DomainMigrateMaxSpeedFlags.Postcopy))
        {
            await SetParameterAsync(domain, "max-postcopy-bandwidth", bandwidth << 20, "DomainMigrateSetMaxSpeed",
                cancellationToken).ConfigureAwait(false);
        }
        else
        {
            found.MigrationSpeed = bandwidth;
        }
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<ulong> DomainMigrateGetMaxDowntimeAsync(DomainRef domain, uint flags, CancellationToken cancellationToken) =>
        ParameterAsync(domain, "downtime-limit", "DomainMigrateGetMaxDowntime", cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainMigrateSetMaxDowntimeAsync(
        DomainRef domain, ulong downtime, uint flags, CancellationToken cancellationToken) =>
        SetParameterAsync(domain, "downtime-limit", downtime, "DomainMigrateSetMaxDowntime", cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<ulong> DomainMigrateGetCompressionCacheAsync(DomainRef domain, uint flags,
        CancellationToken cancellationToken) =>
        ParameterAsync(domain, "xbzrle-cache-size", "DomainMigrateGetCompressionCache", cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainMigrateSetCompressionCacheAsync(
        DomainRef domain, ulong cacheSize, uint flags, CancellationToken cancellationToken) =>
        SetParameterAsync(domain, "xbzrle-cache-size", cacheSize, "DomainMigrateSetCompressionCache", cancellationToken);

    private async ValueTask<ulong> ParameterAsync(DomainRef domain, string name, string api, CancellationToken cancellationToken)
    {
        QemuDomain found = Driver.Domains.FindActive(domain);
        using var job = await found.Gate.EnterAsync(DomainJobKind.Query, api, cancellationToken).ConfigureAwait(false);
        RequireActive(found);
        return (await found.Monitor.ExecuteAsync("query-migrate-parameters", null,
            cancellationToken).ConfigureAwait(false)).GetULong(name) ?? 0;
    }

    private async ValueTask SetParameterAsync(DomainRef domain, string name, ulong value, string api, CancellationToken cancellationToken)
    {
        QemuDomain found = Driver.Domains.FindActive(domain);
        using var job = await found.Gate.EnterAsync(DomainJobKind.Modify, api, cancellationToken).ConfigureAwait(false);
        RequireActive(found);
        await found.Monitor.ExecuteAsync("migrate-set-parameters", new JsonObject().Add(name, value),
            cancellationToken).ConfigureAwait(false);
    }

    private static void RequireActive(QemuDomain domain)
    {
        if (!domain.View.IsActive)
        {
            throw Errors.DomainNotRunning();
        }
    }
}
