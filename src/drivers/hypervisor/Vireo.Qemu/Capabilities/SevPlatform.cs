namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>AMD's encryption of guests on this host, as <c>query-sev-capabilities</c> tells it.</summary>
/// <param name="CBitPosition">The bit of a page table's entry that says that the page is encrypted.</param>
/// <param name="ReducedPhysBits">Bits of a physical address that are lost to it.</param>
/// <param name="Pdh">The platform's Diffie-Hellman key, base64.</param>
/// <param name="CertChain">Its certificates, base64.</param>
/// <param name="Cpu0Id">The processor's own id, base64; null from older emulators.</param>
public sealed record SevPlatform(uint CBitPosition, uint ReducedPhysBits, string Pdh, string CertChain, string? Cpu0Id);
