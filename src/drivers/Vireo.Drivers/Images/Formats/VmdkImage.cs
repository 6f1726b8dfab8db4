using System.Buffers.Binary;

namespace Vireo.Drivers;

/// <summary>Images of VMware, of one file: a header of sectors, then a text that describes the image.</summary>
internal static class VmdkImage
{
    private const int DescriptorOffset = 512;

    public static ImageHeader? Read(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> head = image.Head;
        if (head.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) is not (1 or 2 or 3))
        {
            return null;
        }

        return head.Length < 20 ? new("vmdk", image.Length)
            : new("vmdk", ImageSource.Sectors(BinaryPrimitives.ReadUInt64LittleEndian(head[12..])))
        {
            Backing = image.WantsNames ? Parent(image) : null,
        };
    }

    // The text ends at its first zero byte. Most images have a short one.
    private static string? Parent(scoped in ImageSource image)
    {
        ReadOnlySpan<byte> text = image.Head.Length > DescriptorOffset ? image.Head[DescriptorOffset..] : [];
        if (!text.IsEmpty && !text.Contains((byte)0))
        {
            byte[] longer = new byte[ImageSource.MaxHeader - DescriptorOffset];
            text = longer.AsSpan(0, image.Read(longer, DescriptorOffset));
        }

        int end = text.IndexOf((byte)0);
        text = end < 0 ? text : text[..end];
        ReadOnlySpan<byte> key = "parentFileNameHint=\""u8;
        int at = text.IndexOf(key);
        text = at < 0 ? [] : text[(at + key.Length)..];
        int quote = text.IndexOf((byte)'"');
        return quote is > 0 and <= ImageSource.MaxName ? ImageSource.Text(text[..quote]) : null;
    }
}
