using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// Options that a thing of its kind does not have are forgotten, as libvirt reads and then never keeps them; where libvirt prints one of
/// several spellings, that one is taken. It decides nothing about what a guest may be.
/// </summary>
internal static class ApplicableRules
{
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    public static void Complete(DomainDef domain)
    {
        CompleteFeatures(domain);
        domain.Os.Smbios = domain.Os.Smbios == SmbiosMode.None ? SmbiosMode.Unset : domain.Os.Smbios;
        domain.BootloaderArgs = domain.Bootloader is null ? null : domain.BootloaderArgs;
        domain.Blkiotune?.Devices.RemoveAll(
            static d => d is { Weight: null or 0, ReadIopsSec: null or 0, WriteIopsSec: null or 0, ReadBytesSec: null
                or 0, WriteBytesSec: null or 0 });
        foreach (NumaCell cell in domain.Cpu?.Numa?.Cells ?? [])
        {
            foreach (NumaCache cache in cell.Caches)
            {
                Normalize(cache.Size);
                Normalize(cache.Line);
            }
        }

        foreach (CacheAllocation cache in domain.Cputune?.CacheTunes.SelectMany(static t => t.Caches) ?? [])
        {
            (cache.Size, cache.Unit) = Pretty(cache.Size, cache.Unit ?? "KiB");
        }

        DomainDevices devices = domain.Devices;
        devices.Sounds.ForEach(Complete);
        devices.Interfaces.ForEach(Complete);
        devices.Filesystems.ForEach(Complete);
        devices.Memories.ForEach(Complete);
        devices.Graphics.ForEach(Complete);
        foreach (Video card in devices.Videos)
        {
            if (card.Model is { } any)
            {
                any.Vram = PowerOfTwo(any.Vram);
            }

            if (card.Model is { Type: VideoType.Qxl } model)
            {
                model.Ram = PowerOfTwo(model.Ram);
                model.Vram64 = PowerOfTwo(model.Vram64);
                model.VgaMemory = PowerOfTwo(model.VgaMemory);
            }
        }

        foreach (Hostdev hostdev in devices.Hostdevs)
        {
            bool scsi = hostdev.Type == HostdevType.Scsi;
            hostdev.ReadOnly &= scsi;
            hostdev.Shareable &= scsi;
        }

        foreach (Tpm tpm in devices.Tpms)
        {
            if (tpm.Backend is PassthroughTpmBackend { DevicePath: null } host)
            {
                host.DevicePath = "/dev/tpm0";
            }
        }

        foreach (Rng rng in devices.Rngs)
        {
            rng.Rate = rng.Rate is { Bytes: null or 0 } ? null : rng.Rate;
            if (rng.Backend is RandomRngBackend { Device: null } random)
            {
                random.Device = "/dev/random";
            }
        }

        devices.Redirfilter = devices.Redirfilter is { Rules.Count: 0 } ? null : devices.Redirfilter;
        foreach (XmlRecordDevice device in XmlRecordDevice.All(devices))
        {
            if (device.Record is Device { Boot.Loadparm: { } parameter } bootable)
            {
                bootable.Boot!.Loadparm = parameter.ToUpperInvariant();
            }
        }
    }

