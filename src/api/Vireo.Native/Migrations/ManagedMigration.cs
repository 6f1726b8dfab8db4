using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Native;

/// <summary>
/// A migration that this client leads: it carries the cookies between the two sides, step by step, third protocol with typed parameters. Whatever fails, both sides
/// are told, and the first error is the one that is reported.
/// </summary>
internal sealed class ManagedMigration(DriverConnection source, DriverConnection target, DomainRef domain, TypedParameterList parameters, DomainMigrateFlags flags)
{
    private const string TargetXml = "destination_xml";
    private const string MigrateUri = "migrate_uri";

    // What concerns the source alone.
    private const DomainMigrateFlags OfSource = DomainMigrateFlags.AbortOnError | DomainMigrateFlags.AutoConverge;

    /// <summary>Runs all steps; the result is the domain on the other side.</summary>
    public async ValueTask<DomainRef> RunAsync(CancellationToken cancellationToken)
    {
        bool offline = flags.HasFlag(DomainMigrateFlags.Offline);
        if (offline && !await target.SupportsFeatureAsync(DriverFeature.MigrationOffline, cancellationToken).ConfigureAwait(false))
        {
            throw Errors.Report(ErrorDomain.None, ErrorCode.ArgumentUnsupported, "offline migration is not supported by the destination host");
        }

        DomainMigrateFlags here = flags;
        if (await source.SupportsFeatureAsync(DriverFeature.MigrateChangeProtection, cancellationToken).ConfigureAwait(false))
        {
            here |= DomainMigrateFlags.ChangeProtection;
        }

        DomainMigrateFlags there = flags & ~OfSource;
        MigrationBeginResult begun = await source.DomainMigrateBegin3ParamsAsync(domain, parameters, here, cancellationToken).ConfigureAwait(false);
        Replace(TargetXml, begun.Xml);
        ReadOnlyMemory<byte> cookie = begun.Cookie;
        Exception? fault = null;
        DomainRef? arrived = null;
        bool prepared = false;
        try
        {
            MigrationPrepareResult ready = await target.DomainMigratePrepare3ParamsAsync(parameters, cookie, there, cancellationToken).ConfigureAwait(false);
            prepared = true;
            cookie = ready.Cookie;
            if (!offline)
            {
                if (ready.UriOut is { } uri)
                {
                    Replace(MigrateUri, uri);
                }
                else if (!parameters.TryGet(MigrateUri, out _))
                {
                    throw Errors.Internal(ErrorDomain.None, "domainMigratePrepare3 did not set uri");
                }

                cookie = await source.DomainMigratePerform3ParamsAsync(domain, null, parameters, cookie, here, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (VirException e)
        {
            fault = e;
        }

        if (prepared)
        {
            try
            {
                MigrationFinishResult finished = await target.DomainMigrateFinish3ParamsAsync(parameters, cookie, there, fault is not null, cancellationToken).ConfigureAwait(false);
                cookie = finished.Cookie;
                arrived = fault is null ? finished.Domain : null;
            }
            catch (VirException e)
            {
                fault ??= e;
            }
        }

        try
        {
            await source.DomainMigrateConfirm3ParamsAsync(domain, parameters, cookie, here, fault is not null, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException) when (fault is not null)
        {
            // The first error tells more.
        }

        return arrived ?? throw fault ?? Errors.OperationFailed(ErrorDomain.None, "the domain did not arrive");
    }

    private void Replace(string name, string value)
    {
        parameters.RemoveAll(p => p.Name == name);
        parameters.Add(name, value);
    }
}
