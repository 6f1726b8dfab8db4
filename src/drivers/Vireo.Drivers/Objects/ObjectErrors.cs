namespace Vireo.Drivers;

/// <summary>Errors of a store's objects, whose code and noun are the store's (<see cref="ObjectNoun"/>).</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class ObjectErrors
{
    [ErrorText("no {noun} with matching uuid '{uuid}' ({name})")]
    public static partial VirException UuidAndNameUnknown(ErrorDomain domain, ErrorCode code, string noun, Uuid uuid, string name);

    [ErrorText("no {noun} with matching uuid '{uuid}'")]
    public static partial VirException UuidUnknown(ErrorDomain domain, ErrorCode code, string noun, Uuid uuid);

    [ErrorText("no {noun} with matching name '{name}'")]
    public static partial VirException NameUnknown(ErrorDomain domain, ErrorCode code, string noun, string name);

    [ErrorText("{noun} '{owner}' is already defined with uuid {uuid}")]
    public static partial VirException UuidTaken(ErrorDomain domain, ErrorCode code, string noun, string owner, Uuid uuid);

    [ErrorText("{noun} '{name}' already exists with uuid {owner}")]
    public static partial VirException NameTaken(ErrorDomain domain, ErrorCode code, string noun, string name, Uuid owner);
}
