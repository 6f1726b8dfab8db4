namespace Vireo.Operations;

/// <summary>Opens connections to one driver; the daemon holds a list of these and asks each in order.</summary>
public interface IDriverFactory
{
    /// <summary>The driver's name, as <c>virConnectGetType</c> and logs show it.</summary>
    string Name { get; }

    /// <summary>Whether the driver takes this URI. <paramref name="uri"/> is null when the client named none and asks for any driver that
    /// works here.</summary>
    bool Accepts(Uri? uri, ConnectionContext context);

    /// <summary>
    /// Opens a connection. The factory fills the groups of <paramref name="session"/> that it serves: a driver of everything, such as the
    /// test driver, fills all of them with the same object.
    /// </summary>
    ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken);
}
