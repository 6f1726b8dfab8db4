using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Progress of streams and dumps of the whole guest.</summary>
internal sealed class JobEvents(QemuDomains domains) : IEventTopic
{
    /// <inheritdoc/>
    public IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Handlers =>
    [
        ("MIGRATION", (d, _) => d.Job?.Notify()),
        ("MIGRATION_PASS", (d, data) => domains.Publish(new DomainMigrationIterationEvent(d.View.Ref, (int)(data.GetLong("pass") ?? 0)))),
        ("DUMP_COMPLETED", OnDump),
    ];

    private static void OnDump(QemuDomain domain, JsonValue data)
    {
        if (domain.Job is { } job)
        {
            job.Error = data.GetString("error");
            job.Notify();
        }
    }
}
