using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>A filter: its definition, which readers take without waiting. Who changes it holds the turn of the driver's changes.</summary>
internal sealed class StoredFilter(NwFilterDef definition) : StoredObject<NwFilterDef>(definition)
{
    /// <inheritdoc/>
    public override string Name { get; } = definition.Name ?? "";

    /// <inheritdoc/>
    public override Uuid Uuid { get; } = definition.Uuid ?? default;

    /// <summary>How clients name it.</summary>
    public NwFilterRef Ref => new(Name, Uuid);
}
