namespace Vireo.Drivers.Storage;

/// <summary>How a command to a unit ended, and what it brought.</summary>
/// <param name="Status">The status; 0 for success.</param>
/// <param name="Sense">What is wrong, of a command that failed.</param>
/// <param name="Data">What the unit sent, which may be less than was asked for.</param>
internal readonly record struct ScsiAnswer(byte Status, ReadOnlyMemory<byte> Sense, ReadOnlyMemory<byte> Data)
{
    private const byte Busy = 0x08, QueueFull = 0x28, CheckCondition = 0x02;
    private const int UnitAttention = 6;

    public bool IsGood => Status == 0;

    public bool IsBusy => Status is Busy or QueueFull;

    /// <summary>The unit first reports what happened, such as a reset, instead of doing what was asked.</summary>
    public bool HasNews => Status == CheckCondition && SenseKey == UnitAttention;

    /// <summary>What kind of failure; fixed and descriptor formats have it in different places.</summary>
    public int SenseKey => Sense.Span switch
    {
        [0x70 or 0x71 or 0xF0 or 0xF1, _, var key, ..] => key & 0xF,
        [0x72 or 0x73, var key, ..] => key & 0xF,
        _ => -1,
    };

    /// <summary>What became of it, for errors.</summary>
    public override string ToString() => $"status {Status}, sense key {SenseKey}";
}
