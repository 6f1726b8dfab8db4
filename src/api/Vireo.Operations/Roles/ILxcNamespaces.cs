using Microsoft.Win32.SafeHandles;
using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>What only LXC has.</summary>
public interface ILxcNamespaces
{
    /// <summary><c>virDomainLxcOpenNamespace</c>.</summary>
    [Operation(LxcProcedure.DomainOpenNamespace)]
    ValueTask<IReadOnlyList<SafeFileHandle>> DomainOpenNamespaceAsync(DomainRef domain, uint flags, CancellationToken cancellationToken);
}
