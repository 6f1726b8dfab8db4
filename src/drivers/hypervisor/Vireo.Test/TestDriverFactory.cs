using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>
/// Opens connections to simulated hosts: <c>test:///default</c>, which all connections of the process share while any is open, and
/// <c>test:///path.xml</c>, a host of one's own out of a file.
/// </summary>
public sealed class TestDriverFactory : IDriverFactory
{
    private readonly Lock _lock = new();
    private TestDriver? _shared;
    private int _sharedUsers;

    /// <inheritdoc/>
    public string Name => "test";

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) =>
        uri is not null && uri.OriginalString.StartsWith("test:", StringComparison.Ordinal) && uri.Host.Length == 0;

    /// <inheritdoc/>
    public ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        if ((context.OpenFlags & ~(uint)ConnectFlags.Ro) is uint unknown and not 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.Test, unknown, "testConnectOpen");
        }

        string path = uri is null ? "" : Uri.UnescapeDataString(uri.AbsolutePath);
        if (path.Length == 0 || path == "/")
        {
            throw TestSetupErrors.NoPath();
        }

        var connection = path == "/default" ? OpenShared(uri!, context) : OpenFile(path, uri!, context);
        foreach (
            var group in (ReadOnlySpan<DriverGroup>)[DriverGroup.Hypervisor, DriverGroup.Network, DriverGroup.Interface,
                DriverGroup.Storage, DriverGroup.NodeDevice])
        {
            session[group] = connection;
        }

        return ValueTask.CompletedTask;
    }

    private static TestConnection OpenFile(string path, Uri uri, ConnectionContext context)
    {
        var driver = new TestDriver();
        TestSetup.FillFromFile(driver, path);
        Admit(driver, context.Credentials);
        return new CheckedTestConnection(context, driver, uri.OriginalString, static () => { });
    }

    /// <summary>Asks for a name, and for a password where the name has one, when the document lists users.</summary>
    private static void Admit(TestDriver driver, CredentialSource? credentials)
    {
        if (driver.Users.Count == 0)
        {
            return;
        }

        string name = CredentialSource.UserName(credentials, "localhost");
        bool known = driver.Users.TryGetValue(name, out string? password);
        // A name that nobody has is asked for a password too, so that it is not given away.
        if ((!known || password is not null) && (CredentialSource.Password(credentials, name, "localhost") != password || !known))
        {
            throw TestSetupErrors.LoginFailed();
        }
    }

    private TestConnection OpenShared(Uri uri, ConnectionContext context)
    {
        lock (_lock)
        {
            if (_shared is null)
            {
                var driver = new TestDriver();
                TestSetup.FillDefault(driver);
                _shared = driver;
            }

            _sharedUsers++;
            return new CheckedTestConnection(context, _shared, uri.OriginalString, CloseShared);
        }
    }

    private void CloseShared()
    {
        lock (_lock)
        {
            if (--_sharedUsers == 0)
            {
                _shared = null;
            }
        }
    }
}
