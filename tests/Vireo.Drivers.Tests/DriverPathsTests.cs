using Xunit;

namespace Vireo.Drivers.Tests;

public class DriverPathsTests
{
    [Fact]
    public void System_mode_uses_libvirts_own_places()
    {
        DriverPaths paths = DriverPaths.Create(DaemonMode.System);
        Assert.Equal("/run/libvirt", paths.StateBase);
        DriverFolders qemu = paths.For("qemu");
        Assert.Equal("/etc/libvirt/qemu", qemu.Config);
        Assert.Equal("/etc/libvirt/qemu/autostart", qemu.Autostart);
        Assert.Equal("/run/libvirt/qemu", qemu.State);
        Assert.Equal("/var/lib/libvirt/qemu", qemu.Lib);
        Assert.Equal("/var/cache/libvirt/qemu", qemu.Cache);
        Assert.Equal("/var/log/libvirt/qemu", qemu.Log);
        Assert.Equal("/var/lib/libvirt/qemu/snapshot", qemu.Snapshot);
    }

    [Fact]
    public void A_root_moves_everything_in_either_mode()
    {
        foreach (DaemonMode mode in Enum.GetValues<DaemonMode>())
        {
            DriverPaths paths = DriverPaths.Create(mode, "/tmp/r/");
            Assert.Equal("/tmp/r/run/libvirt", paths.StateBase);
            Assert.Equal("/tmp/r/etc/libvirt/qemu", paths.For("qemu").Config);
        }
    }

    [Fact]
    public void Session_mode_uses_the_users_folders()
    {
        var environment = new Dictionary<string, string> { ["HOME"] = "/home/u", ["XDG_RUNTIME_DIR"] = "/run/user/7" };
        DriverPaths paths = DriverPaths.Create(DaemonMode.Session, null, environment.GetValueOrDefault);
        Assert.Equal("/run/user/7/libvirt", paths.StateBase);
        DriverFolders qemu = paths.For("qemu");
        Assert.Equal("/home/u/.config/libvirt/qemu", qemu.Config);
        Assert.Equal("/run/user/7/libvirt/qemu/run", qemu.State);
        Assert.Equal("/home/u/.config/libvirt/qemu/lib", qemu.Lib);
        Assert.Equal("/home/u/.cache/libvirt/qemu/log", qemu.Log);
        environment["XDG_CONFIG_HOME"] = "/c";
        environment["XDG_CACHE_HOME"] = "/k";
        paths = DriverPaths.Create(DaemonMode.Session, null, environment.GetValueOrDefault);
        Assert.Equal("/c/libvirt", paths.ConfigBase);
        Assert.Equal("/k/libvirt", paths.CacheBase);
    }
}
