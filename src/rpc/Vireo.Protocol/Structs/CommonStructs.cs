// Wire structs: Common.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_error")]
public readonly partial record struct RemoteError(
    int Code,
    int Domain,
    [Max(RemoteLimits.StringMax)] string? Message,
    int Level,
    DomainRef? Dom,
    [Max(RemoteLimits.StringMax)] string? Str1,
    [Max(RemoteLimits.StringMax)] string? Str2,
    [Max(RemoteLimits.StringMax)] string? Str3,
    int Int1,
    int Int2,
    NetworkRef? Net);

[XdrStruct("remote_vcpu_info")]
public readonly partial record struct VcpuRecord(uint Number, int State, [Wire("cpu_time")] ulong CpuTime, int Cpu);
