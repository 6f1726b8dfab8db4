using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Launch;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>What the administrator sets for all guests is on the emulator's command line.</summary>
public class SettingsArgumentsTests
{
    private static readonly QemuSettings s_none = new();

    [Fact]
    public void A_password_for_all_screens_closes_those_that_have_none()
    {
        Assert.Contains("password=on", Value(s_none with { Vnc = new DisplaySettings { Password = "x" } }, "-vnc"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("password", Value(s_none, "-vnc"), StringComparison.Ordinal);
        Assert.DoesNotContain("disable-ticketing", Value(s_none with { Spice = new DisplaySettings { Password = "x" } }, "-spice"),
            StringComparison.Ordinal);
        Assert.Contains("disable-ticketing=on", Value(s_none, "-spice"), StringComparison.Ordinal);
    }

    [Fact]
    public void Screens_are_encrypted_and_their_clients_known()
    {
        QemuSettings settings = s_none with
        {
            DefaultVerify = true,
            Vnc = new DisplaySettings { Tls = true, Certificates = "/c", Sasl = true },
            Spice = new DisplaySettings { Sasl = true },
        };
        Assert.Contains(",tls-creds=vnc-tls-creds0,sasl=on", Value(settings, "-vnc"), StringComparison.Ordinal);
        Assert.Contains("sasl=on", Value(settings, "-spice"), StringComparison.Ordinal);
        Assert.Contains(
            Arguments(settings), static a => a.Contains("\"tls-creds-x509\"", StringComparison.Ordinal)
                && a.Contains("\"dir\":\"/c\",\"endpoint\":\"server\",\"verify-peer\":true", StringComparison.Ordinal));
    }

    [Fact]
    public void The_process_and_its_limits()
    {
        Assert.Equal("guest=g,process=qemu:g,debug-threads=on", Value(s_none with { SetsProcessName = true }, "-name"));
        Assert.Equal("off", Value(s_none with { SeccompSandbox = false }, "-sandbox"));
        Assert.Contains(",dump-guest-core=on", Value(s_none with { DumpsGuestMemory = true }, "-machine"), StringComparison.Ordinal);
        Assert.DoesNotContain("-msg", Arguments(s_none with { TimestampsLog = false }));
        Assert.Equal("deprecated-output=hide,deprecated-input=reject", Value(s_none with { DeprecationBehavior = "reject" }, "-compat"));
        Assert.Equal([new Posix.ResourceLimit(Posix.ResourceKind.CoreSize, 0, 0)], s_none.Limits());
        Assert.Equal(
            [new Posix.ResourceLimit(Posix.ResourceKind.OpenFiles, 99, 99), new Posix.ResourceLimit(Posix.ResourceKind.CoreSize,
                ulong.MaxValue, ulong.MaxValue)],
            (s_none with { MaxFiles = 99, MaxCore = ulong.MaxValue }).Limits());
    }

    [Fact]
    public void A_guest_has_its_own_deprecation_behaviour_and_an_unknown_one_is_passed_over()
    {
        QemuSettings reject = s_none with { DeprecationBehavior = "reject" };
        Assert.Contains("deprecated-output=hide", Arguments(reject, "<qemu:deprecation behavior='omit'/>"));
        Assert.DoesNotContain("-compat", Arguments(reject, "<qemu:deprecation behavior='none'/>"));
        Assert.DoesNotContain("-compat", Arguments(reject, "<qemu:deprecation behavior='nope'/>"));
    }

    private static string Value(QemuSettings settings, string option)
    {
        List<string> all = Arguments(settings);
        return all[all.IndexOf(option) + 1];
    }

    private static List<string> Arguments(QemuSettings settings, string extension = "")
    {
        DomainDef def = DomainDef.Parse(
            $"""
            <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>g</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e1931</uuid><memory unit='MiB'>64</memory>
            <os><type arch='x86_64' machine='pc'>hvm</type></os>
            <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
            <graphics type='vnc' port='5901'><listen type='address' address='127.0.0.1'/></graphics>
            <graphics type='spice' port='5902'><listen type='address' address='127.0.0.1'/></graphics></devices>{extension}</domain>
            """);
        var caps = new QemuCapabilities
        {
            Emulator = "/usr/bin/qemu-system-x86_64", Arch = "x86_64", Version = 7002000,
                Tcg = new AccelCapabilities { Machines = [new QemuMachine("pc")] },
        };
        var host = new ShownHost("/run", "/channel", settings, 5900, static _ => "", DateTimeOffset.UnixEpoch);
        return [.. EmulatorArguments.Build(def, caps, host).SelectMany(static g => g)];
    }
}
