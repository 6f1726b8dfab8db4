using System.Reflection;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch.Tests;

/// <summary>Read-only connections, access rules, authentication.</summary>
public class GuardTests
{
    /// <summary>What libvirt 9.0 refuses on its read-only socket although all its permissions look, and the reverse; seen on the daemon
    /// itself.</summary>
    private static readonly HashSet<string> RefusedAll =
        ["DomainSetSchedulerParameters", "NodeGetSevInfo", "DomainGetLaunchSecurityInfo"];

    private static readonly HashSet<string> AllowedAll = ["DomainMigrateGetCompressionCache", "DomainMigrateGetMaxDowntime"];

    [Fact]
    public async Task A_read_only_connection_is_refused_what_changes_something()
    {
        await using var pair = new DispatchPair(new EmptyDriver());
        await pair.OpenAsync(readOnly: true);
        int refused = 0;
        foreach (var field in typeof(RemoteProcedure).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var procedure = field.GetCustomAttribute<ProcedureAttribute>()!;
            bool changes = field.GetCustomAttributes<AclAttribute>().Any(
                r => r.WhenSet == 0 && r.WhenNotSet == 0 && r.WhenField is null && !Looks(r.Permission));
            bool expected = (changes || RefusedAll.Contains(field.Name)) && !AllowedAll.Contains(field.Name);
            if (procedure.Kind == ProcedureKind.Event || procedure.Manual || !expected)
            {
                continue;
            }

            using var writer = RpcClient.BeginCall();
            writer.Advance((int)(procedure.Args?.GetProperty("MinXdrSize")!.GetValue(null) ?? 0));
            var fault = await Assert.ThrowsAsync<VirException>(() => pair.Client.CallAsync(
                RemoteDispatcher.Program, RemoteDispatcher.Version, (int)field.GetRawConstantValue()!, writer, DispatchPair.Soon));
            Assert.Equal((ErrorCode.OperationDenied, Errors.DomainOf(procedure.Function ?? field.Name)), (fault.Code, fault.Domain));
            Assert.Equal($"operation forbidden: read only access prevents {procedure.Function ?? "vir" + field.Name}", fault.Message);
            refused++;
        }

        Assert.InRange(refused, 200, 300);
    }

