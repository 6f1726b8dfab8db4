namespace Vireo;

/// <summary>How urgent a log line is; the numbers are those of libvirt's log settings.</summary>
public enum LogLevel
{
    /// <summary>Everything.</summary>
    Debug = 1,

    /// <summary>Normal course of events.</summary>
    Info = 2,

    /// <summary>Something odd that the program lives with.</summary>
    Warning = 3,

    /// <summary>Something failed.</summary>
    Error = 4,
}
