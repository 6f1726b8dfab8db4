using System.Buffers;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// What libvirt refuses while it reads a device, and no declaration can say: attributes that go together, and texts of a certain form. What
/// it refuses only afterwards, when the whole guest is known, is in the rules.
/// </summary>
internal static class ReadingChecks
{
    private static readonly SearchValues<char> s_loadparm = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789. ");

    /// <summary>An image's format is one that libvirt knows.</summary>
    public static void Format(XmlElement format, string? type, string missing, ErrorCode code, string unknown)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw format.Error(missing);
        }

        if (!IsFormat(type))
        {
            throw format.Attribute("type").Error(code, unknown);
        }
    }

    /// <summary>Whether libvirt knows a format of images.</summary>
    public static bool IsFormat(string type) =>
        type is "raw" or "dir" or "bochs" or "cloop" or "dmg" or "iso" or "vpc" or "vdi" or "fat" or "vhd" or "ploop" or "cow"
        or "qcow" or "qcow2" or "qed" or "vmdk";

    /// <summary>A boot parameter of a mainframe.</summary>
    public static void LoadParameter(XmlElement boot, string parameter)
    {
        if (parameter.Length is 0 or > 8)
        {
            throw boot.Attribute("loadparm").Error(ErrorCode.InternalError, "loadparm value '{0}' must be between 1 and 8 characters");
        }

        if (parameter.AsSpan().ContainsAnyExcept(s_loadparm))
        {
            throw boot.Attribute("loadparm").Error(
                ErrorCode.InternalError, "invalid loadparm value '{0}', expecting chars in set of [a-zA-Z0-9.] and blank spaces");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record DeviceBoot
{
    partial void OnParsed(XmlElement element)
    {
        if (Loadparm is { } parameter)
        {
            ReadingChecks.LoadParameter(element, parameter);
        }
    }
}

/// <content>Reading.</content>
public sealed partial record UsbAddress
{
    // One to four numbers with dots between them.
    partial void OnParsed(XmlElement element)
    {
        if (Port is not { } port)
        {
            return;
        }

        string[] steps = port.Split('.');
        if (steps.Length > 4 || Array.Exists(steps, static s => !NumberCodec.TryUInt64(s, false, out ulong n) || n > 255))
        {
            throw element.Error(ErrorCode.InternalError, "Cannot parse <address> 'port' attribute");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record RedirDevice
{
    partial void OnParsed(XmlElement element)
    {
        if (Type == CharType.Unset)
        {
            throw element.Error(ErrorCode.InternalError, "missing type in redirdev");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record Channel
{
    partial void OnParsed(XmlElement element)
    {
        if (Target is null)
        {
            throw element.Error("target type must be specified for channel device");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record VsockCid
{
    partial void OnParsed(XmlElement element)
    {
        if (Address < 3)
        {
            throw element.Attribute("address").Error(ErrorCode.ConfigUnsupported, "guest CIDs must be >= 3");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record VideoResolution
{
    partial void OnParsed(XmlElement element)
    {
        if (X == 0 || Y == 0)
        {
            throw element.Error(ErrorCode.ConfigUnsupported, "video resolution values must be greater than 0");
        }
    }
}

/// <content>Reading.</content>
public sealed partial record RedirFilterRule
{
    // A number, a dot, and up to two digits; -1 stands for any.
    partial void OnParsed(XmlElement element)
    {
        Version = Version == "-1" ? null : Version;
        if (Version is { } version && (
            version.Split('.') is not [{ Length: 1 or 2 } major, { Length: 1 or 2 } minor]
            || (major + minor).AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            throw element.Error($"Cannot parse USB device version {version}");
        }
    }
}
