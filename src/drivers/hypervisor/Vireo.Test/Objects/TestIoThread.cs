namespace Vireo.Drivers.Test;

/// <summary>How an IO thread that was added to a domain polls; the values are those with which every thread starts.</summary>
internal sealed record TestIoThread(uint Id)
{
    /// <summary>Nanoseconds at most.</summary>
    public ulong PollMax { get; init; } = 32768;

    public uint PollGrow { get; init; }

    public uint PollShrink { get; init; }
}
