namespace Vireo.Documents;

/// <summary>Forgets what only a running guest has, when a description is kept for later.</summary>
internal static class InactiveRules
{
    /// <summary>How the names begin that libvirt gives to interfaces on the host. They belong to one run, and are never a caller's
    /// choice.</summary>
    private static readonly string[] s_generatedNames = ["vnet", "macvtap", "macvlan"];

    public static void Forget(DomainDef domain)
    {
        domain.Id = null;
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            if (device.Record is Device { Alias: { } alias } known && !alias.StartsWith("ua-", StringComparison.Ordinal))
            {
                known.Alias = null;
            }

            ForgetPrivate(device.Record);
            if (device.Record is Disk { Source: { } source })
            {
                source.Index = null;
                source.SecurityLabels.RemoveAll(static l => l.Labelskip == Xml.YesNo.Yes);
            }

            if (device.Record is NetworkInterface { Target: { Dev: { } name } target } network
                && Array.Exists(s_generatedNames, p => name.StartsWith(p, StringComparison.Ordinal)))
            {
                network.Target = target.Managed == Xml.YesNo.Unset ? null : target with { Dev = null };
            }

            if (device.Record is Channel { Target: { } end })
            {
                end.State = ChannelState.Unset;
            }

            if (device.Record is CharDevice character)
            {
                character.Tty = null;
                if (character.Type == CharType.Pty)
                {
                    character.Sources.Clear();
                }
            }
        }

        foreach (SecurityLabel label in domain.SecurityLabels)
        {
            if (label.Type is SecurityLabelType.Dynamic or SecurityLabelType.Unset)
            {
                label.Label = null;
            }

            label.Imagelabel = null;
            label.Implied = Xml.YesNo.Unset;
        }
    }

    // By which names the emulator knows a device is not for a client to say.
    private static void ForgetPrivate(object record)
    {
        if (record is Device device)
        {
            device.PrivateData = null;
        }

        if (record is Disk disk)
        {
            disk.Source?.PrivateData = null;
            (disk.Source as VolumeDiskSource)?.Actual = null;
            for (DiskBackingStore? next = disk.BackingStore; next is not null; next = next.BackingStore)
            {
                next.Source?.PrivateData = null;
            }
        }
    }
}