    [Fact]
    public async Task Secrets_are_refused_on_a_read_only_connection()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync(readOnly: true);
        (await pair.CallAsync(RemoteProcedure.DomainGetXmlDesc, new DomainGetXmlDescArgs(FakeDriver.Off, 2))).Dispose();
        var fault = await Assert.ThrowsAsync<VirException>(
            () => pair.CallAsync(RemoteProcedure.DomainGetXmlDesc, new DomainGetXmlDescArgs(FakeDriver.Off, (uint)DomainXmlFlags.Secure)));
        Assert.Equal("operation forbidden: virDomainGetXMLDesc with secure flag", fault.Message);
    }

    [Theory]
    [InlineData(RemoteProcedure.DomainSetMemory, "memory in virDomainSetMemory must not be zero")]
    [InlineData(RemoteProcedure.DomainSetBlockIoTune, "nparams in virDomainSetBlockIoTune must be greater than zero")]
    [InlineData(RemoteProcedure.DomainSetBlkioParameters, "params in virDomainSetBlkioParameters must not be NULL")]
    [InlineData(RemoteProcedure.DomainSetUserPassword, "user in virDomainSetUserPassword must not be NULL")]
    [InlineData(RemoteProcedure.ConnectBaselineCpu, "xmlCPUs in virConnectBaselineCPU must not be NULL")]
    [InlineData(RemoteProcedure.NodeAllocPages, "npages in virNodeAllocPages must not be zero")]
    [InlineData(RemoteProcedure.DomainGetVcpus, "info in virDomainGetVcpus must not be NULL")]
    public async Task Arguments_are_refused_with_libvirts_words(RemoteProcedure procedure, string message)
    {
        await using var pair = new DispatchPair(new EmptyDriver());
        await pair.OpenAsync();
        using var writer = RpcClient.BeginCall();
        var args = typeof(RemoteProcedure).GetField(procedure.ToString())!.GetCustomAttribute<ProcedureAttribute>()!.Args!;
        writer.Advance((int)args.GetProperty("MinXdrSize")!.GetValue(null)!);
        var fault = await Assert.ThrowsAsync<VirException>(() => pair.Client.CallAsync(
            RemoteDispatcher.Program, RemoteDispatcher.Version, (int)procedure, writer, DispatchPair.Soon));
        Assert.Equal((ErrorCode.InvalidArg, ErrorDomain.Domain, message), (fault.Code, fault.Domain, fault.Message));
    }

    [Theory]
    [InlineData(3u, "Flags 'VIR_DUMP_CRASH' and 'VIR_DUMP_LIVE' are mutually exclusive")]
    [InlineData(11u, "Flags 'VIR_DUMP_CRASH' and 'VIR_DUMP_LIVE' are mutually exclusive")]
    [InlineData(1u, "this function is not supported by the connection driver: virDomainCoreDump")]
    public async Task Flags_that_exclude_each_other_are_refused(uint flags, string message)
    {
        await using var pair = new DispatchPair(new EmptyDriver());
        await pair.OpenAsync();
        var fault = await Assert.ThrowsAsync<VirException>(
            () => pair.CallAsync(RemoteProcedure.DomainCoreDump, new DomainCoreDumpArgs(FakeDriver.Running, "/x", flags)));
        Assert.Equal(message, fault.Message);
    }

    [Theory]
    [InlineData(4u, "Flag 'VIR_DOMAIN_AFFECT_CONFIG' is required by flag 'VIR_DOMAIN_VCPU_MAXIMUM'")]
    [InlineData(6u, "this function is not supported by the connection driver: virDomainSetVcpusFlags")]
    public async Task A_flag_that_needs_another_is_refused_alone(uint flags, string message)
    {
        await using var pair = new DispatchPair(new EmptyDriver());
        await pair.OpenAsync();
        var fault = await Assert.ThrowsAsync<VirException>(
            () => pair.CallAsync(RemoteProcedure.DomainSetVcpusFlags, new DomainSetVcpusFlagsArgs(FakeDriver.Running, 2, flags)));
        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public async Task A_read_only_connection_without_the_driver_is_refused_all_the_same()
    {
        await using var pair = new DispatchPair(new EmptyDriver(), groups: [DriverGroup.Hypervisor]);
        await pair.OpenAsync(readOnly: true);
        var fault = await Assert.ThrowsAsync<VirException>(
            () => pair.CallAsync(RemoteProcedure.SecretUndefine, new SecretUndefineArgs(
                new SecretRef(FakeDriver.Off.Uuid, SecretUsageType.None, ""))));
        Assert.Equal("operation forbidden: read only access prevents virSecretUndefine", fault.Message);
    }

    [Fact]
    public async Task An_identity_handed_on_is_asked_about_from_then_on()
    {
        await using var pair = new DispatchPair(new EmptyDriver());
        await pair.OpenAsync();
        (await pair.CallAsync(RemoteProcedure.ConnectSetIdentity,
            new ConnectSetIdentityArgs(new TypedParameterList { { "user-name", "joe" }, { "unix-user-id", 1000ul } }, 0))).Dispose();
        Assert.Equal(("joe", 1000), (pair.Session.Caller.UserName, pair.Session.Caller.UserId));
    }

    [Fact]
    public async Task The_policy_is_asked_with_permission_and_object_and_filters_lists()
    {
        var policy = new OneDomainPolicy();
        await using var pair = new DispatchPair(new FakeDriver(), policy);
        await pair.OpenAsync();
        var seen = await pair.CallAsync<ConnectListAllDomainsArgs, ConnectListAllDomainsRet>(
            RemoteProcedure.ConnectListAllDomains, new(1, 0));
        Assert.Equal([FakeDriver.Running], seen.Domains);
        (await pair.CallAsync(RemoteProcedure.DomainGetInfo, new DomainGetInfoArgs(FakeDriver.Running))).Dispose();
        var fault = await Assert.ThrowsAsync<VirException>(
            () => pair.CallAsync(RemoteProcedure.DomainGetInfo, new DomainGetInfoArgs(FakeDriver.Off)));
        Assert.Equal(ErrorCode.AccessDenied, fault.Code);
        Assert.Contains((Permission.DomainRead, (string?)"two"), policy.Asked);
        Assert.Contains((Permission.ConnectSearchDomains, null), policy.Asked);
    }

    [Fact]
    public async Task A_rule_with_a_condition_counts_when_the_flag_is_set()
    {
        var policy = new OneDomainPolicy();
        await using var pair = new DispatchPair(new FakeDriver(), policy);
        await pair.OpenAsync();
        (await pair.CallAsync(RemoteProcedure.DomainGetXmlDesc, new DomainGetXmlDescArgs(FakeDriver.Running, 0))).Dispose();
        Assert.DoesNotContain(policy.Asked, a => a.Permission == Permission.DomainReadSecure);
        (await pair.CallAsync(RemoteProcedure.DomainGetXmlDesc, new DomainGetXmlDescArgs(FakeDriver.Running, (uint)DomainXmlFlags.Secure)))
            .Dispose();
        Assert.Contains(policy.Asked, a => a.Permission == Permission.DomainReadSecure);
    }

    [Fact]
    public async Task Only_authentication_works_before_authentication()
    {
        await using var pair = new DispatchPair(new FakeDriver(), authenticator: NoAuthentication.Instance);
        var fault = await Assert.ThrowsAsync<VirException>(() => pair.OpenAsync());
        Assert.Equal("authentication required", fault.Message);
        using var list = await pair.CallAsync(RemoteProcedure.AuthList);
        Assert.Equal([AuthType.None], DispatchPair.Decode<AuthListRet>(list).Types);
        await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(RemoteProcedure.AuthPolkit));
    }

    private static bool Looks(Permission permission) =>
        typeof(Permission).GetField(permission.ToString())!.GetCustomAttribute<AccessAttribute>()!.Looks;

    private sealed class OneDomainPolicy : IAccessPolicy
    {
        public List<(Permission Permission, string? Name)> Asked { get; } = [];

        public bool AllowsEverything => false;

        public ValueTask<bool> IsAllowedAsync(
            CallerIdentity caller, string driver, Permission permission, AccessObject target, CancellationToken cancellationToken)
        {
            lock (Asked)
            {
                Asked.Add((permission, target.Name));
            }

            return new(target.Name is null or "one");
        }
    }
}
