namespace Vireo;

/// <content>Domains: the guests.</content>
public sealed partial class Connect
{
    /// <summary>The domains, all or those that the flags pick.</summary>
    public async ValueTask<IReadOnlyList<Domain>> ListDomainsAsync(
        ConnectListAllDomainsFlags flags = 0, CancellationToken cancellationToken = default) =>
        [.. (await Hypervisor("virConnectListAllDomains").ListAllDomainsAsync(flags, cancellationToken).ConfigureAwait(false)).Select(
            d => new Domain(this, d))];

    /// <summary>The domain of that name.</summary>
    public async ValueTask<Domain> GetDomainAsync(string name, CancellationToken cancellationToken = default) =>
        new(this, await Hypervisor("virDomainLookupByName").DomainLookupByNameAsync(name, cancellationToken).ConfigureAwait(false));

    /// <summary>The domain of that UUID.</summary>
    public async ValueTask<Domain> GetDomainAsync(Uuid uuid, CancellationToken cancellationToken = default) =>
        new(this, await Hypervisor("virDomainLookupByUUID").DomainLookupByUuidAsync(uuid, cancellationToken).ConfigureAwait(false));

    /// <summary>The running domain of that id.</summary>
    public async ValueTask<Domain> GetDomainAsync(int id, CancellationToken cancellationToken = default) =>
        new(this, await Hypervisor("virDomainLookupByID").DomainLookupByIdAsync(id, cancellationToken).ConfigureAwait(false));

    /// <summary>Adds or changes a persistent domain.</summary>
    public async ValueTask<Domain> DefineDomainAsync(
        string xml, DomainDefineFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Hypervisor("virDomainDefineXMLFlags").DomainDefineXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>Starts a domain that is not kept when it ends.</summary>
    public async ValueTask<Domain> CreateDomainAsync(
        string xml, DomainCreateFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Hypervisor("virDomainCreateXML").DomainCreateXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>Statistics of all domains.</summary>
    public ValueTask<IReadOnlyList<DomainStatsRecord>> GetAllDomainStatsAsync(
        DomainStatsTypes stats = 0, ConnectGetAllDomainStatsFlags flags = 0, CancellationToken cancellationToken = default) =>
        Hypervisor("virConnectGetAllDomainStats").GetAllDomainStatsAsync([], stats, flags, cancellationToken);

    /// <summary>Starts a domain from a file that <see cref="Domain.SaveAsync"/> wrote.</summary>
    public ValueTask RestoreDomainAsync(
        string path, string? xml = null, DomainSaveRestoreFlags flags = 0, CancellationToken cancellationToken = default) =>
        Hypervisor("virDomainRestore").DomainRestoreAsync(path, xml, flags, cancellationToken);
}
