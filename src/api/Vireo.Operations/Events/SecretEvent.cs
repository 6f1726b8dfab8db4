using Vireo.Protocol;

namespace Vireo;

/// <summary>An event of a secret.</summary>
/// <param name="Secret">Whose event it is.</param>
public abstract record SecretEvent(SecretRef Secret) : VirEvent
{
    /// <inheritdoc/>
    public override EventClass Class => EventClass.Secret;

    /// <inheritdoc/>
    public override Uuid? ObjectUuid => Secret.Uuid;

    /// <inheritdoc/>
    public override string ObjectName => Secret.UsageId;
}
