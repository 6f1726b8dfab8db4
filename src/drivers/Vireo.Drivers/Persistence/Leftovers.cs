namespace Vireo.Drivers;

/// <summary>Temporary files of writers that were killed.</summary>
public static class Leftovers
{
    /// <summary>Removes them from a folder that nobody writes to yet.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="log">Receives what cannot be removed.</param>
    /// <param name="files">What the files would have been called.</param>
    public static void Remove(string folder, Logger log, string files = "*.xml")
    {
        try
        {
            if (Directory.Exists(folder))
            {
                foreach (string path in Directory.EnumerateFiles(folder, files + AtomicFile.TemporarySuffix))
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"cannot remove temporary files in '{folder}': {e.Reason()}");
        }
    }
}
