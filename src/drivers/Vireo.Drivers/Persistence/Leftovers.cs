namespace Vireo.Drivers;

/// <summary>Temporary files of writers that were killed.</summary>
internal static class Leftovers
{
    /// <summary>Removes them from a folder that nobody writes to yet.</summary>
    public static void Remove(string folder, Logger log)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                foreach (string path in Directory.EnumerateFiles(folder, "*.xml" + AtomicFile.TemporarySuffix))
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
