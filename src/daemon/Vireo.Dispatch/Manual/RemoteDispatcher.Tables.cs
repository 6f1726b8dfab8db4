using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <content>Tables that C callers pass as one flat buffer, with the sizes of their dimensions as further arguments.</content>
public static partial class RemoteDispatcher
{
    private static async partial ValueTask DomainGetVcpus(
        ClientSession session, RpcCall call, DriverConnection driver, DomainGetVcpusArgs args)
    {
        CheckTable("maxinfo", args.Maxinfo, RemoteLimits.VcpuinfoMax, "REMOTE_VCPUINFO_MAX", args.Maplen);
        var vcpus = await driver.DomainGetVcpusAsync(args.Dom, call.Cancellation).ConfigureAwait(false);
        int count = Math.Min(vcpus.Count, args.Maxinfo);
        var records = new VcpuRecord[count];
        byte[] maps = new byte[count * args.Maplen];
        for (int i = 0; i < count; i++)
        {
            var vcpu = vcpus[i];
            records[i] = new VcpuRecord(vcpu.Number, (int)vcpu.State, vcpu.CpuTime, vcpu.Cpu);
            CopyMap(vcpu.CpuMap, maps.AsSpan(i * args.Maplen, args.Maplen));
        }

        new DomainGetVcpusRet(records, maps).WriteXdr(call.Reply);
    }

    private static async partial ValueTask DomainGetVcpuPinInfo(
        ClientSession session, RpcCall call, DriverConnection driver, DomainGetVcpuPinInfoArgs args)
    {
        CheckTable("ncpumaps", args.Ncpumaps, RemoteLimits.VcpuinfoMax, "REMOTE_VCPUINFO_MAX", args.Maplen);
        var pins = await driver.DomainGetVcpuPinInfoAsync(args.Dom, (DomainModificationImpact)args.Flags, call.Cancellation).ConfigureAwait(
            false);
        int count = Math.Min(pins.Count, args.Ncpumaps);
        byte[] maps = new byte[count * args.Maplen];
        for (int i = 0; i < count; i++)
        {
            CopyMap(pins[i], maps.AsSpan(i * args.Maplen, args.Maplen));
        }

        new DomainGetVcpuPinInfoRet(maps, count).WriteXdr(call.Reply);
    }

    private static async partial ValueTask DomainGetEmulatorPinInfo(
        ClientSession session, RpcCall call, DriverConnection driver, DomainGetEmulatorPinInfoArgs args)
    {
        CheckTable("maplen", args.Maplen, RemoteLimits.CpumapsMax, "REMOTE_CPUMAPS_MAX", 1);
        var pin = await driver.DomainGetEmulatorPinInfoAsync(args.Dom, (DomainModificationImpact)args.Flags, call.Cancellation)
            .ConfigureAwait(false);
        byte[] map = new byte[args.Maplen];
        CopyMap(pin, map);
        new DomainGetEmulatorPinInfoRet(map, 1).WriteXdr(call.Reply);
    }

    private static async partial ValueTask NodeGetCpuMap(
        ClientSession session, RpcCall call, DriverConnection driver, NodeGetCpuMapArgs args)
    {
        var map = await driver.NodeGetCpuMapAsync(args.Flags, call.Cancellation).ConfigureAwait(false);
        new NodeGetCpuMapRet(args.NeedMap != 0 ? map.Map : default, args.NeedOnline != 0 ? map.Online : 0, map.Count).WriteXdr(call.Reply);
    }

    private static async partial ValueTask DomainGetCpuStats(
        ClientSession session, RpcCall call, DriverConnection driver, DomainGetCpuStatsArgs args)
    {
        if (args.Nparams > RemoteLimits.DomainGetCpuStatsNcpusMax * 16u
            || (ulong)args.Nparams * args.Ncpus > RemoteLimits.DomainGetCpuStatsMax)
        {
            throw DispatchErrors.TooManyParameters();
        }

        if (args.Ncpus > RemoteLimits.DomainGetCpuStatsNcpusMax)
        {
            throw DispatchErrors.TooManyCpus();
        }

        // No processors asks for their number, no parameters for the number of these.
        if (args.Ncpus == 0)
        {
            var all = await driver.DomainGetCpuStatsAsync(args.Dom, 0, 0, args.Flags & ~CallHelpers.StringParametersFlag, call.Cancellation)
                .ConfigureAwait(false);
            new DomainGetCpuStatsRet([], all.Count).WriteXdr(call.Reply);
            return;
        }

        var stats = await driver.DomainGetCpuStatsAsync(
            args.Dom, args.StartCpu, args.Ncpus, args.Flags & ~CallHelpers.StringParametersFlag, call.Cancellation).ConfigureAwait(false);
        int width = 0;
        foreach (var cpu in stats)
        {
            width = Math.Max(width, cpu.Count);
        }

        if (args.Nparams == 0)
        {
            new DomainGetCpuStatsRet([], width).WriteXdr(call.Reply);
            return;
        }

        width = (int)Math.Min((uint)width, args.Nparams);
        var flat = new TypedParameterList();
        foreach (var cpu in stats)
        {
            flat.AddRange(cpu.Count <= width ? cpu : cpu.GetRange(0, width));
        }

        new DomainGetCpuStatsRet(flat, width).WriteXdr(call.Reply);
    }

    private static async partial ValueTask DomainGetBlockJobInfo(
        ClientSession session, RpcCall call, DriverConnection driver, DomainGetBlockJobInfoArgs args)
    {
        var job = await driver.DomainGetBlockJobInfoAsync(args.Dom, args.Path, (DomainBlockJobInfoFlags)args.Flags, call.Cancellation)
            .ConfigureAwait(false);
        var reply = job is { } running
            ? new DomainGetBlockJobInfoRet(1, (int)running.Type, running.Bandwidth, running.Cursor, running.End)
            : default;
        reply.WriteXdr(call.Reply);
    }

    private static async partial ValueTask DomainGetSecurityLabelList(
        ClientSession session, RpcCall call, DriverConnection driver, DomainGetSecurityLabelListArgs args)
    {
        var labels = await driver.DomainGetSecurityLabelListAsync(args.Dom, call.Cancellation).ConfigureAwait(false);
        var records = new DomainGetSecurityLabelRet[labels.Count];
        for (int i = 0; i < records.Length; i++)
        {
            records[i] = new DomainGetSecurityLabelRet(
                Vireo.Xdr.XdrText.ToChars(labels[i].Label, RemoteLimits.SecurityLabelMax), labels[i].Enforcing ? 1 : 0);
        }

        new DomainGetSecurityLabelListRet(records, records.Length).WriteXdr(call.Reply);
    }

    private static void CheckTable(string name, int rows, int maxRows, string limit, int width)
    {
        if (rows < 0 || rows > maxRows)
        {
            throw DispatchErrors.TooMuchRoom(name, limit);
        }

        if (width < 0 || (long)rows * width > RemoteLimits.CpumapsMax)
        {
            throw DispatchErrors.CpuMapsTooLarge(name);
        }
    }

    private static void CopyMap(ReadOnlyMemory<byte> map, Span<byte> target) =>
        map.Span[..Math.Min(map.Length, target.Length)].CopyTo(target);
}
