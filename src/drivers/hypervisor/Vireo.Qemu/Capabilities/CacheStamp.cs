namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>What cached capabilities depend on: when any of it differs, they are asked for again.</summary>
/// <param name="ChangeTime">When the binary's file came to be, nanoseconds since the epoch: a replaced file with an old date is noticed by it.</param>
/// <param name="ModifyTime">The binary's modification time, nanoseconds since the epoch.</param>
/// <param name="OwnVersion">Version of the probing code.</param>
/// <param name="Kvm">Whether hardware acceleration was usable.</param>
public readonly record struct CacheStamp(long ChangeTime, long ModifyTime, string OwnVersion, bool Kvm);
