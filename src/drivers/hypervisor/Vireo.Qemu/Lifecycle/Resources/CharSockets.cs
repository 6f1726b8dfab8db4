using Vireo.Documents;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Sockets at places of the user's choice on which the guest's character devices listen: the emulator leaves them
/// behind.</summary>
internal sealed class CharSockets : IRunResource<GuestRun>
{
    /// <inheritdoc/>
    public string Name => "sockets of character devices";

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        foreach (var device in XmlRecordDevice.All(run.Live.Devices))
        {
            foreach (var source in (device.Record as CharDevice)?.Sources.OfType<UnixCharSource>() ?? [])
            {
                if (source is { Mode: CharMode.Bind, Path: { } path } && FileStatus.Read(path)?.Kind == FileKind.Other)
                {
                    File.Delete(path);
                }
            }
        }

        return ValueTask.CompletedTask;
    }
}
