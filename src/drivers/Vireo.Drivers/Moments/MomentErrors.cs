namespace Vireo.Drivers;

/// <summary>Errors of snapshots and checkpoints.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
public static partial class MomentErrors
{
    [ErrorText("no domain {noun} with matching name '{name}'")]
    public static partial VirException NameUnknown(ErrorDomain domain, ErrorCode code, string noun, string name);

    [ErrorText("the domain does not have a current {noun}")]
    public static partial VirException NoCurrent(ErrorDomain domain, ErrorCode code, string noun);

    [ErrorText("{noun} '{name}' does not have a parent")]
    public static partial VirException NoParent(ErrorDomain domain, ErrorCode code, string noun, string name);

    [ErrorText(ErrorCode.OperationFailed, "domain moment {name} already exists")]
    public static partial VirException NameTaken(string name);

    [ErrorText(ErrorCode.InvalidArg, "cannot set moment {name} as its own parent")]
    public static partial VirException OwnParent(string name);

    [ErrorText(ErrorCode.InvalidArg, "parent {parent} for moment {name} not found")]
    public static partial VirException ParentUnknown(string parent, string name);

    [ErrorText(ErrorCode.InvalidArg, "parent {parent} would create cycle to {name}")]
    public static partial VirException ParentCycle(string parent, string name);
}
