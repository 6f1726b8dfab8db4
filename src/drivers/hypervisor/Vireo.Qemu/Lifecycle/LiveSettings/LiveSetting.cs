namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// One thing that a running emulator is ordered to be and that its document shows. It stands in the status file from before the order until
/// the answer, so that a later daemon gives the order again.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Of">Whose it is: a device's alias, a thread's number, a screen's protocol; empty for the machine itself.</param>
public readonly record struct LiveSetting(LiveSettingKind Kind, string Of)
{
    /// <summary>One of something with a number.</summary>
    public LiveSetting(LiveSettingKind kind, uint number)
        : this(kind, number.ToString(System.Globalization.CultureInfo.InvariantCulture))
    {
    }
}
