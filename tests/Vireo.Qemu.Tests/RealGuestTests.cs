using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Tests with real emulators, on a driver that can be replaced by a later one as at a restart of the daemon.</summary>
public abstract class RealGuestTests : IAsyncLifetime
{
    protected static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Where everything of the driver lies.</summary>
    protected string Root { get; } = Directory.CreateTempSubdirectory("qo").FullName;

    /// <summary>The present driver.</summary>
    protected QemuDriver Driver { get; private set; } = null!;

    /// <summary>A client's connection to it.</summary>
    protected QemuConnection Connection { get; private set; } = null!;

    /// <summary>What the administrator set.</summary>
    protected virtual QemuSettings Settings => new();

    protected string State => Path.Combine(Root, "run/libvirt/qemu");

    protected string Lib => Path.Combine(Root, "var/lib/libvirt/qemu");

    public async ValueTask InitializeAsync()
    {
        SharedFiles.RequireEmulator();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var domain in Driver.Domains.List.Items)
        {
            if (domain.View.IsActive)
            {
                await Driver.End.DestroyAsync(domain.View.Ref, DomainDestroyFlags.Default, None);
            }
        }

        await Connection.DisposeAsync();
        Directory.Delete(Root, true);
        GC.SuppressFinalize(this);
    }

    protected static string Xml(string name, string devices = "") => $"""
        <domain type='qemu'><name>{System.Security.SecurityElement.Escape(name)}</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
        <os><type arch='x86_64' machine='q35'>hvm</type></os>
        <devices><emulator>{SharedFiles.RequireEmulator()}</emulator>{devices}</devices></domain>
        """;

    protected async ValueTask<DomainRef> StartAsync(string name, string devices = "") => await Connection.DomainCreateAsync(
        await Connection.DomainDefineXmlAsync(Xml(name, devices), DomainDefineFlags.None, None), DomainCreateFlags.None, None);

    /// <summary>Replaces the driver; its emulators live on.</summary>
    protected async Task RestartAsync(Action? between = null, bool wait = true)
    {
        Driver.PrepareShutdown();
        foreach (var domain in Driver.Domains.List.Items)
        {
            if (domain.Process is { } process)
            {
                await process.DisposeAsync();
            }
        }

        between?.Invoke();
        await OpenAsync();
        if (wait)
        {
            await Driver.Reconnected.WaitAsync(TimeSpan.FromSeconds(60), None);
        }
    }

    private async Task OpenAsync()
    {
        Driver = new QemuDriver(DriverPaths.Create(DaemonMode.System, Root), Settings);
        await Driver.StartAsync(None);
        Connection = new QemuConnection(Driver, new Operations.ConnectionContext(), "qemu:///system");
    }
}
