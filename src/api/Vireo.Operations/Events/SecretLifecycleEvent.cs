using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>A secret came or went.</summary>
/// <param name="Secret">Whose event it is.</param>
/// <param name="Event">What happened.</param>
/// <param name="Detail">Not used, 0.</param>
[EventMessage(RemoteProcedure.SecretEventLifecycle)]
public sealed record SecretLifecycleEvent(SecretRef Secret, SecretEventLifecycleType Event, int Detail) : SecretEvent(Secret)
{
    /// <inheritdoc/>
    public override int EventId => (int)SecretEventId.Lifecycle;
}
