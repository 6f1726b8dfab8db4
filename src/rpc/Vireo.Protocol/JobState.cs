namespace Vireo;

/// <summary>How far a job of the daemon is.</summary>
public enum JobState
{
    /// <summary>It is being worked on.</summary>
    Running = 0,

    /// <summary>It has done what was asked for.</summary>
    Completed = 1,

    /// <summary>It has ended with an error, and nothing half-made is left.</summary>
    Failed = 2,

    /// <summary>A client has ended it.</summary>
    Canceled = 3,
}
