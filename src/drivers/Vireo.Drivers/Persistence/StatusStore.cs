namespace Vireo.Drivers;

/// <summary>
/// The state of a driver's running objects on disk, in libvirt's own form, so that the next daemon finds them whatever ended the last one.
/// It reads and writes records only, each write whole. It never deletes on its own, and it says apart whether a file is absent or cannot be
/// read.
/// </summary>
public sealed class StatusStore<T>
    where T : class
{
    private const string Notice =
        "<!--\nThis file is written by the virtualization daemon and describes what runs. Changes made by hand are lost.\n-->\n\n";
    private const int Stripes = 16;

    private readonly StatusFormat<T> _format;
    private readonly Logger _log;

    // State changes are written from jobs and from events: one after the other for each object.
    private readonly Lock[] _writers = [.. Enumerable.Range(0, Stripes).Select(static _ => new Lock())];

    /// <param name="format">How records are read and written.</param>
    /// <param name="folder">Where they are: <c>/run/libvirt/qemu</c>.</param>
    /// <param name="log">Receives what cannot be removed.</param>
    public StatusStore(StatusFormat<T> format, string folder, Logger log)
    {
        _format = format;
        _log = log;
        Folder = folder;
    }

    /// <summary>Where the records are.</summary>
    public string Folder { get; }

    /// <summary>The file of the object called <paramref name="name"/>.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name + ".xml");

    /// <summary>The names of all objects that have a file, readable or not.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.xml").Select(static p =>
            Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads one record. Fails never: what went wrong is in the result.</summary>
    public StatusReading<T> Read(string name)
    {
        string path = PathOf(name);
        try
        {
            return StatusReading<T>.Of(_format.Parse(DocumentFile.Read(path), path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return StatusReading<T>.Absent;
        }
        catch (Exception e) when (DefinitionStore<T>.IsUnreadable(e))
        {
            return StatusReading<T>.Unreadable(e.Reason());
        }
    }

    /// <summary>
    /// Keeps a record. The file need not survive the host's end, only the daemon's: it is whole after any kill, and nobody waits for a
    /// disk.
    /// </summary>
    /// <param name="name">The object's name.</param>
    /// <param name="record">
    /// Gives the present record, or null when nothing runs any more and nothing is to be written. It is asked when this writer's turn has
    /// come, so that a later writer never puts back an older state.
    /// </param>
    public void Save(string name, Func<T?> record)
    {
        lock (WriterOf(name))
        {
            if (record() is not { } present)
            {
                return;
            }

            try
            {
                Directory.CreateDirectory(Folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Errors.FolderFailed(Folder, e);
            }

            AtomicFile.Write(PathOf(name), Notice + _format.Format(present), durable: false);
        }
    }

    /// <summary>As <see cref="Save"/>, without blocking the caller.</summary>
    public Task SaveAsync(string name, Func<T?> record) => Task.Run(() => Save(name, record));

    /// <summary>Removes a record; false when there was none.</summary>
    public bool Delete(string name)
    {
        lock (WriterOf(name))
        {
            return AtomicFile.Delete(PathOf(name));
        }
    }

    /// <summary>Removes what writers left that were killed while they wrote. Only at the start, when nobody writes yet.</summary>
    public void RemoveLeftovers() => Leftovers.Remove(Folder, _log);

    private Lock WriterOf(string name) => _writers[(name.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % Stripes];
}
