using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The host's ends of character devices that are files: sockets on which they listen, which the emulator leaves behind, and files that they
/// write, which are the guest's and stay.
/// </summary>
internal sealed class CharEnds : IRunResource<GuestDevice>
{
    /// <inheritdoc/>
    public string Name => "sockets and files of character devices";

    /// <inheritdoc/>
    public bool Concerns(GuestDevice part) => Paths(part.Device).Any();

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestDevice part, CancellationToken cancellationToken)
    {
        foreach (var (path, listens) in Paths(part.Device))
        {
            if (listens)
            {
                part.Host?.Listen(path);
            }
            else
            {
                LiveHost.MakeFile(path);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestDevice part)
    {
        foreach (var (path, listens) in Paths(part.Device))
        {
            if (listens && FileStatus.Read(path)?.Kind == FileKind.Other)
            {
                File.Delete(path);
            }
        }

        return ValueTask.CompletedTask;
    }

    private static IEnumerable<(string Path, bool Listens)> Paths(Device device) => Sources(device).Select(static s => s switch
    {
        UnixCharSource { Mode: not CharMode.Connect, Path: { } path } => (path, true),
        FileCharSource { Path: { } path } => (path, false),
        _ => ("", false),
    }).Where(static p => p.Item1.Length > 0);

    // A console may be a serial port's second name, and has no end of its own then.
    private static IEnumerable<CharSource> Sources(Device device) => device switch
    {
        ConsoleDevice { TargetType: not ConsoleTargetType.Virtio } => [],
        CharDevice { Type: CharType.Unix or CharType.File } character => character.Sources.Take(1),
        Rng { Backend: EgdRngBackend { Type: CharType.Unix or CharType.File } egd } => egd.Sources.Take(1),
        _ => [],
    };
}
