using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Devices.Hotplug;

/// <summary>
/// Devices of definitions: they join, leave and change in a document of the caller's own, which is then completed and checked as if it were
/// defined so. No guest and no file is touched.
/// </summary>
internal sealed class KeptDevices(QemuCapabilitiesCache capabilities, HostFacts site)
{
    /// <summary>Adds a device, or the medium of a drive.</summary>
    public async Task AddAsync(DomainDef definition, string name, Device device)
    {
        if (device is Disk disk && definition.Devices.Disks.Find(d => d.Target?.Dev == disk.Target?.Dev) is { } present)
        {
            if (disk.Device is not (DiskDevice.Cdrom or DiskDevice.Floppy))
            {
                throw HotplugErrors.TargetTaken(disk.Target?.Dev);
            }

            MediaChange.SetMedium(present, disk);
        }
        else
        {
            PlugChecks.CheckDuplicate(definition, device, live: false);
            DeviceLists.Add(definition, (Device)device.DeepCopy());
        }

        await CompleteAsync(definition).ConfigureAwait(false);
        PlugChecks.CheckKept(name, device);
        if (device is Serial)
        {
            Rules.CharChecks.CheckPorts(definition);
        }
    }

    /// <summary>Removes the device that is meant.</summary>
    public async Task RemoveAsync(DomainDef definition, Device wanted)
    {
        DeviceLists.Remove(definition, DeviceMatch.Find(definition, wanted, live: false));
        if (wanted is Controller { Type: ControllerType.Usb, Index: { } index }
            && DeviceLists.All(definition).Any(d => d.Address is UsbAddress at && at.Bus == (uint)index))
        {
            throw HotplugErrors.UsbBusMissing(index);
        }

        await CompleteAsync(definition).ConfigureAwait(false);
    }

    /// <summary>Puts a disk or an interface into the place of the one that is meant.</summary>
    public async Task ReplaceAsync(DomainDef definition, Device wanted)
    {
        var copy = (Device)wanted.DeepCopy();
        if (wanted is Disk disk)
        {
            int at = definition.Devices.Disks.FindIndex(d => d.Target?.Dev == disk.Target?.Dev);
            if (at < 0)
            {
                throw PlugErrors.TargetMissing(ErrorDomain.Qemu, disk.Target?.Dev);
            }

            var former = definition.Devices.Disks[at];
            copy.Address ??= former.Target?.Bus == disk.Target?.Bus ? former.Address : null;
            definition.Devices.Disks[at] = (Disk)copy;
        }
        else if (DeviceMatch.FindKept(definition, wanted) is NetworkInterface present)
        {
            copy.Address ??= present.Address;
            definition.Devices.Interfaces[definition.Devices.Interfaces.IndexOf(present)] = (NetworkInterface)copy;
        }

        await CompleteAsync(definition).ConfigureAwait(false);
    }

    /// <summary>Puts a screen into the place of the one of its kind.</summary>
    public Task ReplaceScreenAsync(DomainDef definition, Graphics wanted)
    {
        definition.Devices.Graphics[definition.Devices.Graphics.FindIndex(g => g.GetType() == wanted.GetType())] =
            (Graphics)wanted.DeepCopy();
        return CompleteAsync(definition);
    }

    /// <summary>Completes and checks a document.</summary>
    public async Task CompleteAsync(DomainDef def)
    {
        var caps = await capabilities.GetAsync(def.Devices.Emulator ?? "", CancellationToken.None).ConfigureAwait(false);
        new QemuDomainRules(caps, site).Apply(def, DomainRuleFlags.Inactive | DomainRuleFlags.AbiUpdate);
    }
}
