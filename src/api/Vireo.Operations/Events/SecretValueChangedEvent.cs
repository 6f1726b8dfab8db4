using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <summary>The value of a secret changed.</summary>
/// <param name="Secret">Whose event it is.</param>
[EventMessage(RemoteProcedure.SecretEventValueChanged)]
public sealed record SecretValueChangedEvent(SecretRef Secret) : SecretEvent(Secret)
{
    /// <inheritdoc/>
    public override int EventId => (int)SecretEventId.ValueChanged;
}
