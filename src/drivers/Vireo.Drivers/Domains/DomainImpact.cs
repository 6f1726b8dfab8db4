namespace Vireo.Drivers;

/// <summary>Which definitions of a domain a call is about: what runs, what is kept for the next start, or both.</summary>
/// <param name="Live">What runs.</param>
/// <param name="Config">What is kept.</param>
public readonly record struct DomainImpact(bool Live, bool Config)
{
    /// <summary>
    /// What VIR_DOMAIN_AFFECT_LIVE and _CONFIG in <paramref name="flags"/> mean for a domain; neither means what runs if something does,
    /// else what is kept. Other bits are not looked at.
    /// </summary>
    /// <exception cref="VirException">The domain does not run, or is transient and has nothing kept; libvirt's texts.</exception>
    public static DomainImpact Of(uint flags, bool isActive, bool isPersistent)
    {
        bool live = (flags & (uint)DomainModificationImpact.Live) != 0, config = (flags & (uint)DomainModificationImpact.Config) != 0;
        if (!live && !config)
        {
            live = isActive;
            config = !isActive;
        }

        if (live && !isActive)
        {
            throw Errors.DomainNotRunning(ErrorDomain.Domain);
        }

        return config && !isPersistent
            ? throw DomainErrors.NoPersistentConfig()
            : new(live, config);
    }

    /// <summary>As <see cref="Of(uint, bool, bool)"/>, for calls about one definition, which both flags at once contradict.</summary>
    /// <exception cref="VirException">Both flags are set, or the definition does not exist; libvirt's texts.</exception>
    public static DomainImpact One(uint flags, bool isActive, bool isPersistent)
    {
        const uint both = (uint)(DomainModificationImpact.Live | DomainModificationImpact.Config);
        return (flags & both) == both
            ? throw DomainErrors.LiveAndConfig()
            : Of(flags, isActive, isPersistent);
    }
}
