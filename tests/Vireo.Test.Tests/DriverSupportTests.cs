using System.Reflection;
using System.Text.Json;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Test.Tests;

/// <summary>Nothing that libvirt's test driver serves is "not supported" here. The list is computed from the facts about libvirt, not
/// written down.</summary>
public sealed class DriverSupportTests
{
    [Fact]
    public async Task Every_function_of_libvirts_test_driver_is_served()
    {
        var served = Functions(await ServedProceduresAsync());
        var declared = Functions(Enum.GetValues<RemoteProcedure>());
        var missing = new List<string>();
        foreach (string function in ListedFunctions())
        {
            // What has no procedure is answered by the library itself: opening, closing, the state of the connection.
            if (declared.Contains(function) && !served.Contains(function))
            {
                missing.Add(function);
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void The_list_of_functions_is_the_whole_one()
    {
        // 259 in libvirt 11.3: the test above must not pass because it read nothing.
        Assert.True(ListedFunctions().Count > 250);
        Assert.Contains("virDomainScreenshot", ListedFunctions());
    }

    private static List<string> ListedFunctions()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Vireo.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        string path = Path.GetFullPath(Path.Combine(folder!, "..", "shared", "spec", "driver-support.json"));
        Assert.SkipUnless(File.Exists(path), "the facts in ../shared/spec are not here");
        using var facts = JsonDocument.Parse(File.ReadAllText(path));
        var list = new List<string>();
        foreach (var group in facts.RootElement.GetProperty("groups").EnumerateObject())
        {
            foreach (var api in group.Value.GetProperty("apis").EnumerateObject())
            {
                if (api.Value.GetProperty("drivers").TryGetProperty("test", out var support) && !support.TryGetProperty("removed", out _))
                {
                    list.Add(api.Name);
                }
            }
        }

        return list;
    }

    /// <summary>The procedures of the operations that the test driver's connection overrides.</summary>
    private static async Task<List<RemoteProcedure>> ServedProceduresAsync()
    {
        await using var connection = await TestDriverTests.OpenAsync();
        var list = new List<RemoteProcedure>
        {
            // The daemon's session serves these for every driver that has events: see SubscribeAsync.
            RemoteProcedure.ConnectDomainEventRegister, RemoteProcedure.ConnectDomainEventDeregister,
                RemoteProcedure.ConnectDomainEventRegisterAny,
            RemoteProcedure.ConnectDomainEventDeregisterAny, RemoteProcedure.ConnectNetworkEventRegisterAny,
                RemoteProcedure.ConnectNetworkEventDeregisterAny,
            RemoteProcedure.ConnectStoragePoolEventRegisterAny, RemoteProcedure.ConnectStoragePoolEventDeregisterAny,
            RemoteProcedure.ConnectNodeDeviceEventRegisterAny, RemoteProcedure.ConnectNodeDeviceEventDeregisterAny,
            RemoteProcedure.ConnectOpen, RemoteProcedure.ConnectClose,
        };
        foreach (var role in connection.GetType().GetInterfaces())
        {
            var map = connection.GetType().GetInterfaceMap(role);
            for (int i = 0; i < map.InterfaceMethods.Length; i++)
            {
                if (map.TargetMethods[i].DeclaringType == typeof(DriverConnection))
                {
                    continue;
                }

                if (map.InterfaceMethods[i].GetCustomAttribute<OperationAttribute>() is { } operation
                    && operation.Program == typeof(RemoteProcedure))
                {
                    list.Add((RemoteProcedure)operation.Number);
                }

                list.AddRange(map.InterfaceMethods[i].GetCustomAttributes<LegacyAttribute>().Select(static legacy => legacy.Procedure));
            }
        }

        // Older functions that the driver serves by themselves.
        list.AddRange(Enum.GetValues<RemoteProcedure>().Where(
            p => connection.GetType().GetMethod(p + "LegacyAsync") is { } method && method.DeclaringType != typeof(DriverConnection)));

        return list;
    }

    private static HashSet<string> Functions(IEnumerable<RemoteProcedure> procedures)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var procedure in procedures)
        {
            if (typeof(RemoteProcedure).GetField(procedure.ToString())?.GetCustomAttribute<ProcedureAttribute>()?.Function is { } function)
            {
                names.Add(function);
            }
        }

        return names;
    }
}
