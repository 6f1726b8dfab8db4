using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Native;

/// <summary>
/// A migration that this client leads: it carries the cookies between the two sides, step by step, third protocol with typed parameters.
/// Whatever fails, each side that waits for an answer gets one, and the first error is the one that is reported.
/// </summary>
internal sealed class ManagedMigration(
    DriverConnection source, DriverConnection target, DomainRef domain, TypedParameterList parameters, DomainMigrateFlags flags)
{
    /// <summary>The parameter that says where the guest goes.</summary>
    public const string MigrateUri = "migrate_uri";

    private const string TargetXml = "destination_xml";
    private const string TargetName = "destination_name";

    // What concerns the source alone.
    private const DomainMigrateFlags OfSource = DomainMigrateFlags.AbortOnError | DomainMigrateFlags.AutoConverge
        | DomainMigrateFlags.ChangeProtection;

    /// <summary>Runs all steps; the result is the domain on the other side.</summary>
    public async ValueTask<DomainRef> RunAsync(CancellationToken cancellationToken)
    {
        DomainMigrateFlags here = flags;
        if (await source.SupportsFeatureAsync(DriverFeature.MigrateChangeProtection, cancellationToken).ConfigureAwait(false))
        {
            here |= DomainMigrateFlags.ChangeProtection;
        }

        MigrationBeginResult begun = await source.DomainMigrateBegin3ParamsAsync(domain, parameters, here, cancellationToken)
            .ConfigureAwait(false);
        Replace(TargetXml, begun.Xml);
        if (await IsPausedAsync(cancellationToken).ConfigureAwait(false))
        {
            here |= DomainMigrateFlags.Paused;
        }

        DomainMigrateFlags there = here & ~OfSource;

        // A cookie is for the side that comes next; what failed has none.
        ReadOnlyMemory<byte> cookie = default;
        Exception? fault = null;
        DomainRef? arrived = null;
        bool prepared = false, performed = false;
        try
        {
            MigrationPrepareResult ready = await target.DomainMigratePrepare3ParamsAsync(parameters, begun.Cookie, there, cancellationToken)
                .ConfigureAwait(false);
            prepared = true;
            if (!flags.HasFlag(DomainMigrateFlags.Offline))
            {
                if (ready.UriOut is { } uri)
                {
                    Replace(MigrateUri, uri);
                }
                else if (!parameters.TryGet(MigrateUri, out _))
                {
                    throw MigrationErrors.NoUri();
                }

                performed = true;
                cookie = await source.DomainMigratePerform3ParamsAsync(domain, null, parameters, ready.Cookie, here, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (VirException e)
        {
            fault = e;
        }

        // A source that could not send the guest resumes it by itself.
        bool tellSource = fault is null || !performed;
        if (prepared)
        {
            if (!parameters.TryGet(TargetName, out _))
            {
                // The destination finds the guest that it prepared by its name.
                parameters.Add(TargetName, domain.Name);
            }

            try
            {
                MigrationFinishResult finished = await target.DomainMigrateFinish3ParamsAsync(
                    parameters, cookie, there, fault is not null, cancellationToken).ConfigureAwait(false);
                cookie = finished.Cookie;
                arrived = fault is null ? finished.Domain : null;
            }
            catch (VirException e)
            {
                cookie = default;
                fault ??= e;
            }
        }

        if (tellSource)
        {
            await ConfirmAsync(cookie, here, fault, arrived, cancellationToken).ConfigureAwait(false);
        }

        return arrived ?? throw fault ?? MigrationErrors.NotArrived();
    }

    private async ValueTask ConfirmAsync(
        ReadOnlyMemory<byte> cookie, DomainMigrateFlags here, Exception? fault, DomainRef? arrived, CancellationToken cancellationToken)
    {
        try
        {
            await source.DomainMigrateConfirm3ParamsAsync(domain, parameters, cookie, here, fault is not null, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (VirException) when (fault is not null || arrived is not null)
        {
            // The first error says more; and a guest that runs at the destination has been migrated, whatever is left here.
        }
    }

    /// <summary>A paused guest is not to run there either. A state that cannot be read is no reason to stop.</summary>
    private async ValueTask<bool> IsPausedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await source.DomainGetStateAsync(domain, 0, cancellationToken).ConfigureAwait(false)).State == DomainState.Paused;
        }
        catch (VirException)
        {
            return false;
        }
    }

    private void Replace(string name, string value)
    {
        int at = parameters.FindIndex(p => p.Name == name);
        if (at < 0)
        {
            parameters.Add(name, value);
        }
        else
        {
            parameters[at] = new TypedParameter(name, TypedValue.From(value));
        }
    }
}
