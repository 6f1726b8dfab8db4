namespace Vireo.Drivers;

/// <summary>
/// Finds the images that an image is based on, down to the last, as libvirt does when a guest starts: each must be a file that can be read,
/// named by a header that says its format. A chain that cannot be followed to its end is an error, because a guest must not run on a part
/// of its disk.
/// </summary>
public static class ImageLayers
{
    /// <summary>The longest chain that is followed; libvirt's own limit.</summary>
    public const int MaxDepth = 200;

    private const int NoSuchFile = 2, NoAccess = 13;

    /// <summary>The images below the one at <paramref name="path"/>, from the nearest to the last.</summary>
    /// <exception cref="VirException">The chain is broken, runs in a circle, is too long, or leaves the host's own files.</exception>
    public static IReadOnlyList<ImageLayer> Below(string path, string format)
    {
        var below = new List<ImageLayer>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { Canonical(path) };
        string current = path;
        ImageHeader? header = ImageProbe.Read(path, format);
        while (header?.Backing is { } text)
        {
            if (below.Count >= MaxDepth)
            {
                throw ImageErrors.TooManyLayers();
            }

            ImageBacking backing = ImageBacking.Parse(current, text, header.BackingFormat);
            if (backing.Path is not { } next)
            {
                throw ImageErrors.BackingNotLocal(text, current);
            }

            if (!seen.Add(Canonical(next)))
            {
                throw ImageErrors.SelfReferential(current, next);
            }

            header = Open(current, next, backing.Format);
            below.Add(new ImageLayer(next, header.Format, header));
            current = next;
        }

        return below;
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

    private static string Canonical(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (IOException)
        {
            return Path.GetFullPath(path);
        }
    }
}
