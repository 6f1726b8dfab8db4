using System.Runtime.InteropServices;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Domains: tables that the caller provides, and buffers.</content>
internal static unsafe partial class Exports
{
    private static partial nint virDomainCreateLinux(nint conn, byte* xmlDesc, uint flags)
    {
        // Another name of this one, which errors name.
        const string Function = "virDomainCreateXML";
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        self.RequireWrite(Function);
        string xml = Arguments.Text(xmlDesc, "xmlDesc", Function);
        return self.New(
            Waiting.For(self.Driver(DriverGroup.Hypervisor, Function).DomainCreateXmlAsync(xml, (DomainCreateFlags)flags, default)), null);
    }

    private static partial byte* virDomainGetSchedulerType(nint domain, int* nparams)
    {
        const string Function = nameof(virDomainGetSchedulerType);
        var self = Arguments.Object<DomainRef>(domain, Function);
        var type = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetSchedulerTypeAsync(
            self.Reference, default));
        if (nparams != null)
        {
            *nparams = type.ParameterCount;
        }

        return Results.Text(type.Type);
    }

    private static partial int virDomainBlockStats(nint dom, byte* disk, nint stats, nuint size)
    {
        const string Function = nameof(virDomainBlockStats);
        var self = Arguments.Object<DomainRef>(dom, Function);
        string path = Arguments.Text(disk, "disk", Function);
        Results.Require(stats != 0, "stats", Function);
        RequireStructSize(size, 5 * sizeof(long), Function);
        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainBlockStatsAsync(
            self.Reference, path, default));
        CopyStruct([found.ReadRequests, found.ReadBytes, found.WriteRequests, found.WriteBytes, found.Errors], stats, size);
        return 0;
    }

    private static partial int virDomainInterfaceStats(nint dom, byte* device, nint stats, nuint size)
    {
        const string Function = nameof(virDomainInterfaceStats);
        var self = Arguments.Object<DomainRef>(dom, Function);
        string name = Arguments.Text(device, "device", Function);
        Results.Require(stats != 0, "stats", Function);
        RequireStructSize(size, 8 * sizeof(long), Function);
        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainInterfaceStatsAsync(
            self.Reference, name, default));
        CopyStruct(
            [found.RxBytes, found.RxPackets, found.RxErrors, found.RxDropped, found.TxBytes, found.TxPackets, found.TxErrors,
                found.TxDropped], stats, size);
        return 0;
    }

    /// <summary>Callers built against an older header know fewer fields; more than we know is refused.</summary>
    private static void RequireStructSize(nuint size, int known, string function)
    {
        if (size > (nuint)known)
        {
            throw ArgumentErrors.SizeTooLarge(function, known);
        }
    }

    private static void CopyStruct(ReadOnlySpan<long> values, nint target, nuint size) =>
        MemoryMarshal.AsBytes(values)[..(int)size].CopyTo(new Span<byte>((void*)target, (int)size));

    private static partial int virDomainMemoryStats(nint dom, nint stats, uint nr_stats, uint flags)
    {
        const string Function = nameof(virDomainMemoryStats);
        var self = Arguments.Object<DomainRef>(dom, Function);
        if (stats == 0 || nr_stats == 0)
        {
            return 0;
        }

        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainMemoryStatsAsync(
            self.Reference, flags, default));
        int count = (int)Math.Min(nr_stats, (uint)found.Count);
        for (int i = 0; i < count; i++)
        {
            byte* target = (byte*)stats + (i * 16);
            *(int*)target = (int)found[i].Tag;
            *(ulong*)(target + 8) = found[i].Value;
        }

        return count;
    }

    private static partial int virDomainGetDiskErrors(nint dom, nint errors, uint maxerrors, uint flags)
    {
        const string Function = nameof(virDomainGetDiskErrors);
        var self = Arguments.Object<DomainRef>(dom, Function);
        if (maxerrors != 0)
        {
            Results.Require(errors != 0, "errors", Function);
        }

        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetDiskErrorsAsync(
            self.Reference, flags, default));
        int count = maxerrors == 0 ? 0 : (int)Math.Min(maxerrors, (uint)found.Count);
        for (int i = 0; i < count; i++)
        {
            byte* target = (byte*)errors + (i * 16);
            *(byte**)target = NativeText.Make(found[i].Disk);
            *(int*)(target + 8) = (int)found[i].Error;
        }

        return maxerrors == 0 ? found.Count : count;
    }

    private static partial int virDomainBlockPeek(nint dom, byte* disk, ulong offset, nuint size, nint buffer, uint flags)
    {
        const string Function = nameof(virDomainBlockPeek);
        var self = Arguments.Object<DomainRef>(dom, Function);
        self.Connection.RequireWrite(Function);
        string path = Arguments.Text(disk, "disk", Function);
        if (path.Length == 0)
        {
            throw Errors.ArgumentEmpty(path, "disk", Function);
        }

        Results.Require(size == 0 || buffer != 0, "buffer", Function);
        var bytes = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainBlockPeekAsync(
            self.Reference, path, offset, checked((uint)size), flags, default));
        bytes.Span[..(int)Math.Min((nuint)bytes.Length, size)].CopyTo(new Span<byte>((void*)buffer, (int)size));
        return 0;
    }

    private static partial int virDomainMemoryPeek(nint dom, ulong start, nuint size, nint buffer, uint flags)
    {
        const string Function = nameof(virDomainMemoryPeek);
        const uint Kinds = (uint)(DomainMemoryFlags.Virtual | DomainMemoryFlags.Physical);
        var self = Arguments.Object<DomainRef>(dom, Function);
        self.Connection.RequireWrite(Function);
        Results.Require(size == 0 || buffer != 0, "buffer", Function);
        if ((flags & Kinds) == Kinds)
        {
            throw Errors.FlagsExclusive("VIR_MEMORY_VIRTUAL", "VIR_MEMORY_PHYSICAL", Function);
        }

        var bytes = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainMemoryPeekAsync(
            self.Reference, start, checked((uint)size), (DomainMemoryFlags)flags, default));
        bytes.Span[..(int)Math.Min((nuint)bytes.Length, size)].CopyTo(new Span<byte>((void*)buffer, (int)size));
        return 0;
    }

    private static partial int virDomainGetBlockJobInfo(nint dom, byte* disk, nint info, uint flags)
    {
        const string Function = nameof(virDomainGetBlockJobInfo);
        var self = Arguments.Object<DomainRef>(dom, Function);
        string path = Arguments.Text(disk, "disk", Function);
        Results.Require(info != 0, "info", Function);
        new Span<byte>((void*)info, 32).Clear();
        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetBlockJobInfoAsync(
            self.Reference, path, (DomainBlockJobInfoFlags)flags, default));
        if (found is not { } job)
        {
            return 0;
        }

        *(int*)info = (int)job.Type;
        *(ulong*)(info + 8) = job.Bandwidth;
        *(ulong*)(info + 16) = job.Cursor;
        *(ulong*)(info + 24) = job.End;
        return 1;
    }

    private static partial int virDomainGetSecurityLabelList(nint domain, nint* seclabels)
    {
        const string Function = nameof(virDomainGetSecurityLabelList);
        const int Size = 4104, Room = 4097;
        var self = Arguments.Object<DomainRef>(domain, Function);
        Results.Require(seclabels != null, "seclabels", Function);
        var labels = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetSecurityLabelListAsync(
            self.Reference, default));
        byte* array = (byte*)NativeMemory.AllocZeroed((nuint)labels.Count + 1, Size);
        for (int i = 0; i < labels.Count; i++)
        {
            Results.Characters(labels[i].Label, array + (i * Size), Room);
            *(int*)(array + (i * Size) + Room + 3) = labels[i].Enforcing ? 1 : 0;
        }

        *seclabels = (nint)array;
        return labels.Count;
    }

    private static partial byte* virDomainScreenshot(nint domain, nint stream, uint screen, uint flags)
    {
        const string Function = nameof(virDomainScreenshot);
        var self = Arguments.Object<DomainRef>(domain, Function);
        var target = Arguments.StreamFor(stream, self, "stream", Function);
        self.Connection.RequireWrite(Function);
        var shot = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainScreenshotAsync(
            self.Reference, screen, flags, default));
        target.Attach(shot.Stream);
        return Results.Text(shot.MimeType);
    }

    private static partial int virDomainOpenGraphicsFD(nint dom, uint idx, uint flags)
    {
        const string Function = nameof(virDomainOpenGraphicsFD);
        var self = Arguments.Object<DomainRef>(dom, Function);
        self.Connection.RequireWrite(Function);
        return Results.Descriptor(Waiting.For(
            self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainOpenGraphicsFdAsync(
                self.Reference, idx, (DomainOpenGraphicsFlags)flags, default)));
    }
}
