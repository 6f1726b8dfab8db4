using System.Buffers.Binary;
using System.Text;
using Vireo.Drivers;

namespace Vireo.Conformance.Corpora;

/// <summary>
/// What the headers of images and of the images below them say. The manifest has no cases for this corpus: each expected file is one, whose
/// name tells the format that the first image is opened with, and the images that must be refused are cases too.
/// </summary>
internal sealed class StorageChainCorpus : CorpusRunner
{
    private const string Folder = "virstoragetestdata";

    // Names of formats in the order of libvirt's numbers.
    private static readonly string[] Numbers =
        ["none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2", "qed", "vmdk"];

    private static readonly Dictionary<string, (string Image, string? Format)> Images = new(StringComparer.Ordinal)
    {
        ["directory-dir"] = ("images/", "dir"),
        ["directory-none"] = ("images/", null), ["directory-raw"] = ("images/", "raw"),
        ["qcow2-auto_qcow2-qcow2_raw-raw"] = ("wrap", null),
        ["qcow2-auto_raw-raw-relative"] = ("images/qcow2_raw-raw-relative.qcow2", null),
        ["qcow2-datafile"] = ("images/datafile.qcow2", "qcow2"),
        ["qcow2-protocol-backing-file"] = ("images/qcow2-protocol-backing-file.qcow2", "qcow2"),
        ["qcow2-qcow2_nbd-raw"] = ("images/qcow2_nbd-raw.qcow2", "qcow2"),
        ["qcow2-qcow2_qcow2-auto"] = ("images/qcow2_qcow2-auto.qcow2", "qcow2"),
        ["qcow2-qcow2_qcow2-qcow2_qcow2-auto"] = ("images/qcow2_qcow2-qcow2_qcow2-auto.qcow2", "qcow2"),
        ["qcow2-qcow2_qcow2-qcow2_raw-auto"] = ("images/qcow2_qcow2-qcow2_raw-auto.qcow2", "qcow2"),
        ["qcow2-qcow2_qcow2-qcow2_raw-raw"] = ("wrap", "qcow2"),
        ["qcow2-qcow2_raw-raw-relative"] = ("images/qcow2_raw-raw-relative.qcow2", "qcow2"),
        ["qcow2-symlinks"] = ("images/sub/link2", "qcow2"), ["qed-auto_raw"] = ("images/qed_raw-raw-relative", null),
        ["raw-auto"] = ("images/raw", null),
    };

    private static readonly string[] Refused = ["loop-self", "loop-1", "loop-2", "qcow2_qcow2-missing", "qcow2_qcow2-auto_qcow2-auto"];

    public override string Corpus => "virstoragetestdata";

    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data) =>
    [
        .. data.List(Folder + "/out", "*").Select(static path => new ConformanceCase(Path.GetFileName(path), [], [path])),
        .. Refused.Where(name => data.Find($"{Folder}/images/{name}.qcow2") is not null)
            .Select(static name => new ConformanceCase(name, [], [])),
    ];

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string folder = data.Resolve(Folder);
        if (conformanceCase.Expected.Count == 0)
        {
            return ValueTask.FromResult(ExpectError(() => ImageLayers.Below($"{folder}/images/{conformanceCase.Name}.qcow2", "qcow2")));
        }

        string build = Directory.CreateTempSubdirectory("vireo-chain").FullName;
        try
        {
            var (image, format) = Images[conformanceCase.Name];
            if (image == "wrap")
            {
                // These have absolute names, so they are made from others of the same formats.
                Make($"{folder}/images/qcow2_qcow2-qcow2_raw-auto.qcow2", build + "/wrap", build + "/qcow2");
                Make($"{folder}/images/qcow2_raw-raw-relative.qcow2", build + "/qcow2", build + "/raw");
                File.Copy($"{folder}/images/raw", build + "/raw");
            }

            string path = image == "wrap" ? build + "/wrap" : $"{folder}/{image}";
            string got = Render(path, format).Replace(build, "ABS_BUILDDIR/virstoragedata", StringComparison.Ordinal)
                .Replace(folder, "ABS_SRCDIR/" + Folder, StringComparison.Ordinal);
            return ValueTask.FromResult(Compare(got, conformanceCase.Expected[0], data));
        }
        finally
        {
            Directory.Delete(build, true);
        }
    }

    private static void Make(string from, string to, string below)
    {
        const int at = 1024;
        byte[] image = File.ReadAllBytes(from);
        byte[] name = Encoding.UTF8.GetBytes(below);
        BinaryPrimitives.WriteUInt64BigEndian(image.AsSpan(8), at);
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(16), (uint)name.Length);
        name.CopyTo(image, at);
        File.WriteAllBytes(to, image);
    }

    // An image whose format nobody says is raw, or it would be believed what a guest wrote into it.
    private static string Render(string path, string? format)
    {
        if (Directory.Exists(path))
        {
            return Block(path, null, null, format ?? "dir", "dir", null);
        }

        format ??= "raw";
        ImageHeader header = ImageProbe.Read(path, format) ?? throw new InvalidDataException($"'{path}' is not {format}");
        string text = Block(path, null, header, format, "file", null);
        if (header.DataFile is { } data)
        {
            return text + $"\ndataFileRaw: {data}\n\n\ndataFileStoreSource:\npath: "
                + $"{ImageBacking.Parse(path, data, "raw").Path}\ncapacity: 0\nencryption: 0\ntype:file\nformat:raw\n";
        }

        if (header.Backing is { } remote && ImageBacking.Parse(path, remote, header.BackingFormat).Server is { } server)
        {
            return text + "\n" + Block(server.Name, null, null, header.BackingFormat ?? "raw", "network", server);
        }

        foreach (ImageLayer layer in ImageLayers.Below(path, format))
        {
            string? relative = header.Backing is { } name && name[0] != '/' ? name : null;
            header = layer.Header;
            text += "\n" + Block(layer.Path, relative, header, layer.Format, "file", null);
        }

        return text;
    }

    private static string Block(string path, string? relative, ImageHeader? header, string format, string type, ImageServer? server)
    {
        string below = header?.Backing is null ? "none(0)" : header.BackingFormat is { } name
            ? $"{name}({Array.IndexOf(Numbers, name)})" : "<null>(-1)";
        return $"""
            path:{path}
            backingStoreRaw: {header?.Backing ?? "<null>"}
            backingStoreRawFormat: {below}
            capacity: {(header is null || format == "raw" ? 0 : header.Capacity)}
            encryption: {(header?.Encryption is null ? 0 : 1)}
            relPath:{relative ?? "<null>"}
            type:{type}
            format:{format}
            protocol:{server?.Protocol ?? "none"}
            hostname:{server?.Host ?? "<null>"}

            """;
    }
}
