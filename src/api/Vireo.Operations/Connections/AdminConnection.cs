namespace Vireo.Operations;

/// <summary>One client's connection to the administration of a daemon: the operations of the admin program, by default not
/// supported.</summary>
[DriverBase]
public abstract partial class AdminConnection : IAdminDaemon, IAdminServers
{
}
