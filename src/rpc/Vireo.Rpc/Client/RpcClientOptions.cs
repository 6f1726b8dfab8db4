namespace Vireo.Rpc;

/// <summary>Settings of the calling side.</summary>
public sealed record RpcClientOptions : RpcConnectionOptions
{
    /// <summary>
    /// Called for each event message, in order, on the reading thread: decode and hand on, never wait. Arguments: program, version,
    /// procedure, payload.
    /// </summary>
    public RpcMessageHandler? OnMessage { get; init; }

    /// <summary>Called once when the connection has ended; null when this side closed it.</summary>
    public Action<VirException?>? OnClosed { get; init; }

    /// <summary>
    /// The threads that make calls block until they are answered (<see cref="RpcClient.ReceiveFor"/>): they receive the answers themselves.
    /// The continuation of a call runs on whichever thread received it, so it must not wait.
    /// </summary>
    public bool CallersBlock { get; init; }

    /// <summary>What callers get instead of an error that the server answered with.</summary>
    public Func<VirException, VirException>? TranslateError { get; init; }

    /// <summary>Bytes of one stream received and not yet read from which on nothing more is received, not even replies: far more than a
    /// stream needs.</summary>
    public int ClientStreamQueueHigh { get; init; } = 64 * 1024 * 1024;
}

/// <summary>Takes one event message.</summary>
public delegate void RpcMessageHandler(uint program, uint version, int procedure, ReadOnlySpan<byte> payload);
