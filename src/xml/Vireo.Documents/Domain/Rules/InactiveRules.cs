namespace Vireo.Documents;

/// <summary>Forgets what only a running guest has, when a description is kept for later.</summary>
internal static class InactiveRules
{
    public static void Forget(DomainDef domain)
    {
        domain.Id = null;
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            if (device.Record is Device { Alias: { } alias } known && !alias.StartsWith("ua-", StringComparison.Ordinal))
            {
                known.Alias = null;
            }

            if (device.Record is Disk { Source: { } source })
            {
                source.Index = null;
                source.SecurityLabels.RemoveAll(static l => l.Labelskip == Xml.YesNo.Yes);
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
            if (label.Type != SecurityLabelType.Static && label.Baselabel is null && label.Type == SecurityLabelType.Dynamic)
            {
                label.Label = null;
            }

            label.Imagelabel = null;
        }
    }
}
