using Vireo.Xml;

namespace Vireo.Documents;

/// <content>Reading.</content>
public sealed partial record VolumeDiskSource
{
    partial void OnParsed(XmlElement element)
    {
        if (Pool is null != (Volume is null))
        {
            throw element.PoolWithoutVolume();
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
                throw element.SocketMissing();
            }

            return;
        }

        if (Socket is not null)
        {
            throw element.SocketUnsupported(Transport.ToXml() ?? "tcp");
        }

        if (Name is null)
        {
            throw element.HostNameMissing();
        }

        if (Port is { } port && (!NumberCodec.TryUInt64(port, false, out ulong number) || number > uint.MaxValue))
        {
            throw element.Attribute("port").PortUnreadable();
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
            throw element.CookieWithoutValue(Name);
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
            throw element.IdentityIncomplete();
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
            throw DocumentErrors.SecretMissing(element.Domain).At(element.Locate());
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
            ReadingChecks.Format(format, Format?.Type, ReadingErrors.BackingFormatMissing);
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
            ReadingChecks.Format(format, Format?.Type, ReadingErrors.DataFormatMissing);
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
            throw element.Attribute("type").DriverFormatUnknown();
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
                throw DocumentErrors.WwnMalformed(ErrorDomain.None, wwn).At(element.Locate());
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
