// Wire structs: Vcpus.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_set_vcpus_args")]
public readonly partial record struct DomainSetVcpusArgs(DomainRef Dom, [Require(Requirement.NotZero)] uint Nvcpus);

[XdrStruct("remote_domain_set_vcpus_flags_args")]
public readonly partial record struct DomainSetVcpusFlagsArgs(DomainRef Dom, [Require(Requirement.NotZero)] uint Nvcpus, uint Flags);

[XdrStruct("remote_domain_get_vcpus_flags_args")]
public readonly partial record struct DomainGetVcpusFlagsArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_vcpus_flags_ret")]
public readonly partial record struct DomainGetVcpusFlagsRet(int Num);

[XdrStruct("remote_domain_pin_vcpu_args")]
public readonly partial record struct DomainPinVcpuArgs(
    DomainRef Dom,
    uint Vcpu,
    [Wire("cpumap"), Max(RemoteLimits.CpuMapMax)] ReadOnlyMemory<byte> CpuMap);

[XdrStruct("remote_domain_pin_vcpu_flags_args")]
public readonly partial record struct DomainPinVcpuFlagsArgs(
    DomainRef Dom,
    uint Vcpu,
    [Wire("cpumap"), Max(RemoteLimits.CpuMapMax)] ReadOnlyMemory<byte> CpuMap,
    uint Flags);

[XdrStruct("remote_domain_get_vcpu_pin_info_args")]
public readonly partial record struct DomainGetVcpuPinInfoArgs(
    DomainRef Dom,
    [Require(Requirement.Positive)] int Ncpumaps,
    int Maplen,
    uint Flags);

[XdrStruct("remote_domain_get_vcpu_pin_info_ret")]
public readonly partial record struct DomainGetVcpuPinInfoRet([Max(RemoteLimits.CpumapsMax)] ReadOnlyMemory<byte> Cpumaps, int Num);

[XdrStruct("remote_domain_pin_emulator_args")]
public readonly partial record struct DomainPinEmulatorArgs(
    DomainRef Dom,
    [Wire("cpumap"), Max(RemoteLimits.CpuMapMax)] ReadOnlyMemory<byte> CpuMap,
    uint Flags);

[XdrStruct("remote_domain_get_emulator_pin_info_args")]
public readonly partial record struct DomainGetEmulatorPinInfoArgs(
    DomainRef Dom,
    [Require(Requirement.NotNull, "cpumap")] int Maplen,
    uint Flags);

[XdrStruct("remote_domain_get_emulator_pin_info_ret")]
public readonly partial record struct DomainGetEmulatorPinInfoRet(
    [Max(RemoteLimits.CpumapsMax)] ReadOnlyMemory<byte> Cpumaps,
    [Role(FieldRole.Count)] int Ret);

[XdrStruct("remote_domain_get_vcpus_args")]
public readonly partial record struct DomainGetVcpusArgs(DomainRef Dom, [Require(Requirement.NotNull, "info")] int Maxinfo, int Maplen);

[XdrStruct("remote_domain_get_vcpus_ret")]
public readonly partial record struct DomainGetVcpusRet(
    [Max(RemoteLimits.VcpuinfoMax)] IReadOnlyList<VcpuRecord> Info,
    [Max(RemoteLimits.CpumapsMax)] ReadOnlyMemory<byte> Cpumaps);

[XdrStruct("remote_domain_get_iothread_info_args")]
public readonly partial record struct DomainGetIoThreadInfoArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_iothread_info_ret")]
public readonly partial record struct DomainGetIoThreadInfoRet(
    [Max(RemoteLimits.IoThreadInfoMax)] IReadOnlyList<DomainIoThreadInfo> Info,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_domain_pin_iothread_args")]
public readonly partial record struct DomainPinIoThreadArgs(
    DomainRef Dom,
    [Wire("iothreads_id")] uint IoThreadsId,
    [Wire("cpumap"), Max(RemoteLimits.CpuMapMax)] ReadOnlyMemory<byte> CpuMap,
    uint Flags);

[XdrStruct("remote_domain_add_iothread_args")]
public readonly partial record struct DomainAddIoThreadArgs(DomainRef Dom, [Wire("iothread_id")] uint IoThreadId, uint Flags);

[XdrStruct("remote_domain_del_iothread_args")]
public readonly partial record struct DomainDelIoThreadArgs(
    DomainRef Dom,
    [Wire("iothread_id"), Require(Requirement.NotZero)] uint IoThreadId,
    uint Flags);

[XdrStruct("remote_domain_set_iothread_params_args")]
public readonly partial record struct DomainSetIoThreadParamsArgs(
    DomainRef Dom,
    [Wire("iothread_id")] uint IoThreadId,
    [Max(RemoteLimits.DomainIoThreadParamsMax), Require(Requirement.Positive, "nparams")] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_set_vcpu_args")]
public readonly partial record struct DomainSetVcpuArgs(
    DomainRef Dom,
    [Wire("cpumap"), Max(RemoteLimits.StringMax)] string CpuMap,
    int State,
    uint Flags);
