using Vireo.Drivers.Objects;
using Vireo.Drivers.Qemu.Lifecycle;

namespace Vireo.Drivers.Qemu;

/// <content>Finding domains.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllDomainsFlags))]
    public override ValueTask<IReadOnlyList<DomainRef>> ListAllDomainsAsync(
        ConnectListAllDomainsFlags flags, CancellationToken cancellationToken)
    {
        var items = Driver.Domains.List.Items;
        var result = new List<DomainRef>(items.Length);
        foreach (var domain in items)
        {
            var view = domain.View;
            if (Listed(view, flags))
            {
                result.Add(view.Ref);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<DomainRef>>(result);
    }

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByIdAsync(int id, CancellationToken cancellationToken) =>
        Driver.Domains.List.FindById(id) is { } domain
            ? ValueTask.FromResult(domain.View.Ref)
            : throw OperationErrors.IdUnknown(id);

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Driver.Domains.List.FindByName(name) is { } domain
            ? ValueTask.FromResult(domain.View.Ref)
            : throw OperationErrors.NameUnknown(name);

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Driver.Domains.List.FindByUuid(uuid) is { } domain
            ? ValueTask.FromResult(domain.View.Ref)
            : throw OperationErrors.UuidUnknown(uuid);

    private static bool Listed(QemuDomainView view, ConnectListAllDomainsFlags flags) => ListFilter.Wants(
        flags, view.State, view.IsActive, view.IsPersistent, view.Autostart, view.ManagedSave, snapshots: false, checkpoints: false);
}
