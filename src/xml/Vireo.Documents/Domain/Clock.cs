using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The clock of a guest.</summary>
[XmlRecord]
public sealed partial record DomainClock
{
    /// <summary>What it starts from; <c>utc</c> when not given.</summary>
    [XmlPath("@offset", BadValue = "unknown clock offset '{0}'", SkipEmpty = true)]
    public ClockOffset Offset { get; set; }

    /// <summary>Seconds, or <c>reset</c>; when not given, 0 for a variable clock.</summary>
    [XmlPath("@adjustment")]
    public string? Adjustment { get; set; }

    /// <summary>What a variable clock is relative to; <c>utc</c> when not given.</summary>
    [XmlPath("@basis", BadValue = "unknown clock basis '{0}'", SkipEmpty = true)]
    public ClockBasis Basis { get; set; }

    /// <summary>Zone. Since 0.7.7.</summary>
    [XmlPath("@timezone")]
    public string? TimeZone { get; set; }

    /// <summary>Seconds since 1970. Since 8.4.0.</summary>
    [XmlPath("@start")]
    public ulong? Start { get; set; }

    /// <summary>Timers. Since 0.8.0.</summary>
    [XmlPath("timer")]
    public List<ClockTimer> Timers { get; set; } = [];
}

/// <summary>What a clock starts from.</summary>
[XmlEnum]
public enum ClockOffset : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>utc</c>.</summary>
    Utc,

    /// <summary><c>localtime</c>.</summary>
    Localtime,

    /// <summary><c>variable</c>.</summary>
    Variable,

    /// <summary><c>timezone</c>.</summary>
    Timezone,

    /// <summary><c>absolute</c>.</summary>
    Absolute,
}

/// <summary>What a variable clock is relative to.</summary>
[XmlEnum]
public enum ClockBasis : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>utc</c>.</summary>
    Utc,

    /// <summary><c>localtime</c>.</summary>
    Localtime,
}

/// <summary>A timer.</summary>
[XmlRecord]
public sealed partial record ClockTimer
{
    /// <summary>Which.</summary>
    [XmlPath("@name", Required = true)]
    public TimerName Name { get; set; }

    /// <summary>Whether it exists.</summary>
    [XmlPath("@present")]
    public YesNo Present { get; set; }

    /// <summary>What becomes of lost ticks.</summary>
    [XmlPath("@tickpolicy")]
    public TimerTickPolicy Tickpolicy { get; set; }

    /// <summary>What it follows.</summary>
    [XmlPath("@track")]
    public TimerTrack Track { get; set; }

    /// <summary>Hertz.</summary>
    [XmlPath("@frequency")]
    public ulong? Frequency { get; set; }

    /// <summary>How it is emulated.</summary>
    [XmlPath("@mode")]
    public TimerMode Mode { get; set; }

    /// <summary>How lost ticks are made up.</summary>
    [XmlPath("catchup", DropEmpty = true)]
    public TimerCatchup? Catchup { get; set; }
}

/// <summary>A timer.</summary>
[XmlEnum]
public enum TimerName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>platform</c>.</summary>
    Platform,

    /// <summary><c>pit</c>.</summary>
    Pit,

    /// <summary><c>rtc</c>.</summary>
    Rtc,

    /// <summary><c>hpet</c>.</summary>
    Hpet,

    /// <summary><c>tsc</c>.</summary>
    Tsc,

    /// <summary><c>kvmclock</c>.</summary>
    Kvmclock,

    /// <summary><c>hypervclock</c>.</summary>
    Hypervclock,

    /// <summary><c>armvtimer</c>.</summary>
    Armvtimer,
}

/// <summary>What becomes of lost ticks.</summary>
[XmlEnum]
public enum TimerTickPolicy : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>delay</c>.</summary>
    Delay,

    /// <summary><c>catchup</c>.</summary>
    Catchup,

    /// <summary><c>merge</c>.</summary>
    Merge,

    /// <summary><c>discard</c>.</summary>
    Discard,
}

/// <summary>What a timer follows.</summary>
[XmlEnum]
public enum TimerTrack : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>boot</c>.</summary>
    Boot,

    /// <summary><c>guest</c>.</summary>
    Guest,

    /// <summary><c>wall</c>.</summary>
    Wall,

    /// <summary><c>realtime</c>.</summary>
    Realtime,
}

/// <summary>How a timer is emulated.</summary>
[XmlEnum]
public enum TimerMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>auto</c>.</summary>
    Auto,

    /// <summary><c>native</c>.</summary>
    Native,

    /// <summary><c>emulate</c>.</summary>
    Emulate,

    /// <summary><c>paravirt</c>.</summary>
    Paravirt,

    /// <summary><c>smpsafe</c>.</summary>
    Smpsafe,
}

/// <summary>How lost ticks are made up.</summary>
[XmlRecord]
public sealed partial record TimerCatchup
{
    /// <summary>Nanoseconds.</summary>
    [XmlPath("@threshold")]
    public ulong? Threshold { get; set; }

    /// <summary>Nanoseconds.</summary>
    [XmlPath("@slew")]
    public ulong? Slew { get; set; }

    /// <summary>Nanoseconds.</summary>
    [XmlPath("@limit")]
    public ulong? Limit { get; set; }
}
