using Vireo.Documents;

namespace Vireo.Drivers.Qemu;

/// <content>Limits and placement: what is configured is told; control groups are not used, which is told as libvirt tells it on a host without them.</content>
public sealed partial class QemuConnection
{
    /// <inheritdoc/>
    public override ValueTask<DomainSchedulerType> DomainGetSchedulerTypeAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        Driver.Find(domain);
        throw Errors.OperationInvalid(ErrorDomain.Qemu, "cgroup CPU controller is not mounted");
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetMemoryParametersAsync(DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        Driver.Find(domain);
        throw Errors.OperationInvalid(ErrorDomain.Qemu, "cgroup memory controller is not mounted");
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetBlkioParametersAsync(DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        Driver.Find(domain);
        throw Errors.OperationInvalid(ErrorDomain.Qemu, "blkio cgroup isn't mounted");
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TypedParameterList>> DomainGetCpuStatsAsync(
        DomainRef domain, int startCpu, uint cpuCount, CancellationToken cancellationToken)
    {
        Driver.FindActive(domain);
        throw Errors.OperationInvalid(ErrorDomain.Qemu, "cgroup CPUACCT controller is not mounted");
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetNumaParametersAsync(DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var memory = Definition(domain, flags).Numatune?.Memory;
        return ValueTask.FromResult(new TypedParameterList
        {
            { "numa_mode", memory is null ? 0 : Math.Max((int)memory.Mode - 1, 0) },
            { "numa_nodeset", memory?.Nodeset?.ToString() ?? "" },
        });
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetBlockIoTuneAsync(
        DomainRef domain, string? disk, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var tune = (disk is null ? null : FindDisk(Definition(domain, flags), disk).Iotune) ?? new IoTune();
        var list = new TypedParameterList
        {
            { "total_bytes_sec", tune.TotalBytesSec ?? 0 },
            { "read_bytes_sec", tune.ReadBytesSec ?? 0 },
            { "write_bytes_sec", tune.WriteBytesSec ?? 0 },
            { "total_iops_sec", tune.TotalIopsSec ?? 0 },
            { "read_iops_sec", tune.ReadIopsSec ?? 0 },
            { "write_iops_sec", tune.WriteIopsSec ?? 0 },
            { "total_bytes_sec_max", tune.TotalBytesSecMax ?? 0 },
            { "read_bytes_sec_max", tune.ReadBytesSecMax ?? 0 },
            { "write_bytes_sec_max", tune.WriteBytesSecMax ?? 0 },
            { "total_iops_sec_max", tune.TotalIopsSecMax ?? 0 },
            { "read_iops_sec_max", tune.ReadIopsSecMax ?? 0 },
            { "write_iops_sec_max", tune.WriteIopsSecMax ?? 0 },
            { "size_iops_sec", tune.SizeIopsSec ?? 0 },
        };
        list.Add("group_name", tune.GroupName ?? "");
        list.Add("total_bytes_sec_max_length", tune.TotalBytesSecMaxLength ?? 0);
        list.Add("read_bytes_sec_max_length", tune.ReadBytesSecMaxLength ?? 0);
        list.Add("write_bytes_sec_max_length", tune.WriteBytesSecMaxLength ?? 0);
        list.Add("total_iops_sec_max_length", tune.TotalIopsSecMaxLength ?? 0);
        list.Add("read_iops_sec_max_length", tune.ReadIopsSecMaxLength ?? 0);
        list.Add("write_iops_sec_max_length", tune.WriteIopsSecMaxLength ?? 0);
        return ValueTask.FromResult(list);
    }

    /// <inheritdoc/>
    public override ValueTask<DomainBlockJobInfo?> DomainGetBlockJobInfoAsync(
        DomainRef domain, string path, DomainBlockJobInfoFlags flags, CancellationToken cancellationToken)
    {
        FindDisk(Driver.FindActive(domain).View.Current, path);
        return ValueTask.FromResult<DomainBlockJobInfo?>(null);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<DomainInterface>> DomainInterfaceAddressesAsync(
        DomainRef domain, DomainInterfaceAddressesSource source, uint flags, CancellationToken cancellationToken)
    {
        Driver.FindActive(domain);
        return source == DomainInterfaceAddressesSource.Lease
            ? ValueTask.FromResult<IReadOnlyList<DomainInterface>>([])
            : throw Errors.NoSupport("virDomainInterfaceAddresses");
    }
}
