namespace Vireo.Rpc;

/// <summary>Bounds of one connection's memory, and its clock.</summary>
public record RpcConnectionOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Bytes waiting to be sent from which on streams wait and no more calls are started.</summary>
    public int QueueHigh { get; init; } = 1024 * 1024;

    /// <summary>Bytes waiting to be sent from which on the connection is cut: its peer does not read its events.</summary>
    public int QueueLimit { get; init; } = 96 * 1024 * 1024;

    /// <summary>Bytes of one stream received and not yet taken by what stands behind it, from which on nothing more is received.</summary>
    public int StreamQueueHigh { get; init; } = 2 * 1024 * 1024;
}
