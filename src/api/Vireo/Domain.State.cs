namespace Vireo;

/// <content>What it is and does.</content>
public sealed partial class Domain
{
    /// <summary>State, memory, processors, processor time.</summary>
    public ValueTask<DomainInfo> GetInfoAsync(CancellationToken cancellationToken = default) =>
        Driver.DomainGetInfoAsync(_ref, cancellationToken);

    /// <summary>State and the reason for it.</summary>
    public ValueTask<DomainStateInfo> GetStateAsync(CancellationToken cancellationToken = default) =>
        Driver.DomainGetStateAsync(_ref, 0, cancellationToken);

    /// <summary>Whether it runs.</summary>
    public ValueTask<bool> IsActiveAsync(CancellationToken cancellationToken = default) =>
        Driver.DomainIsActiveAsync(_ref, cancellationToken);

    /// <summary>Whether its definition is kept when it ends.</summary>
    public ValueTask<bool> IsPersistentAsync(CancellationToken cancellationToken = default) =>
        Driver.DomainIsPersistentAsync(_ref, cancellationToken);

    /// <summary>Its definition.</summary>
    public ValueTask<string> GetXmlAsync(DomainXmlFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainGetXmlDescAsync(_ref, flags, cancellationToken);

    /// <summary>Its title, description or a piece of its metadata.</summary>
    public ValueTask<string> GetMetadataAsync(
        DomainMetadataType type, string? uri = null, DomainModificationImpact flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainGetMetadataAsync(_ref, type, uri, flags, cancellationToken);

    /// <summary>Sets its title, description or a piece of its metadata; null removes it.</summary>
    public ValueTask SetMetadataAsync(
        DomainMetadataType type, string? metadata, string? key = null, string? uri = null, DomainModificationImpact flags = 0,
            CancellationToken cancellationToken = default) =>
        Driver.DomainSetMetadataAsync(_ref, type, metadata, key, uri, flags, cancellationToken);

    /// <summary>Its virtual processors.</summary>
    public ValueTask<IReadOnlyList<DomainVcpuInfo>> GetVcpusAsync(CancellationToken cancellationToken = default) =>
        Driver.DomainGetVcpusAsync(_ref, cancellationToken);

    /// <summary>Memory statistics.</summary>
    public ValueTask<IReadOnlyList<DomainMemoryStat>> GetMemoryStatsAsync(CancellationToken cancellationToken = default) =>
        Driver.DomainMemoryStatsAsync(_ref, 0, cancellationToken);

    /// <summary>Statistics of a disk.</summary>
    public ValueTask<DomainBlockStats> GetBlockStatsAsync(string disk, CancellationToken cancellationToken = default) =>
        Driver.DomainBlockStatsAsync(_ref, disk, cancellationToken);

    /// <summary>Statistics of a network interface.</summary>
    public ValueTask<DomainInterfaceStats> GetInterfaceStatsAsync(string device, CancellationToken cancellationToken = default) =>
        Driver.DomainInterfaceStatsAsync(_ref, device, cancellationToken);

    /// <summary>Its addresses, as the source knows them.</summary>
    public ValueTask<IReadOnlyList<DomainInterface>> GetInterfaceAddressesAsync(
        DomainInterfaceAddressesSource source = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainInterfaceAddressesAsync(_ref, source, 0, cancellationToken);

    /// <summary>Sets its memory in KiB.</summary>
    public ValueTask SetMemoryAsync(ulong kibibytes, DomainMemoryModFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainSetMemoryAsync(_ref, kibibytes, flags, cancellationToken);

    /// <summary>Sets the number of its processors.</summary>
    public ValueTask SetVcpusAsync(uint count, DomainVcpuFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainSetVcpusAsync(_ref, count, flags, cancellationToken);

    /// <summary>Adds a device.</summary>
    public ValueTask AttachDeviceAsync(string xml, DomainDeviceModifyFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainAttachDeviceAsync(_ref, xml, flags, cancellationToken);

    /// <summary>Takes a device away.</summary>
    public ValueTask DetachDeviceAsync(string xml, DomainDeviceModifyFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainDetachDeviceAsync(_ref, xml, flags, cancellationToken);

    /// <summary>Changes a device.</summary>
    public ValueTask UpdateDeviceAsync(string xml, DomainDeviceModifyFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainUpdateDeviceAsync(_ref, xml, flags, cancellationToken);
}
