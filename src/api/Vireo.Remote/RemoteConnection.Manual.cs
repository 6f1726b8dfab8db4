using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Remote;

/// <content>The operations whose wire form is a flat table: counts and lengths are asked for first, or bounded by the protocol.</content>
public sealed partial class RemoteConnection
{
    /// <inheritdoc/>
    public override async partial ValueTask<NodeCpuMap> NodeGetCpuMapAsync(uint flags, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.NodeGetCpuMap);
        new NodeGetCpuMapArgs(1, 1, flags).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        var ret = reply.Read<NodeGetCpuMapRet>();
        return new NodeCpuMap(ret.CpuMap, ret.Online, ret.Ret);
    }

    /// <inheritdoc/>
    public override async partial ValueTask<DomainBlockJobInfo?> DomainGetBlockJobInfoAsync(
        DomainRef domain, string path, DomainBlockJobInfoFlags flags, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.DomainGetBlockJobInfo);
        new DomainGetBlockJobInfoArgs(domain, path, (uint)flags).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        var ret = reply.Read<DomainGetBlockJobInfoRet>();
        return ret.Found == 0 ? null : new DomainBlockJobInfo((DomainBlockJobType)ret.Type, ret.Bandwidth, ret.Cur, ret.End);
    }

    /// <inheritdoc/>
    public override async partial ValueTask<IReadOnlyList<TypedParameterList>> DomainGetCpuStatsAsync(
        DomainRef domain, int startCpu, uint cpuCount, uint flags, CancellationToken cancellationToken)
    {
        if (startCpu == -1)
        {
            return [await CpuStatsAsync(domain, -1, 1, await CpuStatsCountAsync(domain, -1, 1, flags, cancellationToken)
                .ConfigureAwait(false), flags, cancellationToken).ConfigureAwait(false)];
        }

        uint total = cpuCount != 0
            ? cpuCount
            : (uint)Math.Max(0, await CpuStatsCountAsync(domain, 0, 0, flags, cancellationToken).ConfigureAwait(false) - startCpu);
        uint width = (uint)await CpuStatsCountAsync(domain, startCpu, 1, flags, cancellationToken).ConfigureAwait(false);
        var all = new List<TypedParameterList>();
        if (width == 0)
        {
            return all;
        }

        // One answer holds a bounded number of parameters.
        uint step = Math.Clamp((uint)RemoteLimits.DomainGetCpuStatsMax / width, 1, RemoteLimits.DomainGetCpuStatsNcpusMax);
        for (uint at = 0; at < total; at += step)
        {
            uint count = Math.Min(step, total - at);
            TypedParameterList flat = await CpuStatsAsync(domain, startCpu + (int)at, count, (int)width, flags, cancellationToken)
                .ConfigureAwait(false);
            int perCpu = (int)Math.Max(1, flat.Count / Math.Max(1, count));
            for (int i = 0; i < flat.Count; i += perCpu)
            {
                var one = new TypedParameterList(perCpu);
                one.AddRange(flat.Skip(i).Take(perCpu));
                all.Add(one);
            }
        }

        return all;
    }

    /// <inheritdoc/>
    public override async partial ValueTask<IReadOnlyList<DomainVcpuInfo>> DomainGetVcpusAsync(
        DomainRef domain, CancellationToken cancellationToken)
    {
        (int count, int width) = await VcpuTableAsync(domain, cancellationToken).ConfigureAwait(false);
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.DomainGetVcpus);
        new DomainGetVcpusArgs(domain, count, width).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        var ret = reply.Read<DomainGetVcpusRet>();
        var list = new List<DomainVcpuInfo>(ret.Info.Count);
        for (int i = 0; i < ret.Info.Count; i++)
        {
            VcpuRecord vcpu = ret.Info[i];
            list.Add(new DomainVcpuInfo(vcpu.Number, (VcpuState)vcpu.State, vcpu.CpuTime, vcpu.Cpu, Row(ret.Cpumaps, i, width)));
        }

        return list;
    }

    /// <inheritdoc/>
    public override async partial ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> DomainGetVcpuPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        (int count, int width) = await VcpuTableAsync(domain, cancellationToken).ConfigureAwait(false);
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.DomainGetVcpuPinInfo);
        new DomainGetVcpuPinInfoArgs(domain, count, width, (uint)flags).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        var ret = reply.Read<DomainGetVcpuPinInfoRet>();
        var list = new List<ReadOnlyMemory<byte>>(ret.Num);
        for (int i = 0; i < ret.Num; i++)
        {
            list.Add(Row(ret.Cpumaps, i, width));
        }

        return list;
    }

    /// <inheritdoc/>
    public override async partial ValueTask<ReadOnlyMemory<byte>> DomainGetEmulatorPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        int width = await HostMapWidthAsync(cancellationToken).ConfigureAwait(false);
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.DomainGetEmulatorPinInfo);
        new DomainGetEmulatorPinInfoArgs(domain, width, (uint)flags).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        return reply.Read<DomainGetEmulatorPinInfoRet>().Cpumaps;
    }

    /// <inheritdoc/>
    public override async partial ValueTask<IReadOnlyList<SecurityLabel>> DomainGetSecurityLabelListAsync(
        DomainRef domain, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.DomainGetSecurityLabelList);
        new DomainGetSecurityLabelListArgs(domain).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        var ret = reply.Read<DomainGetSecurityLabelListRet>();
        if (ret.Ret < 0)
        {
            // libvirt's daemon does not report why its driver gave none.
            throw Errors.Unexplained();
        }

        var list = new List<SecurityLabel>(ret.Labels.Count);
        foreach (DomainGetSecurityLabelRet label in ret.Labels)
        {
            list.Add(new SecurityLabel(XdrText.FromChars(label.Label), label.Enforcing != 0));
        }

        return list;
    }

    private static ReadOnlyMemory<byte> Row(ReadOnlyMemory<byte> table, int row, int width) =>
        (row + 1) * width <= table.Length ? table.Slice(row * width, width) : ReadOnlyMemory<byte>.Empty;

    private async ValueTask<int> CpuStatsCountAsync(
        DomainRef domain, int startCpu, uint cpuCount, uint flags, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.DomainGetCpuStats);
        new DomainGetCpuStatsArgs(domain, 0, startCpu, cpuCount, flags | StringParametersFlag).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        return reply.Read<DomainGetCpuStatsRet>().Nparams;
    }

    private async ValueTask<TypedParameterList> CpuStatsAsync(
        DomainRef domain, int startCpu, uint cpuCount, int width, uint flags, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.DomainGetCpuStats);
        new DomainGetCpuStatsArgs(domain, (uint)width, startCpu, cpuCount, flags | StringParametersFlag).WriteXdr(request.Writer);
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        return reply.Read<DomainGetCpuStatsRet>().Params;
    }

    private async ValueTask<(int Count, int Width)> VcpuTableAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        int width = await HostMapWidthAsync(cancellationToken).ConfigureAwait(false);
        int count;
        try
        {
            count = await DomainGetVcpusAsync(domain, DomainVcpuFlags.Maximum | DomainVcpuFlags.Live, cancellationToken).ConfigureAwait(
                false);
        }
        catch (VirException e) when (e.Code == ErrorCode.OperationInvalid)
        {
            count = await DomainGetVcpusAsync(domain, DomainVcpuFlags.Maximum | DomainVcpuFlags.Config, cancellationToken).ConfigureAwait(
                false);
        }

        return (Math.Clamp(count, 1, RemoteLimits.VcpuinfoMax), width);
    }

    private async ValueTask<int> HostMapWidthAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ((await NodeGetCpuMapAsync(0, cancellationToken).ConfigureAwait(false)).Count + 7) / 8;
        }
        catch (VirException e) when (e.Code == ErrorCode.NoSupport)
        {
            NodeInfo info = await NodeGetInfoAsync(cancellationToken).ConfigureAwait(false);
            return (int)(((info.Nodes * info.Sockets * info.Cores * info.Threads) + 7) / 8);
        }
    }
}
