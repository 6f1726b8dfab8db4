namespace Vireo.Drivers.Interfaces;

/// <summary>
/// The driver of the host's interfaces: it composes the parts. What the kernel has is read by <see cref="LinkReader"/>; what clients ask is
/// translated by <see cref="InterfaceConnection"/>.
/// </summary>
internal sealed class InterfaceDriver
{
    /// <param name="paths">Where the daemon keeps its files.</param>
    /// <param name="root">In place of the host's root folder.</param>
    public InterfaceDriver(DriverPaths paths, string root = "")
    {
        Links = new KernelLinks(root);
        Reader = new LinkReader(Links);
    }

    /// <summary>The kernel's links.</summary>
    public KernelLinks Links { get; }

    /// <summary>Describes them.</summary>
    public LinkReader Reader { get; }
}
