using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Dispatch;

/// <summary>Decides what a client may do. It is asked after the arguments are known and before the driver is called; look-ups are asked
/// with what was found.</summary>
public interface IAccessPolicy
{
    /// <summary>Nothing has to be asked: the usual case, checked before any work is done for a question.</summary>
    bool AllowsEverything { get; }

    /// <summary>Whether the caller has the permission on the object.</summary>
    ValueTask<bool> IsAllowedAsync(
        CallerIdentity caller, string driver, Permission permission, AccessObject target, CancellationToken cancellationToken);
}

/// <summary>The policy of a daemon without access drivers.</summary>
public sealed class AllowEverything : IAccessPolicy
{
    public static AllowEverything Instance { get; } = new();

    public bool AllowsEverything => true;

    public ValueTask<bool> IsAllowedAsync(
        CallerIdentity caller, string driver, Permission permission, AccessObject target, CancellationToken cancellationToken) =>
        ValueTask.FromResult(true);
}
