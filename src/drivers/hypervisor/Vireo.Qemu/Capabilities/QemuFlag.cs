namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// An ability that an emulator may have, under libvirt's name, with what shows it: a QOM type, a property of a device, a monitor command,
/// an option of the command line,
/// or a version. Each is declared once, here; code names the field, so that a misspelt ability does not compile.
/// </summary>
public sealed partial class QemuFlag
{
    // Without an initializer: the order in which those of two files run is not defined.
    private static List<QemuFlag>? s_declared;

    private QemuFlag(string name, QemuFlagEvidence evidence, string value, ulong version)
    {
        (Name, Evidence, Value, Version) = (name, evidence, value, version);
        (s_declared ??= []).Add(this);
    }

    /// <summary>Every ability that this driver looks for.</summary>
    public static IReadOnlyList<QemuFlag> All => s_declared ?? [];

    /// <summary>libvirt's name of the ability, as files of capabilities have it.</summary>
    public string Name { get; }

    /// <summary>What shows that an emulator has it.</summary>
    public QemuFlagEvidence Evidence { get; }

    /// <summary>The type, <c>device.property</c>, command or option.</summary>
    public string Value { get; }

    /// <summary>The first version that has it, counted as libvirt does (major * 1000000 + minor * 1000 + micro).</summary>
    public ulong Version { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static QemuFlag Type(string name, string? type = null) => new(name, QemuFlagEvidence.Type, type ?? name, 0);

    private static QemuFlag Property(string name, string property) => new(name, QemuFlagEvidence.Property, property, 0);

    private static QemuFlag Command(string name, string command) => new(name, QemuFlagEvidence.Command, command, 0);

    private static QemuFlag Option(string name, string option) => new(name, QemuFlagEvidence.Option, option, 0);

    private static QemuFlag Since(string name, ulong version) => new(name, QemuFlagEvidence.Version, "", version);

    private static QemuFlag SinceX86(string name, ulong version) => new(name, QemuFlagEvidence.VersionOfX86, "", version);
}
