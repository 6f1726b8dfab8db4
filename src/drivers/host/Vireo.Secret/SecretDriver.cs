using Vireo.Documents;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Secrets;

/// <summary>
/// The secret driver of one daemon: it composes the parts and starts them. What happens to secrets is in <see cref="SecretChanges"/>; what
/// clients ask is translated by <see cref="SecretConnection"/>.
/// </summary>
internal sealed class SecretDriver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SecretDriver(DriverPaths paths)
    {
        string folder = paths.For("secrets").Config;
        var log = Log.For("secret.secret_driver");
        Changes = new SecretChanges(this, new SecretFiles(folder, log), log);
    }

    /// <summary>The secrets, whose name is their UUID.</summary>
    public ObjectStore<StoredSecret> Secrets { get; } = new(new("secret", ErrorDomain.Secret, ErrorCode.NoSecret));

    /// <summary>Defining, undefining, and changes of values.</summary>
    public SecretChanges Changes { get; }

    /// <summary>The driver's events.</summary>
    public DriverEvents Events { get; } = new();

    /// <summary>Whether a value would be lost with the daemon: an ephemeral one, which is in memory only.</summary>
    public bool HoldsEphemeral => Secrets.Items.Any(static s => s.View.Ephemeral == YesNo.Yes && s.HasValue);

    /// <summary>Completes when the secrets are loaded.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Loads what is kept.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Changes.Files.RemoveLeftovers();
            await Changes.LoadAllAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }
    }

    /// <summary>The secret with a UUID; libvirt's error when there is none.</summary>
    public StoredSecret Get(Uuid uuid) => Secrets.FindByUuid(uuid) ?? throw HostObjectErrors.SecretUuidUnknown(uuid.ToString());

    /// <summary>The secret for a use, or null. Secrets without a use are found by nobody.</summary>
    public StoredSecret? FindByUsage(SecretUsageType type, string usage)
    {
        foreach (StoredSecret secret in Secrets.Items)
        {
            SecretRef about = secret.Ref;
            if (about.UsageType == type && type != SecretUsageType.None && about.UsageId == usage)
            {
                return secret;
            }
        }

        return null;
    }
}
