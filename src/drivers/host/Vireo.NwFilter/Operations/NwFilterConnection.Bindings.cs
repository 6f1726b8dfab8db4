using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.NwFilters;

/// <summary>Bindings of filters to ports. They are shown; making and deleting them is not supported.</summary>
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

    private static NwFilterBindingRef RefOf(NwFilterBindingDef binding) => new(binding.PortDevice ?? "", binding.Filter?.Filter ?? "");
}
