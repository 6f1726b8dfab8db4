namespace Vireo.Drivers;

/// <summary>How errors speak of a store's objects, in libvirt's own texts.</summary>
/// <param name="Noun">What one object is called: <c>domain</c>, <c>network</c>, <c>storage pool</c>.</param>
/// <param name="Domain">The error domain of the driver, which reports a missing object.</param>
/// <param name="NoSuch">The code for a missing object.</param>
public sealed record ObjectNoun(string Noun, ErrorDomain Domain, ErrorCode NoSuch)
{
    /// <summary>What the object is called where names collide; libvirt says <c>pool</c> there for a storage pool.</summary>
    public string ShortNoun { get; init; } = Noun;

    /// <summary>The error domain that reports colliding names: in libvirt the list's, not the driver's.</summary>
    public ErrorDomain ListDomain { get; init; } = Domain;

    /// <summary>The code of colliding names.</summary>
    public ErrorCode Collision { get; init; } = ErrorCode.OperationFailed;

    /// <summary>No object has this UUID; the name is the one that the caller knew it by.</summary>
    public VirException NoObject(Uuid uuid, string name) =>
        Errors.Report(Domain, NoSuch, $"no {Noun} with matching uuid '{uuid}' ({name})");

    /// <summary>No object has this UUID.</summary>
    public VirException NoUuid(Uuid uuid) => Errors.Report(Domain, NoSuch, $"no {Noun} with matching uuid '{uuid}'");

    /// <summary>No object has this name.</summary>
    public VirException NoName(string name) => Errors.Report(Domain, NoSuch, $"no {Noun} with matching name '{name}'");

    /// <summary>No active object has this id.</summary>
    public VirException NoId(int id) => Errors.Report(Domain, NoSuch, $"no {Noun} with matching id {id}");

    /// <summary>The UUID of a definition belongs to an object of another name.</summary>
    public VirException UuidTaken(string owner, Uuid uuid) => Taken($"{ShortNoun} '{owner}' is already defined with uuid {uuid}");

    /// <summary>The name of a definition belongs to an object with another UUID.</summary>
    public VirException NameTaken(string name, Uuid owner) => Taken($"{ShortNoun} '{name}' already exists with uuid {owner}");

    private VirException Taken(string text) => Collision == ErrorCode.OperationFailed
        ? Errors.OperationFailed(ListDomain, text)
        : Errors.Report(ListDomain, Collision, text);
}
