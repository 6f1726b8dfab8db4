using System.Collections.Frozen;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// Finds out which abilities an emulator has from what its monitor listed. The abilities are declared by <see cref="QemuFlag"/>.
/// </summary>
public static class QemuFlags
{
    /// <summary>The devices whose properties the abilities depend on.</summary>
    public static IReadOnlyList<string> InspectedDevices { get; } =
    [
        .. QemuFlag.All.Where(static f => f.Evidence == QemuFlagEvidence.Property)
            .Select(static f => f.Value[..f.Value.IndexOf('.', StringComparison.Ordinal)]).Distinct(),
    ];

    /// <summary>Whether an ability of that name exists, whichever emulator has it.</summary>
    public static bool IsKnown(string name) => QemuFlag.All.Any(f => f.Name == name);

    /// <summary>The names of the abilities of an emulator.</summary>
    public static FrozenSet<string> Detect(
        ulong version,
            IReadOnlySet<string> types, IReadOnlySet<string> properties, IReadOnlySet<string> commands, IReadOnlySet<string> options)
    {
        // The class of all CPUs is abstract, and not every emulator lists it.
        bool x86 = types.Contains("x86_64-cpu") || types.Contains("max-x86_64-cpu");
        return QemuFlag.All.Where(flag => flag.Evidence switch
        {
            QemuFlagEvidence.Type => types.Contains(flag.Value),
            QemuFlagEvidence.Property => properties.Contains(flag.Value),
            QemuFlagEvidence.Command => commands.Contains(flag.Value),
            QemuFlagEvidence.Option => options.Contains(flag.Value),
            QemuFlagEvidence.VersionOfX86 => version >= flag.Version && x86,
            _ => version >= flag.Version,
        }).Select(static f => f.Name).ToFrozenSet(StringComparer.Ordinal);
    }
}
