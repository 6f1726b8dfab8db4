namespace Vireo.Drivers;

/// <summary>Kinds of jobs on a domain's guest-agent side. One runs at a time, beside a monitor job.</summary>
public enum DomainAgentJobKind
{
    /// <summary>No job.</summary>
    None = 0,

    /// <summary>Asks the agent.</summary>
    Query,

    /// <summary>Changes something through the agent.</summary>
    Modify,
}
