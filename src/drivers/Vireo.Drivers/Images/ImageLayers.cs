namespace Vireo.Drivers;

/// <summary>
/// Finds the images that an image is based on, down to the last, as libvirt does when a guest starts: each must be a file that can be read,
/// named by a header that says its format, or the image of a server, which ends the chain because nobody looks into it. A chain that cannot
/// be followed to its end is an error, because a guest must not run on a part of its disk.
/// </summary>
public static class ImageLayers
{
    /// <summary>The most images of a chain, the first among them; libvirt's own limit. It ends circles too.</summary>
    public const int MaxImages = 200;

    private const int NoSuchFile = 2, NoAccess = 13;

    /// <summary>The images below the one at <paramref name="path"/>, from the nearest to the last.</summary>
    /// <exception cref="VirException">The chain is broken, runs in a circle or is too long.</exception>
    public static IReadOnlyList<ImageLayer> Below(string path, string format)
    {
        var below = new List<ImageLayer>();
        string current = path;
        ImageHeader? header = ImageProbe.Read(path, format);
        while (header?.Backing is { } text)
        {
            ImageBacking backing = ImageBacking.Parse(current, text, header.BackingFormat);
            if (below.Count + 1 >= MaxImages)
            {
                throw ImageErrors.TooManyLayers(backing.Path ?? text);
            }

            if (backing.Path is not { } next)
            {
                below.Add(OfServer(current, backing, header.BackingFormat));
                break;
            }

            header = Open(current, next, backing.Format);
            below.Add(new ImageLayer(next, header.Format, header));
            current = next;
        }

        return below;
    }

    private static ImageLayer OfServer(string image, ImageBacking backing, string? claimed)
    {
        ImageServer server = backing.Server ?? throw Unknown(backing.Text);

        // A name in JSON may name the server alone: the format is what the header says then.
        string format = (backing.Format == server.Protocol ? claimed : backing.Format)
            ?? throw ImageErrors.BackingFormatUnknown(backing.Text, image);
        return new ImageLayer(server.Name, format, new ImageHeader(format, 0)) { Server = server };
    }

    private static VirException Unknown(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string protocol = colon < 0 ? text : text[..colon];
        return protocol == "json"
            ? ImageErrors.BackingDriverUnknown(ImageBacking.DriverOf(text) ?? "(null)")
            : ImageErrors.BackingProtocolUnknown(protocol.Split('+')[0]);
    }

    private static ImageHeader Open(string image, string backing, string? format)
    {
        if (!File.Exists(backing))
        {
            throw ImageErrors.BackingInaccessible(NoSuchFile, backing, image);
        }

        // Without a format the header is looked at, but an image that would lead further is not followed: a guest could have written that
        // header into a raw disk.
        ImageHeader header = ImageProbe.Read(backing, format)
            ?? (format is null ? null : ImageProbe.Read(backing, "raw") is { } raw ? raw with { Format = format } : null)
            ?? throw ImageErrors.BackingInaccessible(NoAccess, backing, image);
        return format is null && header.Backing is not null
            ? throw ImageErrors.BackingFormatUnknown(backing, image)
            : header;
    }
}
