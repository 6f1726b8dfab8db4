namespace Vireo.Drivers.Interfaces;

/// <summary>
/// One client's connection to the host's interfaces. It finds them and translates; the operations are in <c>Operations/</c>.
/// </summary>
[FlagChecks(ErrorDomain.Interface, "udev")]
internal partial class InterfaceConnection(ConnectionContext context, InterfaceDriver driver) : DriverConnection(context)
{
    public InterfaceDriver Driver { get; } = driver;
}
