namespace Vireo.Drivers;

/// <summary>How errors speak of snapshots and of checkpoints, in libvirt's own texts.</summary>
/// <param name="Noun"><c>snapshot</c> or <c>checkpoint</c>.</param>
/// <param name="NoSuch">The code for a missing one.</param>
public sealed record MomentKind(string Noun, ErrorCode NoSuch)
{
    /// <summary>Snapshots.</summary>
    public static MomentKind Snapshot { get; } = new("snapshot", ErrorCode.NoDomainSnapshot);

    /// <summary>Checkpoints.</summary>
    public static MomentKind Checkpoint { get; } = new("checkpoint", ErrorCode.NoDomainCheckpoint);

    /// <summary>No moment has this name.</summary>
    public VirException NoName(ErrorDomain driver, string name) =>
        MomentErrors.NameUnknown(driver, NoSuch, Noun, name);

    /// <summary>No moment is the current one.</summary>
    public VirException NoCurrent(ErrorDomain driver) => MomentErrors.NoCurrent(driver, NoSuch, Noun);

    /// <summary>The moment is a root.</summary>
    public VirException NoParent(ErrorDomain driver, string name) =>
        MomentErrors.NoParent(driver, NoSuch, Noun, name);

    /// <summary>A new moment has the name of another.</summary>
    public static VirException Exists(string name) => MomentErrors.NameTaken(name);
}
