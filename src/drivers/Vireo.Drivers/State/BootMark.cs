namespace Vireo.Drivers;

/// <summary>
/// Tells a daemon's first start after the host's boot, when marked objects start, from its restarts: by a file in a folder that ends with
/// the boot.
/// </summary>
/// <param name="path">The file: <c>/run/libvirt/qemu/autostarted</c>.</param>
public sealed class BootMark(string path)
{
    /// <summary>True for the first caller since the host's boot, and for nobody else.</summary>
    /// <exception cref="VirException">The mark cannot be made: whether this is the first start is not known.</exception>
    public bool TryTake()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "/");
            using FileStream mark = new(path, FileMode.CreateNew);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path) ? false : throw Errors.FileWriteFailed(path, e);
        }
    }
}
