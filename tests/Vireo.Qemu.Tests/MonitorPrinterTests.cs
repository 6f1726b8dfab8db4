using Vireo.Drivers.Qemu.Devices;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Each kind of step of a device's plan as commands for a running emulator: what makes it, and what takes it away.</summary>
public sealed class MonitorPrinterTests
{
    private static readonly HostFd s_fd = new(7, Fd.Open("/dev/null", 0));

    public static TheoryData<string, PlanStep, string[], string> Steps => new()
    {
        {
            "a set of descriptors", new FdSetStep(3, s_fd, "serial0-source"),
            ["add-fd {\"fdset-id\":3,\"opaque\":\"serial0-source\"} +fd"], "remove-fd {\"fdset-id\":3}"
        },
        {
            "an object", new ObjectStep(new JsonObject().Add("qom-type", "rng-builtin").Add("id", "objrng0")),
            ["object-add {\"qom-type\":\"rng-builtin\",\"id\":\"objrng0\"}"], "object-del {\"id\":\"objrng0\"}"
        },
        {
            "a block node", new BlockNodeStep(new JsonObject().Add("driver", "raw").Add("node-name", "libvirt-2-format")),
            ["blockdev-add {\"driver\":\"raw\",\"node-name\":\"libvirt-2-format\"}"], "blockdev-del {\"node-name\":\"libvirt-2-format\"}"
        },
        {
            "a plain character device", new ChardevStep(new Chardev("charserial1", new PlainBackend("pty"))),
            ["chardev-add {\"id\":\"charserial1\",\"backend\":{\"type\":\"pty\",\"data\":{}}}"], "chardev-remove {\"id\":\"charserial1\"}"
        },
        {
            "a file with a log", new ChardevStep(new Chardev("charserial1", new FileBackend("/dev/fdset/0")) { LogFile = "/dev/fdset/1" }),
            ["chardev-add {\"id\":\"charserial1\",\"backend\":{\"type\":\"file\",\"data\":{\"out\":\"/dev/fdset/0\",\"append\":true,"
                + "\"logfile\":\"/dev/fdset/1\",\"logappend\":true}}}"],
            "chardev-remove {\"id\":\"charserial1\"}"
        },
        {
            "an open listener", new ChardevStep(new Chardev("charchannel0", new SocketBackend(new OpenSocketAddress(s_fd), Server: true))),
            ["getfd {\"fdname\":\"fd-charchannel0\"} +fd",
                "chardev-add {\"id\":\"charchannel0\",\"backend\":{\"type\":\"socket\",\"data\":{\"addr\":{\"type\":\"fd\",\"data\":"
                + "{\"str\":\"fd-charchannel0\"}},\"wait\":false,\"server\":true}}}"],
            "chardev-remove {\"id\":\"charchannel0\"}"
        },
        {
            "a client",
            new ChardevStep(new Chardev("c", new SocketBackend(new InetSocketAddress("h", "1"), Server: false) { Reconnect = 5 })),
            ["chardev-add {\"id\":\"c\",\"backend\":{\"type\":\"socket\",\"data\":{\"addr\":{\"type\":\"inet\",\"data\":{\"host\":\"h\","
                + "\"port\":\"1\"}},\"server\":false,\"reconnect\":5}}}"],
            "chardev-remove {\"id\":\"c\"}"
        },
        {
            "a user network", new NetdevStep(new JsonObject().Add("type", "user").Add("id", "hostnet1"), null),
            ["netdev_add {\"type\":\"user\",\"id\":\"hostnet1\"}"], "netdev_del {\"id\":\"hostnet1\"}"
        },
        {
            "a tap", new NetdevStep(new JsonObject().Add("type", "tap").Add("fd", "7").Add("id", "hostnet1"), s_fd),
            ["getfd {\"fdname\":\"fd-hostnet1\"} +fd", "netdev_add {\"type\":\"tap\",\"fd\":\"fd-hostnet1\",\"id\":\"hostnet1\"}"],
            "netdev_del {\"id\":\"hostnet1\"}"
        },
        {
            "a device", new DeviceStep(new JsonObject().Add("driver", "virtio-rng-pci").Add("id", "rng0")),
            ["device_add {\"driver\":\"virtio-rng-pci\",\"id\":\"rng0\"}"], "device_del {\"id\":\"rng0\"}"
        },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_is_made_and_taken_away(string what, PlanStep step, string[] made, string removed)
    {
        Assert.NotEmpty(what);
        Assert.Equal(made, MonitorPrinter.Make(step).Select(Text));
        Assert.Equal(removed, Text(MonitorPrinter.Remove(step)));
    }

    [Fact]
    public void What_only_the_command_line_has_is_refused()
    {
        var step = new ArgumentStep(["-serial", "chardev:c"]);
        Assert.Equal(ErrorCode.OperationUnsupported, Assert.Throws<VirException>(() => MonitorPrinter.Make(step).ToList()).Code);
        Assert.Equal(ErrorCode.OperationUnsupported, Assert.Throws<VirException>(() => MonitorPrinter.Remove(step)).Code);
    }

    private static string Text(MonitorCommand command) =>
        $"{command.Name} {command.Arguments.Build()}{(command.Handle is null ? "" : " +fd")}";
}
