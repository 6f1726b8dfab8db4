using Vireo.Documents;
using Vireo.Drivers.Host;

namespace Vireo.Drivers.Interfaces;

/// <summary>
/// Everything that changes the host's interfaces, one change after the other: definitions, in one file that is replaced at once; starts and
/// stops, by ifupdown; and the transaction, which keeps the file as it was until it is committed, whatever happens to the daemon.
/// </summary>
internal sealed class InterfaceChanges(Ifupdown tools, KernelLinks links, LinkReader reader, string snapshotFile)
{
    private readonly ObjectGate _gate = new();

    /// <summary>Defines an interface, or defines it anew.</summary>
    public async Task<string> DefineAsync(InterfaceDef def, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        string paragraphs = StanzaWriter.Write(def, name => links.Exists(name) ? reader.Address(name) : null);
        string? script = def.Type switch { InterfaceType.Bridge => "bridge", InterfaceType.Bond => "ifenslave", _ => null };
        if (script is not null && !tools.Makes(script))
        {
            throw InterfaceFaults.NotExpressible(def.Name!, $"what needs its script '{script}', which is not installed");
        }

        Configuration configuration = tools.Read();
        if (!configuration.IncludesOwn)
        {
            throw InterfaceFaults.NotIncluded(tools.MainFile, tools.OwnFile);
        }

        var sections = new OwnSections(tools.ReadOwn());
        foreach (string name in StanzaWriter.PartsOf(def).Append(def.Name!))
        {
            CheckOwner(configuration, name);

            // What becomes a part of another interface is no interface of its own any more.
            sections.Remove(name);
        }

        string others = sections.Format();
        sections.Set(def.Name!, paragraphs);
        CheckParts(others, def);
        await WriteAsync(sections.Format()).ConfigureAwait(false);
        return def.Name!;
    }

    /// <summary>Takes the definition of an interface away; one that runs goes on running.</summary>
    public async Task UndefineAsync(string name, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        var sections = new OwnSections(tools.ReadOwn());
        CheckConfigured(name);
        CheckOwner(tools.Read(), name);
        if (!sections.Remove(name))
        {
            throw InterfaceFaults.NotConfigured(name);
        }

        await WriteAsync(sections.Names.Any() ? sections.Format() : null).ConfigureAwait(false);
    }

    /// <summary>Starts an interface.</summary>
    public async Task StartAsync(string name, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        CheckConfigured(name);
        bool known = tools.Running().Contains(name);
        if (known && links.Exists(name))
        {
            throw InterfaceFaults.IsRunning();
        }

        await tools.UpAsync(name, known, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops an interface.</summary>
    public async Task StopAsync(string name, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        CheckConfigured(name);
        if (!tools.Running().Contains(name))
        {
            throw InterfaceFaults.NotRunning();
        }

        await tools.DownAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins the transaction.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (File.Exists(snapshotFile))
        {
            throw HostObjectErrors.InterfaceTransactionRunning(ErrorDomain.Interface);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(snapshotFile)!);
        string snapshot = new Snapshot([.. tools.Running()], tools.ReadOwn()).Format();
        await Task.Run(() => AtomicFile.Write(snapshotFile, Bytes.Of(snapshot)), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Ends the transaction; what was changed stays.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (!await AtomicFile.DeleteAsync(snapshotFile).ConfigureAwait(false))
        {
            throw HostObjectErrors.InterfaceNothingToCommit(ErrorDomain.Interface);
        }
    }

    /// <summary>
    /// Ends the transaction; definitions are what they were at its begin, and what has another one runs with it if it ran then. The
    /// snapshot goes last, so that a rollback that broke off is done again.
    /// </summary>
    public async Task RollBackAsync(CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (Bytes.Read(snapshotFile) is not { } text)
        {
            throw HostObjectErrors.InterfaceNothingToRollBack(ErrorDomain.Interface);
        }

        Snapshot snapshot = Snapshot.Parse(text);
        var before = new OwnSections(snapshot.Content);
        var now = new OwnSections(tools.ReadOwn());
        string[] changed = [.. before.Names.Union(now.Names).Where(n => before[n] != now[n])];
        VirException? fault = null;
        foreach (string name in changed.Where(n => now[n] is not null && tools.Running().Contains(n)))
        {
            fault ??= await TriedAsync(tools.DownAsync(name, cancellationToken)).ConfigureAwait(false);
        }

        await WriteAsync(snapshot.Content).ConfigureAwait(false);
        foreach (string name in changed.Where(n => before[n] is not null && snapshot.Running.Contains(n)))
        {
            fault ??= await TriedAsync(tools.UpAsync(name, tools.Running().Contains(name), cancellationToken)).ConfigureAwait(false);
        }

        await AtomicFile.DeleteAsync(snapshotFile).ConfigureAwait(false);
        if (fault is not null)
        {
            throw fault;
        }
    }

    // The files are put back whatever a tool says about one interface.
    private static async Task<VirException?> TriedAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
            return null;
        }
        catch (VirException e)
        {
            return e;
        }
    }

    private Task WriteAsync(string? text) => Task.Run(() => tools.WriteOwn(text));

    private void CheckConfigured(string name)
    {
        if (tools.Read().Of(name).Count == 0)
        {
            throw links.Exists(name) ? InterfaceFaults.NotConfigured(name) : HostObjectErrors.InterfaceNameUnknown(name);
        }
    }

    private void CheckOwner(Configuration configuration, string name)
    {
        if (configuration.Of(name).Find(s => s.File != tools.OwnFile) is { } foreign)
        {
            throw InterfaceFaults.Foreign(name, foreign.File);
        }
    }

    private static void CheckParts(string others, InterfaceDef def)
    {
        foreach (string name in StanzaWriter.PartsOf(def).Append(def.Name!))
        {
            if (others.Split('\n').Any(l => l == $"iface {name} inet manual"))
            {
                throw InterfaceFaults.IsPart(name);
            }
        }
    }
}
