namespace Vireo.Drivers.Qemu;

/// <content>Saving, restoring and dumping.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused)]
    public override async ValueTask DomainSaveAsync(
        DomainRef domain, string path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken) =>
        await Driver.Save.SaveAsync(domain, path, xml, flags, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused)]
    public override async ValueTask DomainSaveParamsAsync(
        DomainRef domain, TypedParameterList parameters, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        string? file = parameters.TryGet("file", out var f) ? f.String : null, xml = parameters.TryGet("dxml", out var x) ? x.String : null;
        if (file is null && xml is not null)
        {
            throw OperationErrors.DocumentForManagedSave();
        }

        await Driver.Save.SaveAsync(domain, file, xml, flags, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused, Function = "qemuDomainRestoreInternal")]
    public override async ValueTask DomainRestoreAsync(
        string path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken) =>
        await Driver.Restore.RestoreAsync(path, xml, flags, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused, Function = "qemuDomainRestoreInternal")]
    public override async ValueTask DomainRestoreParamsAsync(
        TypedParameterList parameters, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        if (!parameters.TryGet("file", out var file))
        {
            throw OperationErrors.NoPathToRestore();
        }

        await Driver.Restore.RestoreAsync(file.String, parameters.TryGet("dxml", out var xml) ? xml.String : null, flags, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainSaveImageXmlFlags))]
    public override ValueTask<string> DomainSaveImageGetXmlDescAsync(
        string path, DomainSaveImageXmlFlags flags, CancellationToken cancellationToken) =>
        Driver.SavedDocuments.ReadAsync(path, flags.HasFlag(DomainSaveImageXmlFlags.Secure), cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused)]
    public override async ValueTask DomainSaveImageDefineXmlAsync(
        string path, string xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken) =>
        await Driver.SavedDocuments.ReplaceAsync(path, xml, flags, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused)]
    public override async ValueTask DomainManagedSaveAsync(
        DomainRef domain, DomainSaveRestoreFlags flags, CancellationToken cancellationToken) =>
        await Driver.Save.SaveAsync(domain, null, null, flags, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<bool> DomainHasManagedSaveImageAsync(DomainRef domain, uint flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Domains.Find(domain).View.ManagedSave);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainManagedSaveRemoveAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainManagedSaveRemove", cancellationToken)
            .ConfigureAwait(
            false);
        Driver.ManagedSaves.Remove(found);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainSaveImageXmlFlags))]
    public override ValueTask<string> DomainManagedSaveGetXmlDescAsync(
        DomainRef domain, DomainSaveImageXmlFlags flags, CancellationToken cancellationToken) =>
        DomainSaveImageGetXmlDescAsync(ManagedSaveOf(domain), flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainSaveRestoreFlags.Running | DomainSaveRestoreFlags.Paused)]
    public override async ValueTask DomainManagedSaveDefineXmlAsync(
        DomainRef domain, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken) =>
        await Driver.SavedDocuments.ReplaceAsync(ManagedSaveOf(domain), xml ?? "", flags, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    [Accepts(DomainCoreDumpFlags.Crash | DomainCoreDumpFlags.Live | DomainCoreDumpFlags.Reset | DomainCoreDumpFlags.MemoryOnly)]
    public override async ValueTask DomainCoreDumpWithFormatAsync(
        DomainRef domain, string path, DomainCoreDumpFormat format, DomainCoreDumpFlags flags, CancellationToken cancellationToken) =>
        await Driver.Dump.DumpAsync(domain, path, format, flags, cancellationToken).ConfigureAwait(false);

    private string ManagedSaveOf(DomainRef domain)
    {
        var view = Driver.Domains.Find(domain).View;
        return view.ManagedSave
            ? Driver.Paths.ManagedSave(view.Name)
            : throw OperationErrors.NoManagedSave();
    }
}
