namespace Vireo.Drivers.Test;

/// <summary>A simulated domain. Readers take its view; who changes it has entered it through the driver's store.</summary>
internal sealed class TestDomain(TestDomainView view) : StoredObject<TestDomainView>(view)
{
    /// <inheritdoc/>
    public override string Name => View.Name;

    /// <inheritdoc/>
    public override Uuid Uuid => View.Uuid;

    /// <inheritdoc/>
    public override int Id => View.Id;
}
