using System.Reflection;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Dispatch.Tests;

/// <summary>Every procedure that no driver serves answers code 3 with the name of its C function, and the connection survives.</summary>
public class NotSupportedTests
{
    public static TheoryData<Type> Programs =>
        [typeof(RemoteProcedure), typeof(QemuProcedure), typeof(LxcProcedure), typeof(VireoProcedure)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Every_procedure_without_a_driver_says_so(Type program)
    {
        await using var pair = new DispatchPair(new EmptyDriver());
        await pair.OpenAsync();
        var numbers = program.GetCustomAttribute<ProgramAttribute>()!;
        int answered = 0;
        foreach (var field in program.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var procedure = field.GetCustomAttribute<ProcedureAttribute>()!;
            bool refusesFirst = procedure.RequestFiles is FileCount.One or FileCount.Some;
            if (procedure.Kind == ProcedureKind.Event || procedure.Manual || refusesFirst || IsRemoval(field) || HasRequirement(procedure)
                || HasDefault(field))
            {
                continue;
            }

            using var writer = RpcClient.BeginCall();
            Smallest(procedure.Args, writer);
            int number = (int)field.GetRawConstantValue()!;
            var fault = await Assert.ThrowsAsync<VirException>(
                () => pair.Client.CallAsync(numbers.Number, numbers.Version, number, writer, DispatchPair.Soon));
            Assert.True(fault.Code == ErrorCode.NoSupport, $"{field.Name}: {fault.Code} {fault.Message}");
            Assert.Equal($"this function is not supported by the connection driver: {FunctionOf(field, procedure)}", fault.Message);
            answered++;
        }

        Assert.InRange(answered, program == typeof(RemoteProcedure) ? 330 : 1, 453);
    }

    [Fact]
    public async Task A_group_without_a_driver_says_so()
    {
        await using var pair = new DispatchPair(new FakeDriver(), groups: [DriverGroup.Hypervisor]);
        await pair.OpenAsync();
        var fault = await Assert.ThrowsAsync<VirException>(
            () => pair.CallAsync(RemoteProcedure.ConnectListAllNetworks, new ConnectListAllNetworksArgs(1, 0)));
        Assert.Equal("this function is not supported by the connection driver: virConnectListAllNetworks", fault.Message);
    }

    [Fact]
    public async Task An_unknown_procedure_is_an_error_and_the_connection_goes_on()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        var fault = await Assert.ThrowsAsync<VirException>(
            () => pair.Client.CallAsync(RemoteDispatcher.Program, RemoteDispatcher.Version, 9999, null, DispatchPair.Soon));
        Assert.Equal((ErrorCode.Rpc, "unknown procedure: 9999"), (fault.Code, fault.Message));
        await pair.OpenAsync();
    }

    [Fact]
    public async Task Nothing_works_before_the_connection_is_open()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        var fault = await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(RemoteProcedure.ConnectNumOfDomains));
        Assert.Equal("internal error: hypervisor connection not open", fault.Message);
    }

    [Fact]
    public async Task Bytes_that_are_no_arguments_are_an_error_and_the_connection_goes_on()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync();
        using var writer = RpcClient.BeginCall();
        writer.WriteInt32(int.MaxValue);
        var fault = await Assert.ThrowsAsync<VirException>(() => pair.Client.CallAsync(
            RemoteDispatcher.Program, RemoteDispatcher.Version, (int)RemoteProcedure.DomainGetInfo, writer, DispatchPair.Soon));
        Assert.Equal("Unable to decode message payload", fault.Message);
        (await pair.CallAsync(RemoteProcedure.ConnectNumOfDomains)).Dispose();
    }

    private static string FunctionOf(FieldInfo field, ProcedureAttribute procedure) =>
        procedure.Function ?? (field.GetCustomAttribute<EventRegistrationAttribute>() is null
            ? "vir" + field.Name
            : "virConnectDomainEventRegisterAny");

    /// <summary>Zeros are refused for what they are before the driver is asked; <see cref="GuardTests"/> sees to those.</summary>
    private static bool HasRequirement(ProcedureAttribute procedure) =>
        procedure.Args is not null && procedure.Args.GetConstructors().SelectMany(c => c.GetParameters()).Any(
            p => p.GetCustomAttribute<RequireAttribute>() is not null);

    /// <summary>The version needs no driver.</summary>
    private static bool HasDefault(FieldInfo field) => field.Name == nameof(RemoteProcedure.ConnectGetLibVersion);

    private static bool IsRemoval(FieldInfo field) => field.GetCustomAttribute<EventRegistrationAttribute>() is { Remove: true };

    /// <summary>The smallest value of a struct is all zeros, and that decodes for every struct of the protocol.</summary>
    private static void Smallest(Type? args, XdrWriter writer)
    {
        if (args is not null)
        {
            writer.Advance((int)args.GetProperty("MinXdrSize", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);
        }
    }
}
