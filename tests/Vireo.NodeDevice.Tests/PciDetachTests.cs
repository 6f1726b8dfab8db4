using Vireo.Drivers.Host;
using Xunit;

namespace Vireo.Drivers.NodeDevices.Tests;

/// <summary>Devices taken from the host, and given back.</summary>
public sealed class PciDetachTests : IDisposable
{
    private const string Address = "0000:00:02.0";
    private readonly SampleTree _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_device_that_a_guest_uses_is_left_alone()
    {
        string path = Card();
        var devices = new HostPciDevices(_host.Root);
        using (devices.Use(Address, "QEMU", "guest"))
        {
            Assert.Throws<VirException>(() => devices.Use(Address, "QEMU", "other"));
            foreach (Func<Task> call in (Func<Task>[])[() => devices.DetachAsync(Address, CancellationToken.None),
                () => devices.ReattachAsync(Address, CancellationToken.None), () => devices.ResetAsync(Address, CancellationToken.None)])
            {
                Assert.EndsWith("PCI device 0000:00:02.0 is in use by driver QEMU, domain guest",
                    (await Assert.ThrowsAsync<VirException>(call)).Message, StringComparison.Ordinal);
            }
        }

        await devices.ResetAsync(Address, CancellationToken.None);
        Assert.Equal("1", File.ReadAllText(_host.Root + path + "/reset"));
    }

    [Fact]
    public async Task A_device_that_does_not_come_to_its_driver_goes_back()
    {
        string path = Card();
        var devices = new HostPciDevices(_host.Root);

        // Nobody binds anything in a tree of files.
        VirException e = await Assert.ThrowsAsync<VirException>(() => devices.DetachAsync(Address, CancellationToken.None));
        Assert.EndsWith("Failed to bind PCI device 0000:00:02.0 to vfio-pci", e.Message, StringComparison.Ordinal);
        Assert.StartsWith("\n", File.ReadAllText(_host.Root + path + "/driver_override"), StringComparison.Ordinal);
        Assert.Equal(Address, File.ReadAllText(_host.Root + "/sys/bus/pci/drivers_probe"));
    }

    [Fact]
    public async Task What_the_kernel_does_not_offer_is_an_error()
    {
        _host.AddPci(Address);
        var devices = new HostPciDevices(_host.Root);
        Assert.False(devices.CanPassThrough);
        Assert.Contains("no FLR, PM reset or bus reset available",
            (await Assert.ThrowsAsync<VirException>(() => devices.ResetAsync(Address, CancellationToken.None))).Message,
            StringComparison.Ordinal);
        Assert.Equal(ErrorCode.SystemError,
            (await Assert.ThrowsAsync<VirException>(() => devices.ReattachAsync(Address, CancellationToken.None))).Code);
    }

    private string Card()
    {
        string path = _host.AddPci(Address);
        Directory.CreateDirectory(_host.Root + "/sys/bus/pci/drivers/vfio-pci");
        _host.Write(path + "/driver_override", "");
        _host.Write(path + "/reset", "");
        _host.Write("/sys/bus/pci/drivers_probe", "");
        return path;
    }
}
