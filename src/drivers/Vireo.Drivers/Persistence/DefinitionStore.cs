using System.Text;

namespace Vireo.Drivers;

/// <summary>
/// The persistent definitions of one driver on disk: a file an object in the configuration folder, and a link an object that starts with
/// the host. It reads and writes records only, and every write is whole or did not happen. It knows nothing of running objects and decides
/// nothing; a file that it cannot read it logs and leaves where it is. The caller holds the object's gate, so that two writers of one file
/// never meet.
/// </summary>
public sealed class DefinitionStore<T>
    where T : class
{
    private const string Notice =
        "<!--\nThis file is written by the virtualization daemon: changes made by hand are lost. "
        + "Use the API or \"virsh edit\" instead.\n-->\n\n";

    private readonly DefinitionFormat<T> _format;
    private readonly Logger _log;

    /// <param name="format">How definitions are read and written.</param>
    /// <param name="folder">Where they are: <c>/etc/libvirt/qemu</c>.</param>
    /// <param name="autostartFolder">Where the links are: <c>/etc/libvirt/qemu/autostart</c>.</param>
    /// <param name="log">Receives what cannot be read.</param>
    public DefinitionStore(DefinitionFormat<T> format, string folder, string autostartFolder, Logger log)
    {
        _format = format;
        _log = log;
        Folder = folder;
        AutostartFolder = autostartFolder;
    }

    /// <summary>Where the definitions are.</summary>
    public string Folder { get; }

    /// <summary>Where the links to those are that start with the host.</summary>
    public string AutostartFolder { get; }

    /// <summary>The file of the object called <paramref name="name"/>.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name + ".xml");

    /// <summary>
    /// Reads every definition, at the start and when the administrator asks for it (SIGHUP). A definition without UUID gets one, which is
    /// written back, so that the object stays the same at the next start.
    /// </summary>
    public IReadOnlyList<StoredDefinition<T>> Load()
    {
        var found = new List<StoredDefinition<T>>();
        if (!Directory.Exists(Folder))
        {
            return found;
        }

        var byUuid = new Dictionary<Uuid, int>();
        foreach (string path in Directory.EnumerateFiles(Folder, "*.xml").Order(StringComparer.Ordinal))
        {
            if (TryRead(path) is not { } stored)
            {
                continue;
            }

            if (byUuid.TryGetValue(stored.Uuid, out int other))
            {
                found[other] = Choose(found[other], stored);
                continue;
            }

            byUuid[stored.Uuid] = found.Count;
            found.Add(stored);
        }

        return found;
    }

    /// <summary>Reads a definition again: null when it is no longer kept, or not as the same object.</summary>
    public StoredDefinition<T>? Reread(StoredDefinition<T> stored) =>
        TryRead(stored.Path) is { } now && now.Uuid == stored.Uuid ? now : null;

    /// <summary>Removes what writers left that were killed while they wrote. Only at the start, when nobody writes yet.</summary>
    public void RemoveLeftovers() => Leftovers.Remove(Folder, _log);

    /// <summary>Keeps a definition, durably.</summary>
    public Task SaveAsync(T definition) => Task.Run(() => Save(definition));

    /// <summary>Forgets a definition and its link; nothing happens when they do not exist.</summary>
    public Task DeleteAsync(string name) => Task.Run(() =>
    {
        Unlink(name);
        AtomicFile.Delete(PathOf(name));
    });

    /// <summary>
    /// Keeps a definition that has another name now. Killed in between, both files exist with one UUID: the next <see cref="Load"/> takes
    /// the new one and removes the old.
    /// </summary>
    /// <param name="oldName">The name until now.</param>
    /// <param name="renamed">The definition with its new name.</param>
    /// <param name="autostart">Whether the object starts with the host.</param>
    public Task RenameAsync(string oldName, T renamed, bool autostart) => Task.Run(() =>
    {
        Save(renamed);
        if (autostart)
        {
            Link(NameOf(renamed));
        }

        Unlink(oldName);
        AtomicFile.Delete(PathOf(oldName));
    });

    /// <summary>Whether the object starts with the host.</summary>
    public bool IsAutostarted(string name) => File.Exists(LinkOf(name));

    /// <summary>Says whether the object starts with the host.</summary>
    public Task SetAutostartAsync(string name, bool autostart) => Task.Run(() =>
    {
        if (autostart)
        {
            Link(name);
        }
        else
        {
            Unlink(name);
        }
    });

    private void Save(T definition)
    {
        CreateFolder(Folder);
        AtomicFile.Write(PathOf(NameOf(definition)), Text(definition));
    }

    private StoredDefinition<T>? TryRead(string path)
    {
        try
        {
            T definition = _format.Parse(DocumentFile.Read(path), path);
            string name = _format.Name(definition) is { Length: > 0 } given
                ? given
                : throw PersistenceErrors.NoName(_format.Noun);
            if (!string.Equals(name, Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal))
            {
                _log.Warning($"the {_format.Noun} definition '{path}' is of '{name}': changes of it will be kept in another file");
            }

            if (_format.Uuid(definition) is not { } uuid)
            {
                uuid = Uuid.Random();
                definition = _format.WithUuid(definition, uuid);
                _log.Warning($"the {_format.Noun} definition '{path}' has no uuid: it gets {uuid}");
                WriteBack(path, definition);
            }

            return new StoredDefinition<T>(name, uuid, definition, IsAutostarted(name), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A client forgot it just now.
            return null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            _log.Error($"cannot load the {_format.Noun} definition '{path}', which is left as it is: {e.Reason()}");
            return null;
        }
    }

    internal static bool IsUnreadable(Exception e) =>
        e is VirException or IOException or UnauthorizedAccessException or DecoderFallbackException or NotSupportedException
            or FormatException
            or OverflowException or ArgumentException;

    private void WriteBack(string path, T definition)
    {
        try
        {
            AtomicFile.Write(path, Text(definition));
        }
        catch (VirException e)
        {
            _log.Warning($"the uuid of '{path}' is not kept: {e.Reason()}");
        }
    }

    // Two files have one UUID. When they differ in the name only, a rename was killed half-way, and the later file is the new name.
    // A copy that somebody made by hand has the file of no name, and is none.
    private StoredDefinition<T> Choose(StoredDefinition<T> one, StoredDefinition<T> other)
    {
        bool oneIsNew = File.GetLastWriteTimeUtc(PathOf(one.Name)) > File.GetLastWriteTimeUtc(PathOf(other.Name));
        var (kept, left) = oneIsNew ? (one, other) : (other, one);
        bool inPlace = kept.Path == PathOf(kept.Name) && left.Path == PathOf(left.Name);
        if (!inPlace || kept.Name == left.Name
            || _format.Format(_format.WithName(left.Definition, kept.Name)) != _format.Format(kept.Definition))
        {
            _log.Error(
                $"the {_format.Noun} definitions of '{one.Name}' and '{other.Name}' share the uuid {one.Uuid}: the second is left");
            return one;
        }

        _log.Warning($"finishing the rename of the {_format.Noun} '{left.Name}' to '{kept.Name}'");
        try
        {
            if (left.Autostart)
            {
                Link(kept.Name);
                Unlink(left.Name);
            }

            AtomicFile.Delete(PathOf(left.Name));
        }
        catch (VirException e)
        {
            _log.Warning(e.Message);
        }

        return kept with { Autostart = kept.Autostart || left.Autostart };
    }

    private string Text(T definition) => (_format.HasNotice ? Notice : "") + _format.Format(definition);

    private string NameOf(T definition) => _format.Name(definition) ?? "";

    private string LinkOf(string name) => Path.Combine(AutostartFolder, name + ".xml");

    private void Link(string name)
    {
        string link = LinkOf(name);
        try
        {
            CreateFolder(AutostartFolder);
            File.Delete(link);
            File.CreateSymbolicLink(link, PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileWriteFailed(link, e);
        }
    }

    private void Unlink(string name)
    {
        string link = LinkOf(name);
        try
        {
            if (Directory.Exists(AutostartFolder))
            {
                File.Delete(link);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileDeleteFailed(link, e);
        }
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FolderFailed(path, e);
        }
    }
}
