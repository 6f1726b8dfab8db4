using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Dispatch;

/// <summary>Serves the main program. What no shape fits is written by hand in <c>Manual/</c>; the compiler asks for it.</summary>
[RpcDispatcher(typeof(RemoteProcedure), typeof(DriverConnection), typeof(ClientSession))]
public static partial class RemoteDispatcher
{
}

/// <summary>Serves the program of what only QEMU has.</summary>
[RpcDispatcher(typeof(QemuProcedure), typeof(DriverConnection), typeof(ClientSession))]
public static partial class QemuDispatcher
{
}

/// <summary>Serves the program of what only LXC has.</summary>
[RpcDispatcher(typeof(LxcProcedure), typeof(DriverConnection), typeof(ClientSession))]
public static partial class LxcDispatcher
{
}

/// <summary>Serves the program of what only Vireo has.</summary>
[RpcDispatcher(typeof(VireoProcedure), typeof(DriverConnection), typeof(ClientSession))]
public static partial class VireoDispatcher
{
}

/// <summary>Serves the administration of the daemon.</summary>
[RpcDispatcher(typeof(AdminProcedure), typeof(AdminConnection), typeof(AdminSession))]
public static partial class AdminDispatcher
{
}