    /// <summary>Addresses as libvirt prints those that nobody chose: the last step, after the driver had its turn.</summary>
    public static void CompleteAddresses(DomainDef domain)
    {
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            switch ((device.Record as Device)?.Address)
            {
                case CcwAddress { IsEmpty: true } channel:
                    (channel.Cssid, channel.Ssid, channel.Devno) = (0, 0, 0);
                    break;
                case PciAddress pci:
                    if (pci is { Domain: 0, Bus: 0, Slot: 0, Function: 0 })
                    {
                        (pci.Domain, pci.Bus, pci.Slot, pci.Function) = (null, null, null, null);
                    }

                    if (pci.Zpci is { } zpci && (zpci.Uid is not null || zpci.Fid is not null))
                    {
                        zpci.Uid ??= 0;
                        zpci.Fid ??= 0;
                    }

                    break;
                default:
                    break;
            }

            if (device.Record is NetworkInterface { Source: HostdevInterfaceSource { Address: PciAddress { IsEmpty: true } host } })
            {
                (host.Domain, host.Bus, host.Slot, host.Function) = (0, 0, 0, 0);
            }
        }
    }

    private static void CompleteFeatures(DomainDef domain)
    {
        if (domain.Features is not { } features)
        {
            return;
        }

        if (features.Smm is { State: OnOff.Unset } management)
        {
            management.State = OnOff.On;
        }

        if (features.Capabilities is { Policy: CapabilitiesPolicy.Default } capabilities
            && capabilities == new LinuxCapabilities { Policy = CapabilitiesPolicy.Default })
        {
            features.Capabilities = null;
        }
    }

    private static void Complete(Sound sound)
    {
        sound.MultiChannel = sound.Model == SoundModel.Usb ? sound.MultiChannel : YesNo.Unset;
        if (sound.Model != SoundModel.Virtio)
        {
            sound.Streams = null;
            sound.Driver = null;
        }

        if (sound.Model is not (SoundModel.Ich6 or SoundModel.Ich9))
        {
            sound.Codecs.Clear();
        }
    }

    private static void Complete(NetworkInterface net)
    {
        bool virtio = net.Model?.StartsWith("virtio", StringComparison.Ordinal) == true;
        if (!virtio && net.Type != NetworkInterfaceType.Hostdev)
        {
            net.Driver = null;
        }

        if (!virtio && net.Backend is { } backend)
        {
            backend.Vhost = null;
        }

        if (net.Type is not (NetworkInterfaceType.Ethernet or NetworkInterfaceType.Network or NetworkInterfaceType.Bridge))
        {
            net.Filter = null;
        }

        net.Managed = net.Managed == YesNo.No ? YesNo.Unset : net.Managed;
    }

    private static void Complete(Filesystem share)
    {
        share.FileMode = share.FileMode?.PadLeft(4, '0');
        share.DirectoryMode = share.DirectoryMode?.PadLeft(4, '0');
        if (share.Driver is { Type: null } driver)
        {
            driver.Format = null;
            driver.WritePolicy = null;
        }

        share.Binary = share.Driver?.Type == "virtiofs" ? share.Binary : null;
        if (share.Idmap is { } map && (map.Uids.Count == 0 || map.Gids.Count == 0))
        {
            share.Idmap = null;
        }

        if (share.Source is { Usage: { } usage } source)
        {
            if (source.Units is { } units && ScaledCodec.TryFactor(units, out ulong factor))
            {
                source.Usage = usage * factor / 1024;
            }

            source.Units = "KiB";
        }
    }

    private static void Complete(MemoryDevice memory)
    {
        if (memory.Target is { } target)
        {
            if (memory.Model != MemoryModel.VirtioMem)
            {
                target.DynamicMemslots = YesNo.Unset;
                target.BlockSize = null;
                target.Requested = null;
                target.Current = null;
            }

            if (memory.Model != MemoryModel.Nvdimm)
            {
                target.LabelSize = null;
                target.ReadOnly = false;
            }

            target.AddressBase = memory.Model is MemoryModel.VirtioMem or MemoryModel.VirtioPmem ? target.AddressBase : null;
        }

        if (memory.Source is { } source)
        {
            bool file = memory.Model is MemoryModel.Nvdimm or MemoryModel.VirtioPmem;
            source.Path = file ? source.Path : null;
            source.AlignSize = memory.Model == MemoryModel.Nvdimm ? source.AlignSize : null;
            source.PersistentMemory &= memory.Model == MemoryModel.Nvdimm;
            source.PageSize = memory.Model is MemoryModel.Dimm or MemoryModel.VirtioMem ? source.PageSize : null;
            source.NodeMask = file ? null : source.NodeMask;
        }
    }

    // Without a password there is nothing that could end or be connected.
    private static void Complete(Graphics screen)
    {
        switch (screen)
        {
            case VncGraphics { Password: null } vnc:
                vnc.PasswordValidTo = null;
                vnc.Connected = GraphicsConnected.Unset;
                break;
            case SpiceGraphics spice:
                if (spice.Password is null)
                {
                    spice.PasswordValidTo = null;
                    spice.Connected = GraphicsConnected.Unset;
                }

                spice.Channels.RemoveAll(static c => c.Mode is SpiceChannelMode.Unset or SpiceChannelMode.Any);
                break;
            default:
                break;
        }
    }

    private static void Normalize(NumaCacheSize? size)
    {
        if (size?.Unit is { } unit)
        {
            (size.Value, size.Unit) = Pretty(size.Value, unit);
        }
    }

    // The largest unit in which the amount is whole.
    private static (ulong? Value, string? Unit) Pretty(ulong? value, string unit)
    {
        if (value is null or 0 || !ScaledCodec.TryFactor(unit, out ulong factor))
        {
            return (value, unit);
        }

        ulong bytes = value.Value * factor;
        int step = 0;
        while (bytes % 1024 == 0 && step < s_units.Length - 1)
        {
            bytes /= 1024;
            step++;
        }

        return (bytes, s_units[step]);
    }

    private static uint? PowerOfTwo(uint? value) =>
        value is null or 0 ? value : System.Numerics.BitOperations.RoundUpToPowerOf2(value.Value);
}
