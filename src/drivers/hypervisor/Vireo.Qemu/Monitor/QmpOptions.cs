namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>How a monitor connection behaves.</summary>
public sealed record QmpOptions
{
    /// <summary>The domain's name, for messages.</summary>
    public string Owner { get; init; } = "";

    /// <summary>How long a command may take when the caller does not say.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the greeting may take.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A command sent right behind the negotiation, which a starting QEMU answers when it is ready: nobody waits twice.</summary>
    public (string Command, JsonObject Arguments)? Opening { get; init; }

    /// <summary>Longest line that is accepted.</summary>
    public int MaxLine { get; init; } = LineChannel.DefaultMaxLine;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets each event on the reading loop, in QEMU's order; it must not wait.</summary>
    public Action<QmpEvent>? OnEvent { get; init; }
}
