using Vireo.Drivers.Objects;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Finding and listing domains.</summary>
internal partial class TestConnection
{
    private static VirException NoSuchDomain => Errors.Report(ErrorDomain.Test, ErrorCode.NoDomain);

    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllDomainsFlags))]
    public override ValueTask<IReadOnlyList<DomainRef>> ListAllDomainsAsync(
        ConnectListAllDomainsFlags flags, CancellationToken cancellationToken)
    {
        var items = Driver.Domains.Items;
        var list = new List<DomainRef>(items.Length);
        foreach (var domain in items)
        {
            var d = domain.View;
            if (flags == 0 || Matches(d, flags))
            {
                list.Add(d.Ref);
            }
        }

        return Done<IReadOnlyList<DomainRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByIdAsync(int id, CancellationToken cancellationToken) =>
        Done((Driver.Domains.FindById(id) ?? throw NoSuchDomain).View.Ref);

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done((Driver.Domains.FindByName(name) ?? throw NoSuchDomain).View.Ref);

    /// <inheritdoc/>
    public override ValueTask<DomainRef> DomainLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Done((Driver.Domains.FindByUuid(uuid) ?? throw NoSuchDomain).View.Ref);

    private static bool Matches(TestDomainView d, ConnectListAllDomainsFlags flags) => ListFilter.Wants(
        flags, d.State, d.Active, d.Persistent, d.Autostart, d.ManagedSave, d.Snapshots.Count > 0, d.Checkpoints.Count > 0);
}
