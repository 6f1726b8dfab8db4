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
        ObjectErrors.UuidAndNameUnknown(Domain, NoSuch, Noun, uuid, name);

    /// <summary>No object has this UUID.</summary>
    public VirException NoUuid(Uuid uuid) => ObjectErrors.UuidUnknown(Domain, NoSuch, Noun, uuid);

    /// <summary>No object has this name.</summary>
    public VirException NoName(string name) => ObjectErrors.NameUnknown(Domain, NoSuch, Noun, name);

    /// <summary>The UUID of a definition belongs to an object of another name.</summary>
    public VirException UuidTaken(string owner, Uuid uuid) => ObjectErrors.UuidTaken(ListDomain, Collision, ShortNoun, owner, uuid);

    /// <summary>The name of a definition belongs to an object with another UUID.</summary>
    public VirException NameTaken(string name, Uuid owner) => ObjectErrors.NameTaken(ListDomain, Collision, ShortNoun, name, owner);
}
