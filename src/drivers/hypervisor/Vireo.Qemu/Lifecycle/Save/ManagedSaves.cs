using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The saved states with which domains begin their next start. Whether a domain has one is what the disk says: nobody else writes that into
/// a view, and whoever made or removed such a file reports it here.
/// </summary>
internal sealed class ManagedSaves(RunPaths paths)
{
    /// <summary>Where a domain's state lies.</summary>
    public string PathOf(QemuDomain domain) => paths.ManagedSave(domain.Name);

    /// <summary>Shows what the disk has now. True when a state is there.</summary>
    public bool Refresh(QemuDomain domain)
    {
        bool present = FileStatus.Read(PathOf(domain)) is not null;
        domain.Update(v => v.ManagedSave == present ? v : v with { ManagedSave = present });
        return present;
    }

    /// <summary>Deletes a domain's state; one that is not there is fine.</summary>
    public void Remove(QemuDomain domain)
    {
        AtomicFile.Delete(PathOf(domain));
        Refresh(domain);
    }
}
