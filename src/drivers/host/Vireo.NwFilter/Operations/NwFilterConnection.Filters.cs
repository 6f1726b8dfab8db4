using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.NwFilters;

/// <summary>Network filters.</summary>
internal partial class NwFilterConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<NwFilterRef>> ListAllNwFiltersAsync(uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<NwFilterRef>>([.. Driver.Filters.Items.Select(static f => f.Ref)]);

    /// <inheritdoc/>
    public override ValueTask<NwFilterRef> NwFilterLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult((Driver.Filters.FindByName(name) ?? throw HostObjectErrors.FilterNameUnknown(name)).Ref);

    /// <inheritdoc/>
    public override ValueTask<NwFilterRef> NwFilterLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Get(uuid).Ref);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> NwFilterGetXmlDescAsync(NwFilterRef filter, uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Get(filter.Uuid).View.Format());

    /// <inheritdoc/>
    [Accepts(NwFilterDefineFlags.NwfilterDefineValidate)]
    public override async ValueTask<NwFilterRef> NwFilterDefineXmlAsync(
        string xml, NwFilterDefineFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(NwFilterDefineFlags.NwfilterDefineValidate))
        {
            XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Nwfilter }).Root.ExpectRoot("filter");
            SchemaValidation.Check(xml, "nwfilter");
        }

        return (await Driver.Changes.DefineAsync(NwFilterRules.Read(xml), cancellationToken).ConfigureAwait(false)).Ref;
    }

    /// <inheritdoc/>
    public override ValueTask NwFilterUndefineAsync(NwFilterRef filter, CancellationToken cancellationToken) =>
        new(Driver.Changes.UndefineAsync(filter.Uuid, cancellationToken));
}
