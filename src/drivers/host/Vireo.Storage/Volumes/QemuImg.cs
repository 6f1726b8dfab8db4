using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>
/// The command lines of <c>qemu-img</c>, as data: what makes an image, and what copies one image into another. It runs nothing. The order
/// of arguments and options is that of libvirt (corpus storagevolxml2argv).
/// </summary>
internal static class QemuImg
{
    private const ulong Kibi = 1024;

    /// <summary>The command lines that make a volume, one after the other: one that makes it, or makes it and copies into it.</summary>
    /// <param name="volume">What is made.</param>
    /// <param name="source">What is copied; null for an empty volume.</param>
    /// <param name="flags">Whether metadata is allocated beforehand.</param>
    /// <param name="secrets">The files with the keys of both.</param>
    /// <exception cref="VirException">The format cannot do what is asked.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Create(
        StorageVolDef volume, StorageVolDef? source, StorageVolCreateFlags flags, QemuImgSecrets secrets)
    {
        Check(volume);
        bool encrypted = volume.Target?.Encryption is not null || source?.Target?.Encryption is not null;
        return source is null
            ? [Empty(volume, flags, secrets.Own)]
            : encrypted
                ? [Empty(volume with { BackingStore = null }, flags, secrets.Own), ConvertEncrypted(volume, source, secrets)]
                : [Convert(volume, source, flags)];
    }

    /// <summary>Refuses encryption that nobody makes, or makes any more.</summary>
    public static void Check(StorageVolDef volume)
    {
        if (volume.Target?.Encryption is not { } encryption)
        {
            return;
        }

        if (encryption.Secrets.Count != 1)
        {
            throw VolumeErrors.OneSecret();
        }

        string format = volume.Target.Format ?? "raw";
        bool luks = encryption.Format == StorageEncryptionFormat.Luks;
        switch (format)
        {
            case "raw" or "qcow2" when luks:
                return;
            case "raw":
                throw VolumeErrors.OnlyLuksOfRaw();
            case "qcow2" when encryption.Format is StorageEncryptionFormat.Default or StorageEncryptionFormat.Qcow:
                throw VolumeErrors.NoOldEncryption();
            case "qcow2":
                throw VolumeErrors.EncryptionUnknown((int)encryption.Format);
            default:
                throw VolumeErrors.NoEncryptionOf(format);
        }
    }

    /// <summary>Changes what a guest sees of an image.</summary>
    public static IReadOnlyList<string> Resize(StorageVolDef volume, ulong capacity, bool shrink, string? preallocation, string? secretFile)
    {
        var args = new List<string> { "resize" };
        if (shrink)
        {
            args.Add("--shrink");
        }

        if (preallocation is not null)
        {
            args.Add("--preallocation=" + preallocation);
        }

        string size = capacity.ToString(CultureInfo.InvariantCulture);
        if (secretFile is not null && volume.Target?.Encryption is not null)
        {
            args.AddRange([.. Secret(volume, secretFile), "--image-opts", ImageOptions(volume), size]);
        }
        else
        {
            args.AddRange([PathOf(volume), size]);
        }

        return args;
    }

    private static List<string> Empty(StorageVolDef volume, StorageVolCreateFlags flags, string? secretFile)
    {
        string format = FormatOf(volume);
        var args = new List<string> { "create", "-f", format };
        if (volume.BackingStore is { Path: { } backing })
        {
            args.AddRange(["-b", backing]);
        }

        if (secretFile is not null)
        {
            args.AddRange(Secret(volume, secretFile));
        }

        AddOptions(args, Options(volume, flags));
        args.Add(PathOf(volume));

        // An image on top of another may take its size from that.
        if (volume.Capacity is > 0 || volume.BackingStore is null)
        {
            args.Add(((volume.Capacity ?? 0) / Kibi + ((volume.Capacity ?? 0) % Kibi == 0 ? 0UL : 1))
                .ToString(CultureInfo.InvariantCulture) + "K");
        }

        return args;
    }

    private static List<string> Convert(StorageVolDef volume, StorageVolDef source, StorageVolCreateFlags flags)
    {
        var args = new List<string> { "convert", "-f", FormatOf(source), "-O", FormatOf(volume) };
        AddOptions(args, Options(volume, flags));
        args.AddRange([PathOf(source), PathOf(volume)]);
        return args;
    }

    private static List<string> ConvertEncrypted(StorageVolDef volume, StorageVolDef source, QemuImgSecrets secrets)
    {
        var args = new List<string> { "convert", "--image-opts", "-n", "--target-image-opts" };
        if (secrets.Own is { } own)
        {
            args.AddRange(Secret(volume, own));
        }

        if (secrets.Source is { } other)
        {
            args.AddRange(Secret(source, other));
        }

        args.AddRange([ImageOptions(source), ImageOptions(volume)]);
        return args;
    }

    private static List<string> Options(StorageVolDef volume, StorageVolCreateFlags flags)
    {
        var options = new List<string>();
        StorageVolTarget target = volume.Target!;
        string format = FormatOf(volume);
        if (volume.BackingStore is { } backing)
        {
            options.Add("backing_fmt=" + Escape(backing.Format ?? "raw"));
        }

        AddEncryption(options, volume, format);
        if (flags.HasFlag(StorageVolCreateFlags.PreallocMetadata))
        {
            // Room for everything was asked for, or for the metadata only.
            options.Add((volume.Allocation ?? 0) >= (volume.Capacity ?? 0) ? "preallocation=falloc" : "preallocation=metadata");
        }

        if (target.NoCow)
        {
            options.Add("nocow=on");
        }

        if (format == "qcow2")
        {
            AddQcow2(options, target);
        }

        return options;
    }

    private static void AddQcow2(List<string> options, StorageVolTarget target)
    {
        string compat = target.Compat ?? "1.1";
        options.Add("compat=" + Escape(compat));
        if (target.ClusterSize is { } cluster)
        {
            options.Add("cluster_size=" + cluster.ToString(CultureInfo.InvariantCulture));
        }

        if (target.Features is { } features)
        {
            if (compat == "0.10")
            {
                throw VolumeErrors.FeaturesNeedCompat(compat);
            }

            if (features.LazyRefcounts)
            {
                options.Add("lazy_refcounts");
            }

            if (features.ExtendedL2)
            {
                options.Add("extended_l2=on");
            }
        }
    }

    private static void AddEncryption(List<string> options, StorageVolDef volume, string format)
    {
        if (volume.Target?.Encryption is not { } encryption)
        {
            return;
        }

        string prefix = format == "qcow2" ? "encrypt." : "";
        if (prefix.Length > 0)
        {
            options.Add("encrypt.format=luks");
        }

        options.Add($"{prefix}key-secret={SecretName(volume)}");
        if (encryption.Cipher is { } cipher)
        {
            options.Add($"{prefix}cipher-alg={Escape(cipher.Name ?? "")}-{cipher.Size ?? 0}");
            Optional("cipher-mode", cipher.Mode);
            Optional("hash-alg", cipher.Hash);
        }

        if (encryption.IvGen is { } generator)
        {
            options.Add($"{prefix}ivgen-alg={Escape(generator.Name ?? "")}");
            Optional("ivgen-hash-alg", generator.Hash);
        }

        void Optional(string name, string? value)
        {
            if (value is not null)
            {
                options.Add($"{prefix}{name}={Escape(value)}");
            }
        }
    }

    private static void AddOptions(List<string> args, List<string> options)
    {
        if (options.Count > 0)
        {
            args.AddRange(["-o", string.Join(',', options)]);
        }
    }

    private static string[] Secret(StorageVolDef volume, string file) =>
        ["--object", $"secret,id={SecretName(volume)},file={Escape(file)}"];

    private static string SecretName(StorageVolDef volume) => Escape(volume.Name ?? "") + "_encrypt0";

    private static string ImageOptions(StorageVolDef volume)
    {
        string format = FormatOf(volume);
        string key = volume.Target?.Encryption is null ? ""
            : format == "qcow2" ? ",encrypt.key-secret=" + SecretName(volume) : ",key-secret=" + SecretName(volume);
        return $"driver={format},file.filename={Escape(PathOf(volume))}{key}";
    }

    // QEMU ends a value at a comma, and reads two as one.
    private static string Escape(string value) => value.Replace(",", ",,", StringComparison.Ordinal);

    /// <summary>What <c>qemu-img</c> calls a volume's format: an encrypted raw image is LUKS, a disc is raw.</summary>
    internal static string FormatOf(StorageVolDef volume) => volume.Target switch
    {
        { Format: "raw" or null, Encryption: not null } => "luks",
        { Format: null or "iso" or "none" } => "raw",
        { Format: { } format } => format,
        null => "raw",
    };

    private static string PathOf(StorageVolDef volume) => volume.Target?.Path ?? "";
}

/// <summary>Files that hold the keys of encrypted volumes while a tool runs.</summary>
/// <param name="Own">Of the volume that is made; null without encryption.</param>
/// <param name="Source">Of the one that is copied.</param>
internal readonly record struct QemuImgSecrets(string? Own, string? Source);
