using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>The configuration of domains.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(DomainDefineFlags))]
    public override async ValueTask<DomainRef> DomainDefineXmlAsync(
        string xml, DomainDefineFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(DomainDefineFlags.Validate))
        {
            // A document of another kind is refused as such, before its content is judged.
            XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Domain }).Root.ExpectRoot("domain");
            SchemaValidation.Check(xml, "domain");
        }

        return (await Driver.Definitions.DefineAsync(xml, cancellationToken).ConfigureAwait(false)).View.Ref;
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainUndefineFlags))]
    public override ValueTask DomainUndefineAsync(DomainRef domain, DomainUndefineFlags flags, CancellationToken cancellationToken) =>
        Driver.Definitions.UndefineAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts(typeof(DomainXmlFlags))]
    public override ValueTask<string> DomainGetXmlDescAsync(DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken)
    {
        var view = Driver.Domains.Find(domain).View;
        bool inactive = flags.HasFlag(DomainXmlFlags.Inactive);
        if (flags.HasFlag(DomainXmlFlags.UpdateCpu) && (inactive || view.Live is null)
            && (view.Config ?? view.Current).Cpu is { Mode: CpuMode.HostModel } or { Match: CpuMatch.Minimum })
        {
            // Only these would show another CPU than the definition has. They are expanded when the domain starts and not before.
            throw Errors.UnsupportedFlags(ErrorDomain.Qemu, (uint)DomainXmlFlags.UpdateCpu, "qemuDomainGetXMLDesc");
        }

        if (flags.HasFlag(DomainXmlFlags.Migratable))
        {
            return ValueTask.FromResult(Lifecycle.MigratableForm.Of(
                inactive ? Inactive(view) : view.Current, inactive ? null : view.Run.RequestedCpu));
        }

        var format = FormatFlags.None;
        format |= flags.HasFlag(DomainXmlFlags.Secure) ? FormatFlags.Secure : 0;
        if (inactive || view.Live is null)
        {
            return ValueTask.FromResult(Inactive(view).Format(format | FormatFlags.Inactive));
        }

        var live = view.Live;
        if (view.Balloon is { } balloon && balloon != live.CurrentMemory)
        {
            live = live with { CurrentMemory = balloon };
        }

        return ValueTask.FromResult(Lifecycle.LiveForm.Of(live).Format(format));
    }

    // What the next start would have; of a guest that was undefined while it ran, what it had been defined with.
    private static DomainDef Inactive(Lifecycle.QemuDomainView view) =>
        view.Config ?? view.Former ?? Lifecycle.TransientView.Of(view.Current);

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<int> DomainRenameAsync(
        DomainRef domain, string? newName, uint flags, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(newName))
        {
            throw OperationErrors.NewNameMissing();
        }

        await Driver.Definitions.RenameAsync(domain, newName, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> DomainGetAutostartAsync(DomainRef domain, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Domains.Find(domain).View.Autostart);

    /// <inheritdoc/>
    public override ValueTask DomainSetAutostartAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken) =>
        Driver.Definitions.SetAutostartAsync(domain, autostart, cancellationToken);

    /// <inheritdoc/>
    [Accepts(
        DomainModificationImpact.Live | DomainModificationImpact.Config, Function = "virDomainObjGetMetadata", Domain = ErrorDomain.Domain)]
    public override ValueTask<string> DomainGetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? uri, DomainModificationImpact flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(DomainMetadata.Get(Definition(domain, flags), type, uri));

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? metadata, string? key, string? uri, DomainModificationImpact flags,
            CancellationToken cancellationToken)
    {
        var found = await ChangeAsync(
            domain, (uint)flags, "DomainSetMetadata", d => DomainMetadata.Change(d, type, metadata, key, uri), cancellationToken)
            .ConfigureAwait(false);
        Driver.Events.Publish(new DomainMetadataChangeEvent(found.View.Ref, type, uri));
    }

    /// <summary>Changes the running and the kept definition, as far as flags mean them, in a job of its own; for what QEMU need not
    /// know.</summary>
    private async ValueTask<Lifecycle.QemuDomain> ChangeAsync(
        DomainRef domain, uint flags, string owner, Action<DomainDef> change, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, owner, cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, (DomainModificationImpact)(flags & 3));
        await Driver.Changes.ApplyAsync(found, live, config, change).ConfigureAwait(false);
        return found;
    }

    /// <summary>The one definition that flags mean.</summary>
    private DomainDef Definition(DomainRef domain, DomainModificationImpact flags)
    {
        var view = Driver.Domains.Find(domain).View;
        return (DomainImpact.One((uint)flags, view.IsActive, view.IsPersistent).Live ? view.Live : view.Config) ?? view.Current;
    }

    private static DomainImpact Impact(Lifecycle.QemuDomainView view, DomainModificationImpact flags) => view.Impact((uint)flags);
}
