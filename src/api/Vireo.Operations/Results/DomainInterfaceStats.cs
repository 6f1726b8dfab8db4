namespace Vireo;

/// <summary>Counters of an interface; -1 where unknown.</summary>
/// <param name="RxBytes">Bytes received.</param>
/// <param name="RxPackets">Packets received.</param>
/// <param name="RxErrors">Errors receiving.</param>
/// <param name="RxDropped">Dropped on receipt.</param>
/// <param name="TxBytes">Bytes sent.</param>
/// <param name="TxPackets">Packets sent.</param>
/// <param name="TxErrors">Errors sending.</param>
/// <param name="TxDropped">Dropped on sending.</param>
public readonly record struct DomainInterfaceStats(
    long RxBytes,
    long RxPackets,
    long RxErrors,
    long RxDropped,
    long TxBytes,
    long TxPackets,
    long TxErrors,
    long TxDropped);
