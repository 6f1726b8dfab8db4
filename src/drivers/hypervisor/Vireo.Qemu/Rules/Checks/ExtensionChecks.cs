using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What a guest asks of the emulator behind the driver's back: names must be names.</summary>
internal static class ExtensionChecks
{
    private const NumberStyles Number = NumberStyles.AllowLeadingWhite | NumberStyles.AllowLeadingSign;

    public static void Check(DomainDef def)
    {
        foreach (var extension in def.Extensions.OfType<QemuDomainExtension>())
        {
            foreach (var variable in extension.Commandline?.Environment ?? [])
            {
                CheckVariable(variable.Name);
            }

            foreach (var property in extension.DeviceOverrides.SelectMany(static o => o.Properties))
            {
                CheckProperty(property);
            }
        }
    }

    /// <summary>The guest runs with the abilities that its document adds and without those that it takes away.</summary>
    /// <exception cref="VirException">An ability has no such name.</exception>
    public static QemuCapabilities Switch(DomainDef def, QemuCapabilities caps)
    {
        foreach (var switched in def.Extensions.OfType<QemuDomainExtension>()
            .Select(static e => e.Capabilities).OfType<QemuCapabilityOverride>())
        {
            foreach (string name in switched.Add.Concat(switched.Delete))
            {
                if (!QemuFlags.IsKnown(name))
                {
                    throw QemuErrors.CapabilityUnknown(name);
                }
            }

            caps = caps.With(switched.Add).Without(switched.Delete);
        }

        return caps;
    }

    private static void CheckProperty(QemuProperty property)
    {
        if (property.Type == QemuPropertyType.Remove)
        {
            if (property.Value is not null)
            {
                throw QemuErrors.PropertyRemovedValue();
            }

            return;
        }

        if (property.Value is not { } value)
        {
            throw QemuErrors.PropertyValueMissing();
        }

        bool valid = property.Type switch
        {
            QemuPropertyType.Signed => long.TryParse(value, Number, CultureInfo.InvariantCulture, out _),
            QemuPropertyType.Unsigned => ulong.TryParse(value, Number, CultureInfo.InvariantCulture, out _),
            QemuPropertyType.Bool => value is "true" or "false",
            _ => true,
        };
        if (!valid)
        {
            throw QemuErrors.PropertyValue(value);
        }
    }

    private static void CheckVariable(string? name)
    {
        if (string.IsNullOrEmpty(name) || !(char.IsAsciiLetter(name[0]) || name[0] == '_'))
        {
            throw QemuErrors.EnvironmentStart();
        }

        if (!name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw QemuErrors.EnvironmentCharacters();
        }
    }
}
