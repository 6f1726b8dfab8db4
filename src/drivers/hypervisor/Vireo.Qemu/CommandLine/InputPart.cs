using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Keyboards, mice and tablets. PS/2 ones belong to the machine.</summary>
internal static class InputPart
{
    public static void Add(CommandContext c)
    {
        foreach (var input in c.Devices.Inputs)
        {
            if (input.Type == InputType.Evdev)
            {
                c.Add("-object", new JsonObject().Add("qom-type", "input-linux").Add("id", input.Alias ?? "").Add(
                    "evdev", input.Source?.Dev ?? "")
                    .Opt("repeat", CommandContext.Bool(input.Source?.Repeat ?? OnOff.Unset)).Opt(
                        "grab_all", input.Source?.Grab == InputGrab.All ? true : null));
                continue;
            }

            string? driver = input.Bus switch
            {
                InputBus.Usb => input.Type switch { InputType.Tablet => "usb-tablet", InputType.Keyboard => "usb-kbd", _ => "usb-mouse" },
                InputBus.Virtio => CommandContext.Virtio(
                    input.Type switch { InputType.Tablet => "virtio-tablet", InputType.Keyboard =>
                        "virtio-keyboard", InputType.Passthrough => "virtio-input-host", _ => "virtio-mouse" },
                    input.Model == InputModel.VirtioTransitional, input.Model == InputModel.VirtioNonTransitional),
                _ => null,
            };
            if (driver is not null)
            {
                var device = CommandContext.Options(new JsonObject().Add("driver", driver), input.Driver).Add("id", input.Alias ?? "");
                device.Opt("evdev", input.Type == InputType.Passthrough ? input.Source?.EventDevice : null);
                c.Device(c.Place(device, input));
            }
        }
    }
}
