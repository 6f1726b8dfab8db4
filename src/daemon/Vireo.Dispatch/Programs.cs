using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <summary>The programs of one client of the main server, as the RPC layer wants them.</summary>
public static class Programs
{
    /// <summary>Main, QEMU and LXC program for one client.</summary>
    public static IReadOnlyList<IRpcProgram> For(ClientSession session) =>
        [new RemoteProgram(session), new QemuProgram(session), new LxcProgram(session)];

    /// <summary>The admin program for one client.</summary>
    public static IReadOnlyList<IRpcProgram> For(AdminSession session) => [new AdminProgram(session)];

    private sealed class RemoteProgram(ClientSession session) : IRpcProgram
    {
        public uint Number => RemoteDispatcher.Program;

        public uint Version => RemoteDispatcher.Version;

        public RpcProcedureTraits GetTraits(int procedure) => RemoteDispatcher.TraitsOf(procedure);

        public ValueTask InvokeAsync(RpcCall call) => RemoteDispatcher.DispatchAsync(session, call);

        public void OnRefused(RpcServerConnection connection, int procedure, VirException error) =>
            RefusedCalls.Log(connection, RemoteDispatcher.FunctionOf(procedure), error);
    }

    private sealed class QemuProgram(ClientSession session) : IRpcProgram
    {
        public uint Number => QemuDispatcher.Program;

        public uint Version => QemuDispatcher.Version;

        public RpcProcedureTraits GetTraits(int procedure) => QemuDispatcher.TraitsOf(procedure);

        public ValueTask InvokeAsync(RpcCall call) => QemuDispatcher.DispatchAsync(session, call);

        public void OnRefused(RpcServerConnection connection, int procedure, VirException error) =>
            RefusedCalls.Log(connection, QemuDispatcher.FunctionOf(procedure), error);
    }

    private sealed class LxcProgram(ClientSession session) : IRpcProgram
    {
        public uint Number => LxcDispatcher.Program;

        public uint Version => LxcDispatcher.Version;

        public RpcProcedureTraits GetTraits(int procedure) => LxcDispatcher.TraitsOf(procedure);

        public ValueTask InvokeAsync(RpcCall call) => LxcDispatcher.DispatchAsync(session, call);

        public void OnRefused(RpcServerConnection connection, int procedure, VirException error) =>
            RefusedCalls.Log(connection, LxcDispatcher.FunctionOf(procedure), error);
    }

    private sealed class AdminProgram(AdminSession session) : IRpcProgram
    {
        public uint Number => AdminDispatcher.Program;

        public uint Version => AdminDispatcher.Version;

        public RpcProcedureTraits GetTraits(int procedure) => AdminDispatcher.TraitsOf(procedure);

        public ValueTask InvokeAsync(RpcCall call) => AdminDispatcher.DispatchAsync(session, call);

        public void OnRefused(RpcServerConnection connection, int procedure, VirException error) =>
            RefusedCalls.Log(connection, AdminDispatcher.FunctionOf(procedure), error);
    }
}
