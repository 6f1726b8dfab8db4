using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The status files of running guests: what is written when, and what a failure means.</summary>
internal sealed class DomainStatus(RunPaths paths, Logger log)
{
    private readonly StatusStore<DomainStatusDef> _store = new(StatusFormats.Domain, paths.Folders.State, log);

    /// <summary>The names of all guests that have a file, readable or not.</summary>
    public IReadOnlyList<string> Names() => _store.Names();

    /// <summary>Reads one file. It never fails: what went wrong is in the result.</summary>
    public StatusReading<DomainStatusDef> Read(string name) => _store.Read(name);

    /// <summary>Writes what is known now. A failure is logged: what was done to the guest is done all the same.</summary>
    public void Save(QemuDomain domain)
    {
        try
        {
            SaveIntent(domain);
        }
        catch (VirException e)
        {
            log.Warning($"Unable to save status on vm {domain.Name}: {e.Reason()}");
        }
    }

    /// <summary>Writes what is about to be done; a failure is the caller's, who then does not do it.</summary>
    public void SaveIntent(QemuDomain domain) =>
        _store.Save(domain.Name, () => domain.View is { Live: not null } view ? StatusCodec.Write(Intended(view), paths) : null);

    // What an emulator was just ordered to be counts as done: the next daemon sees to it.
    private static QemuDomainView Intended(QemuDomainView view)
    {
        if (view is not { Intent: { } change, Live: { } live })
        {
            return view;
        }

        var next = live.DeepCopy();
        change(next);
        return view with { Live = next };
    }

    /// <summary>Forgets the run of a guest that has ended.</summary>
    public void Delete(string name) => _store.Delete(name);

    /// <summary>Puts a file that cannot be used out of the way, where somebody can look at it.</summary>
    public void SetAside(string name)
    {
        string path = _store.PathOf(name);
        if (File.Exists(path))
        {
            File.Move(path, path + ".damaged", overwrite: true);
            log.Warning($"'{path}' was renamed to '{Path.GetFileName(path)}.damaged'");
        }
    }
}
