using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Devices;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Arguments that the user wrote down himself.</summary>
public static class UserArguments
{
    /// <summary>Adds them.</summary>
    internal static void Add(PlanContext c)
    {
        foreach (var extension in c.Def.Extensions.OfType<QemuDomainExtension>())
        {
            foreach (string argument in extension.Commandline?.Arguments ?? [])
            {
                c.Add(argument);
            }
        }
    }

    /// <summary>The environment that the definition asks for: the time zone of its clock, what sound and screen of a desktop need, and the
    /// user's own variables.</summary>
    /// <param name="def">The definition.</param>
    /// <param name="runtimeFolder">Where the sockets of a user's session are (<c>XDG_RUNTIME_DIR</c>), or null for no session.</param>
    public static IEnumerable<string> Environment(DomainDef def, string? runtimeFolder)
    {
        if (def.Clock is { Offset: ClockOffset.Timezone, TimeZone: { } zone })
        {
            yield return "TZ=" + zone;
        }

        foreach (var audio in def.Devices.Audios)
        {
            if (audio is { Type: AudioType.Sdl, Driver: { } driver })
            {
                yield return "SDL_AUDIODRIVER=" + driver;
            }

            if (audio.Type == AudioType.Pipewire && (audio.RuntimeDirectory ?? runtimeFolder) is { } sockets)
            {
                yield return "PIPEWIRE_RUNTIME_DIR=" + sockets;
            }
        }

        foreach (var screen in def.Devices.Graphics.OfType<SdlGraphics>())
        {
            if (screen.Xauth is { } cookies)
            {
                yield return "XAUTHORITY=" + cookies;
            }

            if (screen.Display is { } display)
            {
                yield return "DISPLAY=" + display;
            }
        }

        foreach (var variable in def.Extensions.OfType<QemuDomainExtension>().SelectMany(static e => e.Commandline?.Environment ?? []))
        {
            yield return variable.Name + "=" + variable.Value;
        }
    }

    /// <summary>The emulator with the abilities that the user switched by hand.</summary>
    public static QemuCapabilities Switched(DomainDef def, QemuCapabilities caps)
    {
        foreach (var change in def.Extensions.OfType<QemuDomainExtension>()
            .Select(static e => e.Capabilities).OfType<QemuCapabilityOverride>())
        {
            caps = caps.Without(change.Delete).With(change.Add);
        }

        return caps;
    }

    /// <summary>Gives devices the properties that the user wrote down for them.</summary>
    internal static PlanStep Override(DomainDef def, PlanStep step)
    {
        if (step is not DeviceStep device || device.Properties.Find("id") is not { } alias)
        {
            return step;
        }

        foreach (var own in def.Extensions.OfType<QemuDomainExtension>().SelectMany(static e => e.DeviceOverrides))
        {
            if (own.Alias == alias)
            {
                own.Properties.ForEach(p => device.Properties.Set(p.Name ?? "", Value(p)));
            }
        }

        return step;
    }

    private static JsonValue? Value(QemuProperty property) => property.Type switch
    {
        QemuPropertyType.Remove => null,
        QemuPropertyType.Bool => JsonValue.From(property.Value == "true"),
        QemuPropertyType.Signed => JsonValue.From(long.Parse(property.Value ?? "0", CultureInfo.InvariantCulture)),
        QemuPropertyType.Unsigned => JsonValue.From(ulong.Parse(property.Value ?? "0", CultureInfo.InvariantCulture)),
        _ => JsonValue.From(property.Value ?? ""),
    };
}
