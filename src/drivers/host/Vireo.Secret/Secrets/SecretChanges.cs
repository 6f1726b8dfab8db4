using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Secrets;

/// <summary>
/// What happens to secrets, one change after the other, because what a secret is for is compared with all others. The disk comes first: a
/// change that cannot be kept did not happen. Secrets that are ephemeral are in memory alone.
/// </summary>
internal sealed class SecretChanges(SecretDriver driver, SecretFiles files, Logger log)
{
    private readonly ObjectGate _gate = new();

    /// <summary>What is on disk.</summary>
    public SecretFiles Files => files;

    /// <summary>Reads every definition and value, at the start and when the administrator asks for it. Nothing is forgotten.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await Task.Run(
            () =>
            {
                foreach (SecretDef definition in files.Load())
                {
                    Load(definition);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Defines a secret, or gives it another definition; its value stays.</summary>
    public async Task<StoredSecret> DefineAsync(SecretDef definition, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        StoredSecret? old = Check(definition);
        bool wasKept = old is { View.Ephemeral: not YesNo.Yes };
        if (definition.Ephemeral != YesNo.Yes)
        {
            await KeepAsync(definition, wasKept ? null : old?.CopyValue()).ConfigureAwait(false);
        }
        else if (wasKept)
        {
            await files.DeleteAsync(old!.Uuid).ConfigureAwait(false);
        }

        StoredSecret secret = Publish(old, definition);
        driver.Events.Publish(new SecretLifecycleEvent(secret.Ref, SecretEventLifecycleType.Defined, 0));
        return secret;
    }

    /// <summary>Forgets a secret and its value.</summary>
    public async Task UndefineAsync(Uuid uuid, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        StoredSecret secret = driver.Get(uuid);

        // Also when it is ephemeral: its definition may have been put into the folder by hand.
        await files.DeleteAsync(uuid).ConfigureAwait(false);
        driver.Secrets.Remove(secret);
        driver.Events.Publish(new SecretLifecycleEvent(secret.Ref, SecretEventLifecycleType.Undefined, 0));
    }

    /// <summary>Gives a secret another value, of which this makes its own copy.</summary>
    public async Task SetValueAsync(Uuid uuid, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        if (value.IsEmpty)
        {
            throw Errors.ArgumentNull("value", "virSecretSetValue");
        }

        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        StoredSecret secret = driver.Get(uuid);
        byte[] copy = value.ToArray();
        if (secret.View.Ephemeral != YesNo.Yes)
        {
            await files.SaveValueAsync(uuid, copy).ConfigureAwait(false);
        }

        secret.ReplaceValue(copy);
        driver.Events.Publish(new SecretValueChangedEvent(secret.Ref));
    }

    private async Task KeepAsync(SecretDef definition, byte[]? value)
    {
        if (value is not null)
        {
            using var copy = new SecretValue(value);
            await files.SaveValueAsync(definition.Uuid ?? default, value).ConfigureAwait(false);
        }

        await files.SaveAsync(definition).ConfigureAwait(false);
    }

    private void Load(SecretDef definition)
    {
        StoredSecret secret;
        try
        {
            secret = Publish(Check(definition), definition);
        }
        catch (VirException e)
        {
            log.Error($"Error reading secret: {e.Message}");
            return;
        }

        // A value that is not on disk, or cannot be read, does not take away the one that is known.
        if (files.ReadValue(secret.Uuid) is { } value)
        {
            secret.ReplaceValue(value);
        }
    }

    // The secret that a definition changes; null when it is a new one.
    private StoredSecret? Check(SecretDef definition)
    {
        SecretRef now = StoredSecret.RefOf(definition);
        StoredSecret? old = driver.Secrets.FindByUuid(now.Uuid);
        if (old is not null && old.Ref.UsageId != now.UsageId)
        {
            throw SecretErrors.UsageChanged(old.Uuid, old.Ref.UsageType == SecretUsageType.None ? "(null)" : old.Ref.UsageId);
        }

        // Whoever may read a private secret's definition must not get its value by that.
        if (old is { View.Private: YesNo.Yes } && definition.Private != YesNo.Yes)
        {
            throw SecretErrors.PrivateChanged();
        }

        return driver.FindByUsage(now.UsageType, now.UsageId) is { } other && other != old
            ? throw SecretErrors.UsageTaken(other.Uuid, now.UsageId)
            : old;
    }

    private StoredSecret Publish(StoredSecret? old, SecretDef definition)
    {
        if (old is not null)
        {
            old.Publish(definition);
            return old;
        }

        var secret = new StoredSecret(definition);
        driver.Secrets.Add(secret);
        return secret;
    }
}
