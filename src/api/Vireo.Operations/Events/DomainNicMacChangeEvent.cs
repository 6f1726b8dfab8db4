using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>A guest changed a MAC address.</summary>
/// <param name="Domain">Whose event it is.</param>
/// <param name="Alias">Alias of the interface.</param>
/// <param name="OldMac">Before.</param>
/// <param name="NewMac">Now.</param>
[EventMessage(RemoteProcedure.DomainEventNicMacChange)]
public sealed record DomainNicMacChangeEvent(
    DomainRef Domain,
    string Alias,
    [Wire("oldMAC")] string OldMac,
    [Wire("newMAC")] string NewMac)
    : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override int EventId => (int)DomainEventId.NicMacChange;
}
