namespace Vireo.Drivers;

/// <summary>A domain of a driver that knows no more of it than <see cref="DomainView"/>.</summary>
public class StoredDomain(DomainView view) : StoredObject<DomainView>(view)
{
    /// <inheritdoc/>
    public override string Name => View.Name;

    /// <inheritdoc/>
    public override Uuid Uuid => View.Uuid;

    /// <inheritdoc/>
    public override int Id => View.Id;
}
