using Vireo.Operations;

namespace Vireo;

/// <summary>A filter for the traffic of guests.</summary>
public sealed class NwFilter
{
    internal NwFilter(Connect connection, NwFilterRef reference)
    {
        Connection = connection;
        Reference = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public NwFilterRef Reference { get; }

    /// <summary>Its name.</summary>
    public string Name => Reference.Name;

    /// <summary>Its UUID.</summary>
    public Uuid Uuid => Reference.Uuid;

    private DriverConnection Driver => Connection.Filters("virNWFilterGetName");

    /// <summary>Its definition.</summary>
    public ValueTask<string> GetXmlAsync(CancellationToken cancellationToken = default) =>
        Driver.NwFilterGetXmlDescAsync(Reference, 0, cancellationToken);

    /// <summary>Forgets it.</summary>
    public ValueTask UndefineAsync(CancellationToken cancellationToken = default) =>
        Driver.NwFilterUndefineAsync(Reference, cancellationToken);
}
