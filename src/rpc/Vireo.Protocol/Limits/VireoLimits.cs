namespace Vireo.Protocol;

/// <summary>Limits of Vireo's own program.</summary>
public static class VireoLimits
{
    /// <summary>Most jobs in one answer.</summary>
    public const int JobListMax = 16384;
}
