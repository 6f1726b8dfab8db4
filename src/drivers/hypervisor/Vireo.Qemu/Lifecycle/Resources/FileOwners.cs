using Vireo.Documents;
using Vireo.Drivers.Qemu.Security;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The files of a guest and of its devices, which belong to its user while it runs.</summary>
internal sealed class FileOwners(DacSecurity? security) : IRunResource<GuestRun>, IRunResource<GuestDevice>
{
    /// <inheritdoc cref="IRunResource{T}.Name"/>
    public string Name => "owners of files";

    /// <inheritdoc/>
    public bool Concerns(GuestRun part) => security is not null && DacSecurity.Files(part.Live).Any();

    /// <inheritdoc/>
    public bool Concerns(GuestDevice part) => security is not null && DacSecurity.Files(part.Device).Any();

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun part, CancellationToken cancellationToken)
    {
        security?.Take(part.Live, DacSecurity.Files(part.Live), part.Files);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestDevice part, CancellationToken cancellationToken)
    {
        security?.Take(part.Run.Live, DacSecurity.Files(part.Device), part.Files);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun part)
    {
        security?.Return(part.Live, part.Files);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestDevice part)
    {
        security?.Return(part.Run.Live, part.Files);
        return ValueTask.CompletedTask;
    }

    /// <summary>A job has changed a disk's chain: images that the disk names no more are given back, and those that it names are its
    /// own.</summary>
    public void Follow(GuestDevice part, Disk now)
    {
        var named = DacSecurity.Files(now).Where(static f => !f.Shared).Select(static f => f.Path).ToList();
        security?.Return(part.Run.Live, part.Files.FindAll(f => !named.Contains(f)));
        part.Files.Clear();
        security?.Recover(part.Run.Live, DacSecurity.Files(now), part.Files);
    }

    /// <inheritdoc/>
    public ValueTask RecoverAsync(GuestRun part)
    {
        security?.Recover(part.Live, DacSecurity.Files(part.Live), part.Files);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RecoverAsync(GuestDevice part)
    {
        security?.Recover(part.Run.Live, DacSecurity.Files(part.Device), part.Files);
        return ValueTask.CompletedTask;
    }
}
