using Vireo.Xml;

namespace Vireo.Documents;

/// <content>Reading.</content>
public sealed partial record VolumeDiskSource
{
    partial void OnParsed(XmlElement element)
    {
        if (Pool is null != (Volume is null))
        {
            throw element.Error("'pool' and 'volume' must be specified together for 'pool' type source");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record DiskHost
{
    partial void OnParsed(XmlElement element)
    {
        if (Transport == DiskTransport.Unix)
        {
            if (Socket is null)
            {
                throw element.Error("missing socket for unix transport");
            }

            return;
        }

        if (Socket is not null)
        {
            throw element.Error($"transport '{Transport.ToXml() ?? "tcp"}' does not support socket attribute");
        }

        if (Name is null)
        {
            throw element.Error("missing name for host");
        }

        if (Port is { } port && (!NumberCodec.TryUInt64(port, false, out ulong number) || number > uint.MaxValue))
        {
            throw element.Attribute("port").Error(ErrorCode.InvalidArg, "failed to parse port number '{0}'");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record DiskCookie
{
    partial void OnParsed(XmlElement element)
    {
        if (string.IsNullOrEmpty(Value))
        {
            throw element.Error($"missing value for cookie '{Name}'");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record DiskIdentity
{
    partial void OnParsed(XmlElement element)
    {
        // Of an SSH server: who logs in, and with what.
        if (element.Attribute("username").Exists && !element.Attribute("keyfile").Exists && !element.Attribute("agentsock").Exists)
        {
            throw element.Error("element 'identity' requires either 'keyfile' or 'agentsock' attribute");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record SecretReference
{
    partial void OnParsed(XmlElement element)
    {
        if (Usage is null && Uuid is null)
        {
            throw element.Error("missing secret uuid or usage attribute");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record DiskBackingStore
{
    // An element without content ends a chain.
    partial void OnParsed(XmlElement element)
    {
        if (element.Child("format") is { Exists: true } format)
        {
            ReadingChecks.Format(format, Format?.Type, "missing disk backing store format", ErrorCode.XmlError,
                "unknown storage source format '{0}'");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record DiskDataStore
{
    partial void OnParsed(XmlElement element)
    {
        if (element.Child("format") is { Exists: true } format)
        {
            ReadingChecks.Format(format, Format?.Type, "missing data file store format", ErrorCode.XmlError,
                "unknown storage source format '{0}'");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record DiskDriver
{
    partial void OnParsed(XmlElement element)
    {
        // "aio" is Xen's old name of raw images.
        if (Type is { } type && type != "aio" && !ReadingChecks.IsFormat(type))
        {
            throw element.Attribute("type").Error(ErrorCode.ConfigUnsupported, "unknown driver format value '{0}'");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record Disk
{
    partial void OnParsed(XmlElement element)
    {
        if (Wwn is { } wwn)
        {
            ReadOnlySpan<char> digits = wwn.StartsWith("0x", StringComparison.Ordinal) ? wwn.AsSpan(2) : wwn;
            if (digits.Length != 16 || !IsHex(digits))
            {
                throw element.Error(ErrorDomain.None, ErrorCode.InternalError, $"Malformed wwn: {wwn}");
            }
        }
    }

    private static bool IsHex(ReadOnlySpan<char> digits)
    {
        foreach (char c in digits)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
