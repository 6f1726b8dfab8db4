namespace Vireo.Drivers.NwFilters;

/// <summary>
/// One client's connection to the host's network filters. It finds objects and translates; the operations are in <c>Operations/</c>.
/// </summary>
[FlagChecks(ErrorDomain.Nwfilter, "nwfilter")]
internal partial class NwFilterConnection(ConnectionContext context, NwFilterDriver driver) : DriverConnection(context)
{
    public NwFilterDriver Driver { get; } = driver;
}
