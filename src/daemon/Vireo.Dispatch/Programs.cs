using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <summary>The programs of one client of the main server, as the RPC layer wants them.</summary>
public static class Programs
{
    /// <summary>Main, QEMU, LXC and Vireo's own program for one client.</summary>
    public static IReadOnlyList<IRpcProgram> For(ClientSession session) =>
    [
        new Program<ClientSession>(session, RemoteDispatcher.Program, RemoteDispatcher.Version,
            RemoteDispatcher.TraitsOf, RemoteDispatcher.DispatchAsync, RemoteDispatcher.FunctionOf),
        new Program<ClientSession>(session, QemuDispatcher.Program, QemuDispatcher.Version,
            QemuDispatcher.TraitsOf, QemuDispatcher.DispatchAsync, QemuDispatcher.FunctionOf),
        new Program<ClientSession>(session, LxcDispatcher.Program, LxcDispatcher.Version,
            LxcDispatcher.TraitsOf, LxcDispatcher.DispatchAsync, LxcDispatcher.FunctionOf),
        new Program<ClientSession>(session, VireoDispatcher.Program, VireoDispatcher.Version,
            VireoDispatcher.TraitsOf, VireoDispatcher.DispatchAsync, VireoDispatcher.FunctionOf),
    ];

    /// <summary>The admin program for one client.</summary>
    public static IReadOnlyList<IRpcProgram> For(AdminSession session) =>
    [
        new Program<AdminSession>(session, AdminDispatcher.Program, AdminDispatcher.Version,
            AdminDispatcher.TraitsOf, AdminDispatcher.DispatchAsync, AdminDispatcher.FunctionOf),
    ];

    // One generated dispatcher with the client that it serves.
    private sealed class Program<TSession>(
        TSession session, uint number, uint version, Func<int, RpcProcedureTraits> traits, Func<TSession, RpcCall, ValueTask> dispatch,
        Func<int, string> function) : IRpcProgram
    {
        public uint Number => number;

        public uint Version => version;

        public RpcProcedureTraits GetTraits(int procedure) => traits(procedure);

        public ValueTask InvokeAsync(RpcCall call) => dispatch(session, call);

        public void OnRefused(RpcServerConnection connection, int procedure, VirException error) =>
            RefusedCalls.Log(connection, function(procedure), error);
    }
}
