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
    public static void Format(XmlElement format, string? type, Func<XmlElement, VirException> missing)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw missing(format);
        }

        if (!IsFormat(type))
        {
            throw format.Attribute("type").SourceFormatUnknown();
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
            throw boot.Attribute("loadparm").LoadParameterLength();
        }

        if (parameter.AsSpan().ContainsAnyExcept(s_loadparm))
        {
            throw boot.Attribute("loadparm").LoadParameterCharacters();
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
            throw element.AddressPortUnreadable();
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
            throw element.RedirectionWithoutType();
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
            throw element.ChannelWithoutTarget();
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
            throw element.Attribute("address").GuestCidTooLow();
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
            throw element.VideoResolution();
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
            throw element.UsbVersionUnreadable(version);
        }
    }
}
