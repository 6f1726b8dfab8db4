using System.Runtime.InteropServices;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Lists of structs with texts and lists inside: made here, freed by the caller with the function beside each.</content>
internal static unsafe partial class Exports
{
    private static partial int virDomainGetFSInfo(nint dom, nint** info, uint flags)
    {
        const string Function = nameof(virDomainGetFSInfo);
        var self = Arguments.Object<DomainRef>(dom, Function);
        self.Connection.RequireWrite(Function);
        Results.Require(info != null, "info", Function);
        *info = null;
        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetFsInfoAsync(
            self.Reference, flags, default));
        return Results.Records(
            found, 40,
            static (item, target) =>
            {
                byte** fields = (byte**)target;
                fields[0] = NativeText.Make(item.MountPoint);
                fields[1] = NativeText.Make(item.Name);
                fields[2] = NativeText.Make(item.FileSystemType);
                fields[3] = (byte*)(nuint)item.DeviceAliases.Count;
                byte** aliases = null;
                Results.Texts(item.DeviceAliases, &aliases);
                fields[4] = (byte*)aliases;
            },
            info);
    }

    private static partial void virDomainFSInfoFree(nint info)
    {
        if (info == 0)
        {
            return;
        }

        void** fields = (void**)info;
        void** aliases = (void**)fields[4];
        for (nuint i = 0; aliases != null && i < (nuint)fields[3]; i++)
        {
            NativeMemory.Free(aliases[i]);
        }

        NativeMemory.Free(aliases);
        NativeMemory.Free(fields[0]);
        NativeMemory.Free(fields[1]);
        NativeMemory.Free(fields[2]);
        NativeMemory.Free(fields);
    }

    private static partial int virDomainGetIOThreadInfo(nint dom, nint** info, uint flags)
    {
        const string Function = nameof(virDomainGetIOThreadInfo);
        var self = Arguments.Object<DomainRef>(dom, Function);
        Results.Require(info != null, "info", Function);
        RequireOneImpact(flags, Function);
        *info = null;
        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainGetIoThreadInfoAsync(
            self.Reference, (DomainModificationImpact)flags, default));
        return Results.Records(
            found, 24,
            static (item, target) =>
            {
                *(uint*)target = item.Id;
                *(byte**)(target + 8) = Results.Bytes(item.CpuMap.Span);
                *(int*)(target + 16) = item.CpuMap.Length;
            },
            info);
    }

    private static partial void virDomainIOThreadInfoFree(nint info)
    {
        if (info != 0)
        {
            NativeMemory.Free(*(void**)(info + 8));
            NativeMemory.Free((void*)info);
        }
    }

    private static partial int virDomainInterfaceAddresses(nint dom, nint** ifaces, uint source, uint flags)
    {
        const string Function = nameof(virDomainInterfaceAddresses);
        var self = Arguments.Object<DomainRef>(dom, Function);
        Results.Require(ifaces != null, "ifaces", Function);
        *ifaces = null;
        if (source == (uint)DomainInterfaceAddressesSource.Agent)
        {
            self.Connection.RequireWrite(Function);
        }

        var found = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainInterfaceAddressesAsync(
            self.Reference, (DomainInterfaceAddressesSource)source, flags, default));
        return Results.Records(
            found, 32,
            static (item, target) =>
            {
                const int AddressSize = 24;
                *(byte**)target = NativeText.Make(item.Name);
                *(byte**)(target + 8) = NativeText.Make(item.HardwareAddress);
                *(uint*)(target + 16) = (uint)item.Addresses.Count;
                byte* addresses = (byte*)NativeMemory.AllocZeroed((nuint)item.Addresses.Count + 1, AddressSize);
                *(byte**)(target + 24) = addresses;
                for (int i = 0; i < item.Addresses.Count; i++)
                {
                    byte* address = addresses + (i * AddressSize);
                    *(int*)address = (int)item.Addresses[i].Type;
                    *(byte**)(address + 8) = NativeText.Make(item.Addresses[i].Address);
                    *(uint*)(address + 16) = item.Addresses[i].Prefix;
                }
            },
            ifaces);
    }

    private static partial void virDomainInterfaceFree(nint iface)
    {
        if (iface == 0)
        {
            return;
        }

        byte* addresses = *(byte**)(iface + 24);
        for (uint i = 0; addresses != null && i < *(uint*)(iface + 16); i++)
        {
            NativeMemory.Free(*(void**)(addresses + (i * 24) + 8));
        }

        NativeMemory.Free(addresses);
        NativeMemory.Free(*(void**)iface);
        NativeMemory.Free(*(void**)(iface + 8));
        NativeMemory.Free((void*)iface);
    }

    private static partial int virNetworkGetDHCPLeases(nint network, byte* mac, nint** leases, uint flags)
    {
        const string Function = nameof(virNetworkGetDHCPLeases);
        var self = Arguments.Object<NetworkRef>(network, Function);
        if (leases != null)
        {
            *leases = null;
        }

        var found = Waiting.For(self.Connection.Driver(DriverGroup.Network, Function).NetworkGetDhcpLeasesAsync(
            self.Reference, NativeText.Read(mac), flags, default));
        return leases == null ? found.Count : Results.Records(
            found, 72,
            static (item, target) =>
            {
                *(byte**)target = NativeText.Make(item.Interface);
                *(long*)(target + 8) = item.ExpiryTime;
                *(int*)(target + 16) = (int)item.Type;
                *(byte**)(target + 24) = NativeText.Make(item.Mac);
                *(byte**)(target + 32) = NativeText.Make(item.Iaid);
                *(byte**)(target + 40) = NativeText.Make(item.IpAddress);
                *(uint*)(target + 48) = item.Prefix;
                *(byte**)(target + 56) = NativeText.Make(item.Hostname);
                *(byte**)(target + 64) = NativeText.Make(item.ClientId);
            },
            leases);
    }

    private static partial void virNetworkDHCPLeaseFree(nint lease)
    {
        if (lease == 0)
        {
            return;
        }

        foreach (int offset in (ReadOnlySpan<int>)[0, 24, 32, 40, 56, 64])
        {
            NativeMemory.Free(*(void**)(lease + offset));
        }

        NativeMemory.Free((void*)lease);
    }
}
