using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>
/// The one reader of image headers. Images may be hostile, because guests write them: every length is bounded before it is used, reads are
/// few and short, and nothing is believed but names and sizes. It opens what it is given and nothing that an image names; <see
/// cref="ImageLayers"/> does that.
/// </summary>
public static class ImageProbe
{
    /// <summary>Bytes of an image that its header lies in.</summary>
    public const int BeginLength = ImageSource.MaxHeader;

    // The longest fixed header is that of cow images; the text in images of vmdk is mostly this short.
    private const int HeadLength = 2048, ShortLength = 512;

    /// <summary>
    /// Reads the header of the image at <paramref name="path"/>. Null when the file cannot be read, or is not of the format that was asked
    /// for.
    /// </summary>
    /// <param name="path">A file or block device.</param>
    /// <param name="format">
    /// The image's format. Null recognises it, which must not be done with images that a guest may have written as raw.
    /// </param>
    public static ImageHeader? Read(string path, string? format)
    {
        // A pipe would make the reader wait, and other files have no header.
        if (FileStatus.Read(path) is not { Kind: FileKind.Regular or FileKind.BlockDevice })
        {
            return null;
        }

        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file, format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="Read(string, string?)"/>, of an open file.</summary>
    /// <exception cref="IOException">Reading fails.</exception>
    public static ImageHeader? Read(SafeFileHandle file, string? format) => Read(file, format, names: true);

    /// <summary>What a guest sees of an open image, in bytes, with a single read; null when the image is not of the format.</summary>
    /// <exception cref="IOException">Reading fails.</exception>
    public static ulong? ReadCapacity(SafeFileHandle file, string format) => Read(file, format, names: false)?.Capacity;

    /// <summary>As <see cref="Read(string, string?)"/>, of an image somewhere else whose first bytes were read.</summary>
    /// <param name="begin">The first bytes: <see cref="BeginLength"/>, or as many as the image has.</param>
    /// <param name="length">Bytes of the whole image.</param>
    /// <param name="format">The image's format, or null to recognise it.</param>
    public static ImageHeader? Read(ReadOnlySpan<byte> begin, ulong length, string? format) =>
        format == "raw" ? new ImageHeader("raw", length) : Read(new ImageSource(begin, length), format);

    private static ImageHeader? Read(SafeFileHandle file, string? format, bool names)
    {
        if (format == "raw")
        {
            return new ImageHeader("raw", (ulong)RandomAccess.GetLength(file));
        }

        return Read(ImageSource.Open(file, stackalloc byte[names ? HeadLength : ShortLength], names), format);
    }

    private static ImageHeader? Read(ImageSource image, string? format)
    {
        foreach (ImageFormat one in ImageFormat.All)
        {
            if ((format is null ? one.Recognised : format == one.Name) && image.Has(one.Magic, one.Offset) && one.Read(image) is { } header)
            {
                return header;
            }
        }

        return format is null ? new ImageHeader("raw", image.Length) : null;
    }
}
