namespace Vireo.Drivers.Interfaces;

/// <summary>
/// The driver of the host's interfaces: it composes the parts. What the kernel has is read by <see cref="LinkReader"/>, what is configured
/// by <see cref="Configuration"/>; what changes is in <see cref="InterfaceChanges"/>; what clients ask is translated by
/// <see cref="InterfaceConnection"/>.
/// </summary>
internal sealed class InterfaceDriver
{
    private readonly Ifupdown? _tools;
    private readonly InterfaceChanges? _changes;

    /// <param name="paths">Where the daemon keeps its files.</param>
    /// <param name="root">In place of the host's root folder.</param>
    public InterfaceDriver(DriverPaths paths, string root = "")
    {
        Links = new KernelLinks(root);
        Reader = new LinkReader(Links);

        // A user has no right to change the host.
        if (paths.Mode == DaemonMode.System)
        {
            _tools = new Ifupdown(root);
            _changes = new InterfaceChanges(_tools, Links, Reader, Path.Combine(paths.For("interface").Lib, "transaction"));
        }
    }

    /// <summary>The kernel's links.</summary>
    public KernelLinks Links { get; }

    /// <summary>Describes them.</summary>
    public LinkReader Reader { get; }

    /// <summary>Everything that changes; null where nothing can be changed, because the host has no ifupdown.</summary>
    public InterfaceChanges? Changes => _tools?.IsInstalled == true ? _changes : null;

    /// <summary>What is configured; null where nothing can be.</summary>
    public Configuration? Configured() => _tools?.IsInstalled == true ? _tools.Read() : null;
}
