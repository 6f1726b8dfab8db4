using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Inputs;

/// <summary>The plan of a keyboard, mouse or tablet. PS/2 ones belong to the machine.</summary>
internal static class InputPlan
{
    public static void Add(PlanContext c) => c.Devices.Inputs.ForEach(input => c.Add(Of(c, input)));

    public static DevicePlan Of(PlanContext c, InputDevice input)
    {
        var plan = new DevicePlan();
        if (input.Type == InputType.Evdev)
        {
            return plan.Object(new JsonObject().Add("qom-type", "input-linux").Add("id", input.Alias ?? "")
                .Add("evdev", input.Source?.Dev ?? "").Opt("repeat", PlanContext.Bool(input.Source?.Repeat))
                .Opt("grab_all", input.Source?.Grab == InputGrab.All ? true : null)
                .Opt("grab-toggle", Toggle(input.Source?.GrabToggle)));
        }

        string? driver = input.Bus switch
        {
            InputBus.Usb => input.Type switch
            {
                InputType.Tablet => "usb-tablet",
                InputType.Keyboard => "usb-kbd",
                _ => "usb-mouse",
            },
            InputBus.Virtio => c.Virtio(
                input.Type switch
                {
                    InputType.Tablet => "virtio-tablet",
                    InputType.Keyboard => "virtio-keyboard",
                    InputType.Passthrough => "virtio-input-host",
                    _ => "virtio-mouse",
                },
                input, input.Model == InputModel.VirtioTransitional, input.Model == InputModel.VirtioNonTransitional),
            _ => null,
        };
        if (driver is null)
        {
            return plan;
        }

        var device = PlanContext.Options(new JsonObject().Add("driver", driver), input.Driver).Add("id", input.Alias ?? "");
        device.Opt("evdev", input.Type == InputType.Passthrough ? input.Source?.EventDevice : null);
        return plan.Device(c.Address(device, input));
    }

    private static string? Toggle(InputGrabToggle? toggle) => toggle switch
    {
        InputGrabToggle.CtrlCtrl => "ctrl-ctrl",
        InputGrabToggle.AltAlt => "alt-alt",
        InputGrabToggle.ShiftShift => "shift-shift",
        InputGrabToggle.MetaMeta => "meta-meta",
        InputGrabToggle.Scrolllock => "scrolllock",
        InputGrabToggle.CtrlScrolllock => "ctrl-scrolllock",
        _ => null,
    };
}
