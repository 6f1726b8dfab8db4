using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Security labels and memory encryption of domains.</summary>
public interface IDomainSecurity
{
    /// <summary><c>virDomainGetSecurityLabel</c>.</summary>
    [Operation(RemoteProcedure.DomainGetSecurityLabel)]
    ValueTask<SecurityLabel> DomainGetSecurityLabelAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetSecurityLabelList</c>.</summary>
    [Operation(RemoteProcedure.DomainGetSecurityLabelList, Manual = true)]
    ValueTask<IReadOnlyList<SecurityLabel>> DomainGetSecurityLabelListAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetLaunchSecurityInfo</c>.</summary>
    [Operation(RemoteProcedure.DomainGetLaunchSecurityInfo)]
    ValueTask<TypedParameterList> DomainGetLaunchSecurityInfoAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetLaunchSecurityState</c>.</summary>
    [Operation(RemoteProcedure.DomainSetLaunchSecurityState)]
    ValueTask DomainSetLaunchSecurityStateAsync(
        DomainRef domain, [Wire("params")] TypedParameterList parameters, uint flags, CancellationToken cancellationToken);
}
