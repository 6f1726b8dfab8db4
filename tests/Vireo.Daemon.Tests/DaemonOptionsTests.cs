using Vireo.Drivers;
using Xunit;

namespace Vireo.Daemon.Tests;

public class DaemonOptionsTests
{
    [Fact]
    public void The_root_is_absolute_and_not_empty()
    {
        Assert.Equal(Path.GetFullPath("guests"), DaemonOptions.Parse(["--root", "guests"]).Root);
        Assert.Equal("option '--root' requires a folder", DaemonOptions.Parse(["--root="]).Fault);
    }

    [Fact]
    public void Long_short_joined_and_shortened_switches_are_read()
    {
        DaemonOptions options = DaemonOptions.Parse(["-vd", "--list", "-f", "a.conf", "-t30", "--pid-file=/p", "--root", "/r"]);
        Assert.Null(options.Fault);
        Assert.True(options.Verbose);
        Assert.True(options.Daemonize);
        Assert.True(options.Listen);
        Assert.Equal("a.conf", options.ConfigFile);
        Assert.Equal(30, options.Timeout);
        Assert.Equal("/p", options.PidFile);
        Assert.Equal("/r", options.Root);
    }

    [Theory]
    [InlineData("--bogus", "unrecognized option '--bogus'", true)]
    [InlineData("-z", "invalid option -- 'z'", true)]
    [InlineData("--config", "option '--config' requires an argument", true)]
    [InlineData("--verbose=1", "option '--verbose' doesn't allow an argument", true)]
    [InlineData("extra", "unexpected, non-option, command line arguments", false)]
    [InlineData("--timeout=x", "Invalid value for timeout", false)]
    [InlineData("--timeout=0", "Invalid value for timeout", false)]
    public void What_is_wrong_is_said(string argument, string fault, bool help)
    {
        DaemonOptions options = DaemonOptions.Parse([argument]);
        Assert.Equal(fault, options.Fault);
        Assert.Equal(help, options.FaultShowsHelp);
    }

    [Fact]
    public void Places_follow_mode_and_root()
    {
        DaemonPlaces system = DaemonPlaces.For(DriverPaths.Create(DaemonMode.System));
        Assert.Equal("/run/libvirt/libvirt-sock-ro", system.ReadOnlySocket);
        Assert.Equal("/etc/libvirt/libvirtd.conf", system.ConfigFile);
        DaemonPlaces rooted = DaemonPlaces.For(DriverPaths.Create(DaemonMode.Session, "/x"));
        Assert.Equal("/x/run/libvirt/libvirt-sock", rooted.Socket);
        Assert.Equal("/x/run/libvirt/libvirt-sock-ro", rooted.ReadOnlySocket);
        Assert.Equal("/x/run/libvirt/vireod.pid", rooted.PidFile);
        var environment = new Dictionary<string, string> { ["HOME"] = "/h", ["XDG_RUNTIME_DIR"] = "/u" };
        DaemonPlaces session = DaemonPlaces.For(DriverPaths.Create(DaemonMode.Session, null, environment.GetValueOrDefault));
        Assert.Equal("/u/libvirt/libvirt-sock", session.Socket);
        Assert.Null(session.ReadOnlySocket);
        Assert.Equal("/h/.config/libvirt/libvirtd.conf", session.ConfigFile);
        Assert.Equal("/s/libvirt-admin-sock", session.WithSocketFolder("/s").AdminSocket);
    }
}
