using Microsoft.Win32.SafeHandles;
using Vireo.Drivers.Qemu.Security;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// A file in an emulator's own folder, into which it writes something for a client. The folder is the emulator's, so nothing there is
/// trusted: what is read comes from the file that was made here, whatever stands at its path by then.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    private const int ReadWriteCreate = 0x2 | 0x40, Exclusive = 0x80, NoFollow = 0x20000, OwnerOnly = 0x180;
    private readonly SafeFileHandle _file;

    private ScratchFile(string path, SafeFileHandle file) => (Path, _file) = (path, file);

    /// <summary>Where the emulator finds it.</summary>
    public string Path { get; }

    /// <summary>Makes a file that the emulator of a running domain may write. The caller holds the domain's gate.</summary>
    /// <exception cref="VirException">The domain is off.</exception>
    public static ScratchFile Create(QemuDomain domain, RunPaths paths, DacSecurity? security, string what)
    {
        var view = domain.View;
        if (view.Live is not { } live || domain.Process is null)
        {
            throw Errors.DomainNotRunning();
        }

        string path = System.IO.Path.Combine(paths.LibFolder(RunPaths.ShortName(view.Id, view.Name)), $"{what}.{Guid.NewGuid():N}");
        var file = Fd.Open(path, ReadWriteCreate | Exclusive | NoFollow, OwnerOnly);
        try
        {
            security?.TakeOwn(live, $"/proc/self/fd/{Fd.Number(file)}");
            return new ScratchFile(path, file);
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>What the emulator has written.</summary>
    public byte[] Read()
    {
        byte[] content = new byte[RandomAccess.GetLength(_file)];
        int filled = 0;
        while (filled < content.Length && RandomAccess.Read(_file, content.AsSpan(filled), filled) is > 0 and var n)
        {
            filled += n;
        }

        return filled == content.Length ? content : content[..filled];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(Path);
    }
}
