namespace Vireo.Drivers;

/// <summary>Whom a daemon serves.</summary>
public enum DaemonMode
{
    /// <summary>The whole machine; runs as root.</summary>
    System,

    /// <summary>One user; runs as that user.</summary>
    Session,
}
