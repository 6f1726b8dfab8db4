using Vireo.Documents;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.NwFilters;

/// <summary>Bindings of filters to ports.</summary>
internal partial class NwFilterConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<NwFilterBindingRef>> ListAllNwFilterBindingsAsync(
        uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<NwFilterBindingRef>>([.. Driver.Bindings.Items.Select(RefOf)]);

    /// <inheritdoc/>
    public override ValueTask<NwFilterBindingRef> NwFilterBindingLookupByPortDevAsync(
        string portDevice, CancellationToken cancellationToken) =>
        ValueTask.FromResult(RefOf(Driver.Bindings.Get(portDevice)));

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> NwFilterBindingGetXmlDescAsync(
        NwFilterBindingRef binding, uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Bindings.Get(binding.PortDevice).Format());

    /// <inheritdoc/>
    [Accepts(NwFilterBindingCreateFlags.NwfilterBindingCreateValidate)]
    public override async ValueTask<NwFilterBindingRef> NwFilterBindingCreateXmlAsync(
        string xml, NwFilterBindingCreateFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(NwFilterBindingCreateFlags.NwfilterBindingCreateValidate))
        {
            XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Nwfilter }).Root.ExpectRoot("filterbinding");
            SchemaValidation.Check(xml, "nwfilterbinding");
        }

        NwFilterBindingDef binding = NwFilterBindingRules.Read(xml);
        await Driver.Changes.BindAsync(binding, cancellationToken).ConfigureAwait(false);
        return RefOf(binding);
    }

    /// <inheritdoc/>
    public override ValueTask NwFilterBindingDeleteAsync(NwFilterBindingRef binding, CancellationToken cancellationToken) =>
        new(Driver.Changes.UnbindAsync(binding.PortDevice));

    private static NwFilterBindingRef RefOf(NwFilterBindingDef binding) => new(binding.PortDevice ?? "", binding.Filter?.Filter ?? "");
}
