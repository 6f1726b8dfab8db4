using System.Runtime.InteropServices;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>Statistics of many domains at once.</content>
internal static unsafe partial class Exports
{
    private static partial int virConnectGetAllDomainStats(nint conn, uint stats, nint** retStats, uint flags)
    {
        const string Function = nameof(virConnectGetAllDomainStats);
        var self = Arguments.Handle<ConnectHandle>(conn, Function);
        return AllStats(self, [], stats, retStats, flags, Function);
    }

    private static partial int virDomainListGetStats(nint* doms, uint stats, nint** retStats, uint flags)
    {
        const string Function = nameof(virDomainListGetStats);
        Results.Require(doms != null, "doms", Function);
        Results.Require(retStats != null, "retStats", Function);
        if (*doms == 0)
        {
            throw ArgumentErrors.NoDomains();
        }

        var list = new List<DomainRef>();
        ConnectionHandle? connection = null;
        for (nint* dom = doms; *dom != 0; dom++)
        {
            var domain = Arguments.Object<DomainRef>(*dom, Function);
            connection ??= domain.Connection;
            if (domain.Connection != connection)
            {
                throw ArgumentErrors.DomainsOfSeveralConnections();
            }

            list.Add(domain.Reference);
        }

        return AllStats(connection!, list, stats, retStats, flags, Function);
    }

    private static int AllStats(ConnectionHandle connection, IReadOnlyList<DomainRef> domains, uint stats, nint** target, uint flags,
        string function)
    {
        Results.Require(target != null, "retStats", function);
        *target = null;
        var found = Waiting.For(connection.Driver(DriverGroup.Hypervisor, function).GetAllDomainStatsAsync(
            domains, (DomainStatsTypes)stats, (ConnectGetAllDomainStatsFlags)flags, default));
        return Results.Records(
            found, 24,
            (item, record) =>
            {
                *(nint*)record = connection.New(item.Domain, null);
                *(CTypedParameter**)(record + 8) = TypedParameters.Make(item.Parameters);
                *(int*)(record + 16) = item.Parameters.Count;
            },
            target);
    }

    private static partial void virDomainStatsRecordListFree(nint* stats)
    {
        for (nint* at = stats; at != null && *at != 0; at++)
        {
            nint record = *at;
            var parameters = *(CTypedParameter**)(record + 8);
            TypedParameters.Clear(parameters, *(int*)(record + 16));
            NativeMemory.Free(parameters);
            HandleTable.Find(*(nint*)record)?.Release();
            NativeMemory.Free((void*)record);
        }

        NativeMemory.Free(stats);
    }
}
