using System.Reflection;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Dispatch.Tests;

/// <summary>What is written by hand instead of generated stays the exception.</summary>
public class ManualTests
{
    [Fact]
    public void At_most_12_percent_of_the_operations_are_manual()
    {
        var operations = new[] { typeof(DriverConnection), typeof(AdminConnection) }
            .SelectMany(driver => driver.GetInterfaces())
            .SelectMany(role => role.GetMethods())
            .Select(method => method.GetCustomAttribute<OperationAttribute>())
            .OfType<OperationAttribute>()
            .ToList();
        int manual = operations.Count(o => o.Manual);
        Assert.InRange(operations.Count, 340, 484);
        Assert.True(manual * 100 <= operations.Count * 12, $"{manual} of {operations.Count} operations are manual");
    }

    [Fact]
    public void At_most_12_percent_of_the_procedures_are_manual()
    {
        int all = 0, manual = 0;
        Type[] programs =
            [typeof(RemoteProcedure), typeof(QemuProcedure), typeof(LxcProcedure), typeof(AdminProcedure), typeof(VireoProcedure)];
        foreach (var program in programs)
        {
            foreach (var field in program.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                all++;
                manual += field.GetCustomAttribute<ProcedureAttribute>()!.Manual ? 1 : 0;
            }
        }

        manual += typeof(DriverConnection).GetInterfaces()
            .SelectMany(role => role.GetMethods())
            .Count(method => method.GetCustomAttribute<OperationAttribute>() is { Manual: true });
        Assert.Equal(484, all);
        Assert.True(manual * 100 <= all * 12, $"{manual} of {all} procedures are manual");
    }
}
