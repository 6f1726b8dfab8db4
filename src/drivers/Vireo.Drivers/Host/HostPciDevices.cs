using System.Collections.Concurrent;

namespace Vireo.Drivers.Host;

/// <summary>
/// Devices on PCI that guests use in the host's place: bound to the driver that hands them through, given back to the host's own, reset.
/// The one place that knows which are in use by a guest; such a device is left alone. What is bound to which driver, the kernel keeps.
/// </summary>
/// <param name="root">In place of <c>/</c>, for tests.</param>
public sealed class HostPciDevices(string root = "")
{
    /// <summary>The driver that hands devices through to guests.</summary>
    public const string Passthrough = "vfio-pci";

    private const int NoFile = 2;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (string Driver, string Guest)> _used = new(StringComparer.Ordinal);
    private readonly ObjectGate _gate = new();

    /// <summary>Whether the host can hand devices through.</summary>
    public bool CanPassThrough =>
        Directory.Exists(root + "/sys/kernel/iommu_groups") && Directory.EnumerateFileSystemEntries(root + "/sys/kernel/iommu_groups").Any()
        && Path.Exists(root + "/dev/vfio/vfio");

    /// <summary>Notes that a guest uses a device, until the result is disposed.</summary>
    /// <exception cref="VirException">Another one does.</exception>
    public IDisposable Use(string address, string driver, string guest) => _used.TryAdd(address, (driver, guest))
        ? new Usage(() => _used.TryRemove(address, out _))
        : throw UsedError(address);

    /// <summary>Takes a device from the host's driver, and binds it to the one that hands it through.</summary>
    public async Task DetachAsync(string address, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(address, cancellationToken).ConfigureAwait(false);
        if (DriverOf(address) == Passthrough)
        {
            return;
        }

        await LoadAsync(cancellationToken).ConfigureAwait(false);
        await Task.Run(
            () =>
            {
                Choose(address, Passthrough);
                try
                {
                    Rebind(address);
                }
                catch (VirException)
                {
                    Undo(address);
                    throw;
                }

                if (DriverOf(address) != Passthrough)
                {
                    Undo(address);
                    throw HostPciErrors.NotBound(address, Passthrough);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a device back to the driver that the host has for it.</summary>
    public async Task ReattachAsync(string address, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(address, cancellationToken).ConfigureAwait(false);
        await Task.Run(
            () =>
            {
                // An end of line stands for no driver in particular.
                Choose(address, "\n");
                Rebind(address);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Resets a device, in the way that the kernel finds best.</summary>
    public async Task ResetAsync(string address, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(address, cancellationToken).ConfigureAwait(false);
        await Task.Run(
            () =>
            {
                if (Write(FileOf(address, "reset"), "1") is not null)
                {
                    throw HostPciErrors.NoReset(address);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<IDisposable> EnterAsync(string address, CancellationToken cancellationToken)
    {
        IDisposable turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (!_used.ContainsKey(address))
        {
            return turn;
        }

        turn.Dispose();
        throw UsedError(address);
    }

    private VirException UsedError(string address) => _used.TryGetValue(address, out (string Driver, string Guest) who)
        ? HostPciErrors.InUse(address, who.Driver, who.Guest)
        : HostPciErrors.InUseBySomebody(address);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists($"{root}/sys/bus/pci/drivers/{Passthrough}") && Posix.Host.FindProgram("modprobe") is { } modprobe)
        {
            HelperResult result = await HelperProgram.RunAsync(modprobe, ["-b", Passthrough], s_patience, cancellationToken)
                .ConfigureAwait(false);
            result.ThrowOnFailure();
        }
    }

    private void Choose(string address, string driver)
    {
        if (Write(FileOf(address, "driver_override"), driver) is { } errno)
        {
            throw HostPciErrors.DriverNotChosen(errno, driver, address);
        }
    }

    private void Rebind(string address)
    {
        if (DriverOf(address) is { } driver && Write(FileOf(address, "driver/unbind"), address) is { } errno)
        {
            throw HostPciErrors.NotUnbound(errno, address, driver);
        }

        if (Write(root + "/sys/bus/pci/drivers_probe", address) is { } failed)
        {
            throw HostPciErrors.NotProbed(failed, address);
        }
    }

    // Back to the host's driver, as far as that is possible: the first error is the one that is told.
    private void Undo(string address)
    {
        Write(FileOf(address, "driver_override"), "\n");
        Write(root + "/sys/bus/pci/drivers_probe", address);
    }

    private string? DriverOf(string address) => Path.GetFileName(new FileInfo(FileOf(address, "driver")).LinkTarget);

    private string FileOf(string address, string name) => $"{root}/sys/bus/pci/devices/{address}/{name}";

    // The system's error number, or null.
    private static int? Write(string path, string text)
    {
        try
        {
            if (!File.Exists(path))
            {
                return NoFile;
            }

            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
            RandomAccess.Write(file, System.Text.Encoding.ASCII.GetBytes(text), 0);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Errors.ErrnoOf(e);
        }
    }

    private sealed class Usage(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
