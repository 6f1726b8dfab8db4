using Vireo.Operations;

namespace Vireo;

/// <summary>A tunnel at the destination.</summary>
/// <param name="Stream">Takes the guest's data.</param>
/// <param name="Cookie">For the next step.</param>
public sealed record MigrationTunnelResult(VirStream Stream, ReadOnlyMemory<byte> Cookie);
