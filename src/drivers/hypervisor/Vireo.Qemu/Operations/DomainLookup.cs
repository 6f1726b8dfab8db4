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
            : throw Errors.Report(ErrorDomain.Qemu, ErrorCode.NoDomain, $"no domain with matching id {id}");

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Driver.Domains.List.FindByName(name) is { } domain
            ? ValueTask.FromResult(domain.View.Ref)
            : throw Errors.Report(ErrorDomain.Qemu, ErrorCode.NoDomain, $"no domain with matching name '{name}'");

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Driver.Domains.List.FindByUuid(uuid) is { } domain
            ? ValueTask.FromResult(domain.View.Ref)
            : throw Errors.Report(ErrorDomain.Qemu, ErrorCode.NoDomain, $"no domain with matching uuid '{uuid}'");

    // Each group of flags narrows the list; a group with none or all of its flags does not.
    private static bool Listed(QemuDomainView view, ConnectListAllDomainsFlags flags)
    {
        bool In(ConnectListAllDomainsFlags group, ConnectListAllDomainsFlags own) => (flags & group) == 0 || (flags & own) != 0;
        var state = view.State switch
        {
            DomainState.Running => ConnectListAllDomainsFlags.Running,
            DomainState.Paused => ConnectListAllDomainsFlags.Paused,
            DomainState.Shutoff => ConnectListAllDomainsFlags.Shutoff,
            _ => ConnectListAllDomainsFlags.Other,
        };
        return In(ConnectListAllDomainsFlags.Active | ConnectListAllDomainsFlags.Inactive, view.IsActive
            ? ConnectListAllDomainsFlags.Active
            : ConnectListAllDomainsFlags.Inactive)
            && In(ConnectListAllDomainsFlags.Persistent | ConnectListAllDomainsFlags.Transient, view.IsPersistent
                ? ConnectListAllDomainsFlags.Persistent
                : ConnectListAllDomainsFlags.Transient)
            && In(ConnectListAllDomainsFlags.Running | ConnectListAllDomainsFlags.Paused | ConnectListAllDomainsFlags.Shutoff
                | ConnectListAllDomainsFlags.Other, state)
            && In(ConnectListAllDomainsFlags.Autostart | ConnectListAllDomainsFlags.NoAutostart, view.Autostart
                ? ConnectListAllDomainsFlags.Autostart
                : ConnectListAllDomainsFlags.NoAutostart)
            && In(ConnectListAllDomainsFlags.Managedsave | ConnectListAllDomainsFlags.NoManagedsave, view.ManagedSave
                ? ConnectListAllDomainsFlags.Managedsave
                : ConnectListAllDomainsFlags.NoManagedsave)
            && In(ConnectListAllDomainsFlags.HasSnapshot | ConnectListAllDomainsFlags.NoSnapshot, ConnectListAllDomainsFlags.NoSnapshot)
            && In(ConnectListAllDomainsFlags.HasCheckpoint
                | ConnectListAllDomainsFlags.NoCheckpoint, ConnectListAllDomainsFlags.NoCheckpoint);
    }
}
