namespace Vireo.Documents;

/// <summary>Aliases that users give are unique and well-formed.</summary>
internal static class AliasRules
{
    public static void Check(DomainDef domain)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            // A console that repeats a serial port has that port's alias.
            bool repeats = device.Record is ConsoleDevice { TargetType: ConsoleTargetType.Serial };
            if (device.Record is Device { Alias: { } alias } && !repeats && !seen.Add(alias))
            {
                throw DeviceErrors.AliasTwice(alias).At(device.Record, device.Element);
            }
        }
    }
}
