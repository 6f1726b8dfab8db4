namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>What cached capabilities depend on: when any of it differs, they are asked for again.</summary>
/// <param name="ChangeTime">When the binary's file was last touched in any way, nanoseconds since the epoch: a replaced or overwritten file
/// with an old date is noticed by it.</param>
/// <param name="ModifyTime">The binary's modification time, nanoseconds since the epoch.</param>
/// <param name="OwnVersion">Version of the probing code.</param>
/// <param name="ModulesTime">Modification time of the folder with QEMU's modules: devices depend on them.</param>
/// <param name="Kvm">Whether hardware acceleration was usable.</param>
/// <param name="Kernel">The running kernel, which decides what acceleration can do; empty without it.</param>
public readonly record struct CacheStamp(long ChangeTime, long ModifyTime, string OwnVersion, long ModulesTime, bool Kvm, string Kernel);
