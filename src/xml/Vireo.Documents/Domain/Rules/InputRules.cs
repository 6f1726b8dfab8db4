namespace Vireo.Documents;

/// <summary>Bus of input devices.</summary>
internal static class InputRules
{
    public static void Complete(DomainDef domain)
    {
        bool x86 = domain.Os.Type?.Arch is "x86_64" or "i686";
        foreach (InputDevice input in domain.Devices.Inputs)
        {
            // An event device has no bus of its own.
            if (input.Bus != InputBus.Unset || input.Type == InputType.Evdev)
            {
                continue;
            }

            input.Bus = input.Type switch
            {
                InputType.Passthrough => InputBus.Virtio,
                InputType.Mouse or InputType.Keyboard when domain.Os.Type?.Type == "hvm" && x86 => InputBus.Ps2,
                InputType.Mouse or InputType.Keyboard when domain.Type == DomainVirtType.Xen => InputBus.Xen,
                _ => InputBus.Usb,
            };
        }
    }
}
