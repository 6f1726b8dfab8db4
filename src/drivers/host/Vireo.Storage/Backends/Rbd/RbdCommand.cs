using System.Globalization;
using System.Text;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>The command lines of <c>rbd</c> and <c>rados</c>, as data, and the configuration that they read. Names are always options of
/// their own, so that none is taken for another pool, a snapshot or an option.</summary>
internal static class RbdCommand
{
    private const ulong Piece = 64 << 20;

    /// <summary>The space of the cluster and of its pools.</summary>
    public static string[] Space => ["rados", "df", "--format", "json"];

    /// <summary>The images of a pool.</summary>
    public static string[] List(string pool) => ["rbd", "ls", "--pool", pool, "--long", "--format", "json"];

    /// <summary>What an image is.</summary>
    public static string[] Describe(string pool, string image) => ["rbd", "info", .. Of(pool, image), "--format", "json"];

    /// <summary>What an image takes of the cluster.</summary>
    public static string[] Usage(string pool, string image) => ["rbd", "du", .. Of(pool, image), "--format", "json"];

    /// <summary>Makes an empty image.</summary>
    public static string[] Make(string pool, string image, ulong bytes) => ["rbd", "create", .. Of(pool, image), "--size", Bytes(bytes)];

    /// <summary>Changes the size of an image.</summary>
    public static string[] Resize(string pool, string image, ulong bytes, bool shrink) =>
    [
        "rbd", "resize", .. Of(pool, image), "--size", Bytes(bytes), "--no-progress", .. shrink ? (string[])["--allow-shrink"] : [],
    ];

    /// <summary>Removes an image.</summary>
    public static string[] Remove(string pool, string image) => ["rbd", "rm", .. Of(pool, image), "--no-progress"];

    /// <summary>The snapshots of an image.</summary>
    public static string[] Snapshots(string pool, string image) => ["rbd", "snap", "ls", .. Of(pool, image), "--format", "json"];

    /// <summary>Does something with a snapshot: <c>create</c>, <c>protect</c>, <c>unprotect</c> or <c>rm</c>.</summary>
    public static string[] Snapshot(string what, string pool, string image, string snapshot) =>
    [
        "rbd", "snap", what, .. Of(pool, image), "--snap", snapshot, .. what is "create" or "rm" ? (string[])["--no-progress"] : [],
    ];

    /// <summary>The parts of an image that were written since a snapshot.</summary>
    public static string[] Difference(string pool, string image, string snapshot) =>
        ["rbd", "diff", .. Of(pool, image), "--from-snap", snapshot, "--whole-object", "--format", "json"];

    /// <summary>Makes an image that begins as a snapshot.</summary>
    public static string[] Clone(string pool, string image, string snapshot, string copy) =>
        ["rbd", "clone", .. Of(pool, image), "--snap", snapshot, "--dest-pool", pool, "--dest", copy];

    /// <summary>Writes the changes into an image that a file lists.</summary>
    public static string[] Change(string pool, string image, string file) =>
        ["rbd", "import-diff", .. Of(pool, image), "--path", file, "--no-progress"];

    /// <summary>The changes that leave nothing of an image's content (<c>rbd diff v1</c> of Ceph's documentation).</summary>
    public static byte[] Zeros(ulong bytes)
    {
        using var changes = new MemoryStream();
        using var writer = new BinaryWriter(changes);
        writer.Write("rbd diff v1\n"u8);
        for (ulong at = 0; at < bytes; at += Piece)
        {
            writer.Write((byte)'z');
            writer.Write(at);
            writer.Write(Math.Min(Piece, bytes - at));
        }

        writer.Write((byte)'e');
        return changes.ToArray();
    }

    /// <summary>The monitors of a source as libvirt writes them.</summary>
    public static string Monitors(StoragePoolSource source) => string.Concat(source.Hosts.Select(static host =>
    {
        string name = host.Name ?? "";
        name = name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('[') ? $"[{name}]" : name;
        return host.Port is > 0 and { } port ? string.Create(CultureInfo.InvariantCulture, $"{name}:{port},") : name + ",";
    }));

    /// <summary>The configuration that the tools read, without the key.</summary>
    /// <exception cref="VirException">A text would become another option.</exception>
    public static string Configuration(StoragePoolDef pool)
    {
        const string patience = "30";
        var text = new StringBuilder("[global]\n");
        void Line(string name, string value) => text.Append(
            (name + value).Any(static c => char.IsControl(c)) || name.AsSpan().ContainsAny('=', '[', '#')
                ? throw RbdErrors.NotWritable($"{name} = {value}") : $"{name} = {value}\n");
        string monitors = Monitors(pool.Source!).TrimEnd(',');
        Line("mon_host", monitors.All(static c => char.IsAsciiLetterOrDigit(c) || ".:,-_[]".Contains(c, StringComparison.Ordinal))
            ? monitors : throw RbdErrors.NotWritable(monitors));
        Line("auth_client_required", pool.Source!.Auth is null ? "none" : "cephx");
        Line("client_mount_timeout", patience);
        Line("rados_mon_op_timeout", patience);
        Line("rados_osd_op_timeout", patience);
        foreach (RbdOption option in pool.Extensions.OfType<StoragePoolRbdOptions>().SelectMany(static e => e.Options))
        {
            Line(option.Name ?? "", option.Value ?? "");
        }

        return text.ToString();
    }

    private static string[] Of(string pool, string image) => ["--pool", pool, "--image", image];

    private static string Bytes(ulong bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes}B");
}
