using Vireo.Drivers;

namespace Vireo.Daemon;

/// <summary>Where the daemon's own files and sockets are.</summary>
internal sealed record DaemonPlaces(string ConfigFile, string PidFile, string Socket, string? ReadOnlySocket, string AdminSocket)
{
    /// <summary>The places for <paramref name="paths"/>. Only a user's own daemon has no read-only socket.</summary>
    public static DaemonPlaces For(DriverPaths paths)
    {
        bool session = paths.Mode == DaemonMode.Session && paths.Root is null;
        string run = paths.StateBase;
        return new DaemonPlaces(
            Path.Combine(paths.ConfigBase, "libvirtd.conf"),
            session || paths.Root is not null ? Path.Combine(run, "vireod.pid") : "/run/vireod.pid",
            Path.Combine(run, "libvirt-sock"),
            session ? null : Path.Combine(run, "libvirt-sock-ro"),
            Path.Combine(run, "libvirt-admin-sock"));
    }

    /// <summary>The same with another folder for the sockets (<c>unix_sock_dir</c>).</summary>
    public DaemonPlaces WithSocketFolder(string folder) => this with
    {
        Socket = Path.Combine(folder, "libvirt-sock"),
        ReadOnlySocket = ReadOnlySocket is null ? null : Path.Combine(folder, "libvirt-sock-ro"),
        AdminSocket = Path.Combine(folder, "libvirt-admin-sock"),
    };
}
