namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Files and folders of runs that are no more, which a daemon that was killed left: removed when a later one starts.</summary>
internal sealed class RunLeftovers(QemuDomains domains, RunPaths paths, Logger log)
{
    private const string LibPrefix = "domain-";

    /// <summary>Removes what belongs to no run. Every run must be in the list by now.</summary>
    public void Remove()
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var domain in domains.List.Items)
        {
            if (domain.View is { IsActive: true } view)
            {
                runs.Add(RunPaths.ShortName(view.Id, view.Name));
                names.Add(view.Name);
            }
        }

        var folders = paths.Folders;
        foreach (string path in Entries(folders.Lib, LibPrefix + "*", Directory.EnumerateDirectories))
        {
            RemoveFolder(path, runs.Contains(Path.GetFileName(path)[LibPrefix.Length..]));
        }

        foreach (string parent in new[] { Path.Combine(folders.State, "channel"), Path.GetDirectoryName(paths.MemoryFolder("1")) ?? "/" })
        {
            foreach (string path in Entries(parent, "*", Directory.EnumerateDirectories))
            {
                RemoveFolder(path, runs.Contains(Path.GetFileName(path)));
            }
        }

        foreach (string pattern in new[] { "*" + AtomicFile.TemporarySuffix, "*.pid" })
        {
            foreach (string path in Entries(folders.State, pattern, Directory.EnumerateFiles))
            {
                RemoveFile(path, pattern == "*.pid" && names.Contains(Path.GetFileNameWithoutExtension(path)));
            }
        }

        foreach (string path in Entries(folders.Config, "*" + AtomicFile.TemporarySuffix, Directory.EnumerateFiles))
        {
            RemoveFile(path, used: false);
        }
    }

    private static IEnumerable<string> Entries(string folder, string pattern, Func<string, string, IEnumerable<string>> enumerate) =>
        Directory.Exists(folder) ? enumerate(folder, pattern).ToArray() : [];

    // Numbers of runs stand before their names; other folders beside them are not ours.
    private void RemoveFolder(string path, bool used)
    {
        string name = Path.GetFileName(path);
        string run = name.StartsWith(LibPrefix, StringComparison.Ordinal) ? name[LibPrefix.Length..] : name;
        if (used || run.Length == 0 || !char.IsAsciiDigit(run[0]) || !run.Contains('-', StringComparison.Ordinal))
        {
            return;
        }

        Try(path, RunFolders.Delete);
    }

    private void RemoveFile(string path, bool used)
    {
        // The daemon's own.
        if (!used && Path.GetFileName(path) != "driver.pid")
        {
            Try(path, File.Delete);
        }
    }

    private void Try(string path, Action<string> remove)
    {
        try
        {
            remove(path);
            log.Info($"removed '{path}', which a former daemon left");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"cannot remove '{path}': {e.Reason()}");
        }
    }
}
