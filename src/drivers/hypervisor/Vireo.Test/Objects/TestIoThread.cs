namespace Vireo.Drivers.Test;

/// <summary>How an IO thread that was added to a domain polls; the values are those with which every thread starts.</summary>
internal sealed class TestIoThread(uint id)
{
    public uint Id { get; } = id;

    /// <summary>Nanoseconds at most.</summary>
    public ulong PollMax { get; set; } = 32768;

    public uint PollGrow { get; set; }

    public uint PollShrink { get; set; }
}
