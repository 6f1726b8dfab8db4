namespace Vireo.Drivers.Qemu.Launch;

/// <summary>Which of the host's secrets a part of a document needs.</summary>
/// <param name="Type">What the secret must be for.</param>
/// <param name="Uuid">Its UUID; null when it is named by its usage.</param>
/// <param name="Usage">Its usage.</param>
public readonly record struct SecretUse(SecretUsageType Type, Uuid? Uuid, string? Usage);
