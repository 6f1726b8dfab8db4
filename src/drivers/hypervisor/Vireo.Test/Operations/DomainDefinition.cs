using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Definitions, their documents, names, descriptions and metadata.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(DomainDefineFlags.Validate)]
    public override ValueTask<DomainRef> DomainDefineXmlAsync(string xml, DomainDefineFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "domain", "domain", ErrorDomain.Domain, flags != 0);
        var config = TestDomainConfig.Of(TestDomainRules.Read(xml));
        bool known = Driver.Domains.FindByUuid(config.Uuid) is { Persistent: true };
        var d = AddDomain(config, live: false);
        Raise(d, DomainEventType.Defined, (int)(known ? DomainEventDefinedDetailType.Updated : DomainEventDefinedDetailType.Added));
        return Done(d.Ref);
    }

    /// <inheritdoc/>
    [Accepts(DomainUndefineFlags.ManagedSave | DomainUndefineFlags.SnapshotsMetadata)]
    public override ValueTask DomainUndefineAsync(DomainRef domain, DomainUndefineFlags flags, CancellationToken cancellationToken)
    {
        With(domain, d =>
        {
            if (d.ManagedSave && (flags & DomainUndefineFlags.ManagedSave) == 0)
            {
                throw Invalid("Refusing to undefine while domain managed save image exists");
            }

            // Snapshots belong to the definition; a running domain keeps them until it ends.
            if (!d.Active && d.HasSnapshots && (flags & DomainUndefineFlags.SnapshotsMetadata) == 0)
            {
                throw Invalid($"cannot delete inactive domain with {d.Snapshots.Count} snapshots");
            }

            d.ManagedSave = false;
            d.Persistent = false;
            Raise(d, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Removed);
            if (!d.Active)
            {
                ForgetTransient(d);
            }
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainXmlFlags.Secure | DomainXmlFlags.Inactive | DomainXmlFlags.Migratable)]
    public override ValueTask<string> DomainGetXmlDescAsync(DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken)
    {
        var d = Find(domain);
        TestDomainConfig config;
        int id;
        lock (d.Sync)
        {
            bool inactive = (flags & DomainXmlFlags.Inactive) != 0 && d.WasPersistent;
            config = inactive ? d.Config : d.Current;
            id = (flags & DomainXmlFlags.Inactive) != 0 ? -1 : d.Id;
        }

        var format = FormatFlags.None;
        format |= (flags & DomainXmlFlags.Secure) != 0 ? FormatFlags.Secure : 0;
        format |= (flags & DomainXmlFlags.Inactive) != 0 || id < 0 ? FormatFlags.Inactive : 0;
        format |= (flags & DomainXmlFlags.Migratable) != 0 ? FormatFlags.Migratable : 0;
        return Done(config.Format(format, id));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<int> DomainRenameAsync(DomainRef domain, string? newName, uint flags, CancellationToken cancellationToken)
    {
        string name = newName ?? "";
        With(domain, d =>
        {
            if (d.Active)
            {
                throw Invalid("cannot rename active domain");
            }

            if (name.Contains('/', StringComparison.Ordinal))
            {
                throw Errors.Xml(ErrorDomain.Test, $"name {name} cannot contain '/'");
            }

            if (d.HasSnapshots)
            {
                throw Invalid("cannot rename domain with snapshots");
            }

            if (d.Name == name)
            {
                throw DomainInvalid("Can't rename domain to itself");
            }

            var old = d.Ref;
            if (!Driver.Domains.TryRename(d, name, static (x, n) => x.Config = x.Config.With(def => def.Name = n)))
            {
                throw DomainInvalid($"domain with name '{name}' already exists");
            }

            Raise(old, DomainEventType.Undefined, (int)DomainEventUndefinedDetailType.Renamed);
            Raise(d, DomainEventType.Defined, (int)DomainEventDefinedDetailType.Renamed);
        });
        return Done(0);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> DomainGetAutostartAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Done(Find(domain).Autostart);

    /// <inheritdoc/>
    public override ValueTask DomainSetAutostartAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken)
    {
        With(domain, d => d.Autostart = autostart);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? metadata, string? key, string? uri, DomainModificationImpact flags,
        CancellationToken cancellationToken)
    {
        ChangeAll(domain, (uint)flags, def =>
        {
            switch (type)
            {
                case DomainMetadataType.Description:
                    def.Description = string.IsNullOrEmpty(metadata) ? null : metadata;
                    break;
                case DomainMetadataType.Title:
                    def.Title = string.IsNullOrEmpty(metadata) ? null : metadata;
                    break;
                case DomainMetadataType.Element:
                    def.Metadata = MetadataElements.Set(def.Metadata?.Xml, metadata, key, uri ?? "", ErrorDomain.Domain) is { } text
                        ? new XmlFragment(text)
                        : null;
                    break;
                case > DomainMetadataType.Element:
                    throw Errors.InvalidArgument(ErrorDomain.Domain, $"unknown metadata type '{(int)type}'");
                default:
                    // Below the first type nothing is changed, as in libvirt.
                    break;
            }
        });
        if (Driver.Events.IsWanted(EventClass.Domain, (int)DomainEventId.MetadataChange))
        {
            Driver.Raise(new DomainMetadataChangeEvent(Find(domain).Ref, type, uri));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<string> DomainGetMetadataAsync(
        DomainRef domain, DomainMetadataType type, string? uri, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done(With(domain, d =>
        {
            var def = Chosen(d, (uint)flags).Read();
            string? text = type switch
            {
                DomainMetadataType.Description => def.Description,
                DomainMetadataType.Title => def.Title,
                DomainMetadataType.Element => MetadataElements.Get(def.Metadata?.Xml, uri ?? ""),
                > DomainMetadataType.Element => throw Errors.InvalidArgument(ErrorDomain.Domain, $"unknown metadata type '{(int)type}'"),
                _ => null,
            };
            return text ?? throw Errors.Report(ErrorDomain.Domain, ErrorCode.NoDomainMetadata, "Requested metadata element is not present");
        }));
    }

    /// <summary>Adds the domain, or gives a known one its new definition; for a start, the domain must not run.</summary>
    private TestDomain AddDomain(TestDomainConfig config, bool live)
    {
        if (Driver.Domains.TryGetOrAdd(
            config.Uuid, config.Name, () => new TestDomain(config) { Persistent = !live }, out var d, out bool added))
        {
            if (added)
            {
                return d;
            }

            lock (d.Sync)
            {
                if (live && d.Active)
                {
                    throw DomainInvalid($"domain '{d.Name}' is already active");
                }

                // A start from a document of its own leaves the definition alone.
                d.Config = live && d.Persistent ? d.Config : config;
                d.Persistent |= !live;
            }

            return d;
        }

        throw d.Uuid == config.Uuid
            ? Errors.OperationFailed(ErrorDomain.Domain, $"domain '{d.Name}' is already defined with uuid {d.Uuid}")
            : Errors.OperationFailed(ErrorDomain.Domain, $"domain '{d.Name}' already exists with uuid {d.Uuid}");
    }
}
