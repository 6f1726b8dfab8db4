using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// A domain's document for another daemon, which may be an old one: what the other side adds by itself is left out, and what only this run
/// has too. It is secret: passwords are in it.
/// </summary>
internal static class MigratableForm
{
    /// <summary>The document's text.</summary>
    /// <param name="def">What runs, or what is kept.</param>
    /// <param name="requestedCpu">The processor that a run began with, where the document shows what became of it.</param>
    public static string Of(DomainDef def, DomainCpu? requestedCpu = null)
    {
        var copy = InactiveForm.Of(def, requestedCpu);
        foreach (var label in copy.SecurityLabels)
        {
            label.Label = label.Type == SecurityLabelType.Dynamic ? null : label.Label;
            label.Imagelabel = null;
        }

        var devices = copy.Devices;
        devices.Inputs.RemoveAll(static i => i is { Type: InputType.Keyboard, Bus: InputBus.Ps2 });
        devices.Audios.RemoveAll(static a => a.Type is AudioType.None or AudioType.Spice);

        // The machine's own controllers, as long as they are alone of their kind.
        DropOnly(devices.Controllers, static c => c.Type == ControllerType.Usb, static c => c.Index == 0 && c.Model is "piix3-uhci");
        DropOnly(devices.Controllers, static c => c.Type == ControllerType.Pci, static c => c.Index == 0 && c.Model is "pci-root");
        foreach (var graphics in devices.Graphics)
        {
            if (graphics is VncGraphics { Socket: not null } local)
            {
                // An old daemon knows a socket by its attribute only.
                local.Listens.Clear();
            }
        }

        return copy.Format(FormatFlags.Inactive | FormatFlags.Secure | FormatFlags.Migratable);
    }

    private static void DropOnly(List<Controller> all, Predicate<Controller> kind, Predicate<Controller> implied)
    {
        if (all.FindAll(kind) is [var only] && implied(only))
        {
            all.Remove(only);
        }
    }
}
