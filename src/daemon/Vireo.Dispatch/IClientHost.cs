using Vireo.Operations;

namespace Vireo.Dispatch;

/// <summary>What the dispatcher needs of the daemon around it.</summary>
public interface IClientHost
{
    /// <summary>
    /// Opens the drivers for a client: chooses by <paramref name="uri"/> (null: whatever works here), with the caller's identity in the
    /// context.
    /// </summary>
    ValueTask<DriverSession> OpenAsync(ClientSession session, string? uri, bool readOnly, CancellationToken cancellationToken);

    /// <summary>The client has shown that it answers keepalive messages.</summary>
    void StartKeepAlive(ClientSession session);
}
