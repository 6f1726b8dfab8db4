using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>The name of a device that stays the same after a restart of the host.</summary>
internal static class StablePath
{
    /// <summary>
    /// The name that a device has in a pool's folder, as those below <c>/dev/disk</c>; the device itself where the pool asks for no such
    /// names, or has none of it.
    /// </summary>
    /// <exception cref="VirException">The folder cannot be read.</exception>
    public static string Find(string folder, string device)
    {
        if (folder is "/dev" or "/dev/" or "" || !folder.StartsWith("/dev", StringComparison.Ordinal))
        {
            return device;
        }

        try
        {
            return Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault(
                name => File.ResolveLinkTarget(name, returnFinalTarget: true)?.FullName == device) ?? device;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.FolderNotOpened(Errors.ErrnoOf(e), folder);
        }
    }

    /// <summary>The device behind a name.</summary>
    public static string Resolve(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
