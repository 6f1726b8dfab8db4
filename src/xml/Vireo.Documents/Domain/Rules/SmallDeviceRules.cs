using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Defaults of devices that need little.</summary>
internal static class SmallDeviceRules
{
    public static void Complete(DomainDef domain)
    {
        uint slot = 0;
        foreach (Smartcard card in domain.Devices.Smartcards)
        {
            card.Address ??= new CcidAddress { Slot = slot };
            slot = card.Address is CcidAddress { Controller: 0 } address ? address.Slot + 1 : slot;
        }

        foreach (Filesystem share in domain.Devices.Filesystems)
        {
            share.Type = share.Type == FilesystemType.Unset ? FilesystemType.Mount : share.Type;
            if (share is { AccessMode: FilesystemAccessMode.Unset, Source.Socket: null })
            {
                share.AccessMode = FilesystemAccessMode.Passthrough;
            }

            share.FileMode = share.FileMode?.PadLeft(4, '0');
            share.DirectoryMode = share.DirectoryMode?.PadLeft(4, '0');
        }

        foreach (SharedMemory memory in domain.Devices.SharedMemories)
        {
            memory.Model = memory.Model == SharedMemoryModel.Unset ? SharedMemoryModel.Ivshmem : memory.Model;

            // With a server interrupts are always on, and that is not said.
            if (memory is { Server: not null, Msi: { } interrupts })
            {
                interrupts.Enabled = OnOff.Unset;
            }
        }

        foreach (Watchdog watchdog in domain.Devices.Watchdogs)
        {
            watchdog.Action = watchdog.Action == WatchdogAction.Unset ? WatchdogAction.Reset : watchdog.Action;
        }

        if (domain.Devices.Vsock is { } vsock)
        {
            VsockCid cid = vsock.Cid ??= new VsockCid();
            cid.Auto = cid.Auto == YesNo.Unset ? YesNoXml.From(cid.Address is null) : cid.Auto;
        }

        foreach (SysinfoEntry entry in domain.Sysinfos.SelectMany(static t => t.System))
        {
            entry.Value = entry.Name == "uuid" && Uuid.TryParse(entry.Value, out Uuid uuid) ? uuid.ToString() : entry.Value;
        }

        foreach (SecurityLabel label in domain.SecurityLabels)
        {
            label.Type = label.Type == SecurityLabelType.Unset ? SecurityLabelType.Dynamic : label.Type;
            label.Relabel = label.Type == SecurityLabelType.None ? YesNo.Unset : label.Relabel;
            label.Relabel = label.Relabel == YesNo.Unset && label.Type != SecurityLabelType.None
                ? YesNoXml.From(label.Type == SecurityLabelType.Dynamic)
                : label.Relabel;
        }
    }

    /// <summary>Graphics cards, shared memory, labels and firmware tables do not contradict themselves.</summary>
    public static void Check(DomainDef domain)
    {
        List<Video> cards = domain.Devices.Videos;
        if (cards.Count > 1 && cards.Exists(static v => v.Model?.Type == VideoType.None))
        {
            throw DeviceErrors.VideoBesideNone()
                .At(cards.Find(static v => v.Model?.Type == VideoType.None), "video");
        }

        if (cards.FindAll(static v => v.Model?.Primary == YesNo.Yes).Count > 1)
        {
            throw DeviceErrors.PrimaryVideoTwice().At(
                cards.FindLast(static v => v.Model?.Primary == YesNo.Yes), "video");
        }

        if (cards.Exists(static v => v.Model?.Type == VideoType.Ramfb && v.Address is not null))
        {
            throw DeviceErrors.RamfbAddress().At(
                cards.Find(static v => v.Model?.Type == VideoType.Ramfb)?.Address, "address");
        }

        if (domain.Devices.SharedMemories.Exists(static m => m.Msi is not null && m.Server is null))
        {
            throw DeviceErrors.MsiWithoutServer().At(
                domain.Devices.SharedMemories.Find(static m => m.Msi is not null && m.Server is null)?.Msi, "msi");
        }

        var models = new HashSet<string>(StringComparer.Ordinal);
        foreach (SecurityLabel label in domain.SecurityLabels)
        {
            if (label is { Type: SecurityLabelType.Dynamic, Relabel: YesNo.No })
            {
                throw GuestErrors.DynamicLabelWithoutRelabel().At(
                    label, "seclabel", "relabel");
            }

            if (label is { Type: SecurityLabelType.Static, Label: null })
            {
                throw GuestErrors.SecurityLabelMissing().At(label, "seclabel");
            }

            if (label.Model is { } model && !models.Add(model))
            {
                throw GuestErrors.LabelTwice(model).At(
                    label, "seclabel", "model");
            }
        }

        CheckSysinfo(domain);
    }

    private static void CheckSysinfo(DomainDef domain)
    {
        foreach (DomainSysinfo table in domain.Sysinfos)
        {
            foreach (SysinfoEntry entry in table.System)
            {
                if (entry.Name != "uuid")
                {
                    continue;
                }

                if (!Uuid.TryParse(entry.Value, out Uuid uuid))
                {
                    throw GuestErrors.SysinfoUuidMalformed().At(entry, "entry");
                }

                if (uuid != domain.Uuid)
                {
                    throw GuestErrors.SysinfoUuidDiffers().At(entry, "entry");
                }
            }

            foreach (FirmwareConfigEntry entry in table.Entries)
            {
                if (string.IsNullOrEmpty(entry.Value) && string.IsNullOrEmpty(entry.File))
                {
                    throw GuestErrors.FirmwareEntryEmpty().At(entry, "entry");
                }
            }

            foreach (SysinfoEntry entry in table.Bios)
            {
                if (entry.Name == "date" && !IsDate(entry.Value))
                {
                    throw GuestErrors.BiosDate().At(entry, "entry");
                }
            }
        }
    }

    /// <summary>Month, day and year with two or four digits.</summary>
    private static bool IsDate(string? text)
    {
        string[] parts = text?.Split('/') ?? [];
        return parts.Length == 3
            && int.TryParse(parts[0], out int month) && month is >= 1 and <= 12
            && int.TryParse(parts[1], out int day) && day is >= 1 and <= 31
            && int.TryParse(parts[2], out int year) && (year is >= 0 and < 100 || year is >= 1900 and < 10000);
    }
}
