using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <summary>One client of the admin server.</summary>
public sealed class AdminSession(RpcServerConnection connection, AdminConnection daemon)
{
    private bool _open;

    public RpcServerConnection Connection { get; } = connection;

    internal void Open() => _open = true;

    internal void Close() => _open = false;

    internal AdminConnection GetDriver(DriverGroup group, string function)
    {
        _ = (group, function);
        return _open ? daemon : throw Errors.ConnectionNotOpen();
    }
}
