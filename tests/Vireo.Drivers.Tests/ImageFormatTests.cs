using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>Headers of each format, right ones and such that lie.</summary>
public sealed class ImageFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-format").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    // Made by qemu-img, which is asked only here: without it the other tests still hold what the formats are.
    [Theory]
    [InlineData("qcow", "qcow", 4 << 20)]
    [InlineData("qcow2", "qcow2", 4 << 20)]
    [InlineData("qed", "qed", 4 << 20)]
    [InlineData("vmdk", "vmdk", 4 << 20)]
    [InlineData("vdi", "vdi", 4 << 20)]
    [InlineData("vhdx", "vhdx", 4 << 20)]
    [InlineData("parallels", "ploop", 1 << 20)]
    [InlineData("raw", "raw", 4 << 20)]
    public void Images_of_qemu_img_are_read(string made, string format, int capacity)
    {
        string path = Path.Combine(_folder, "image");
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-img"), "qemu-img is not installed");
        using var tool = Process.Start("/usr/bin/qemu-img", ["create", "-q", "-f", made, path, "4194304"]);
        tool.WaitForExit();
        Assert.Equal(0, tool.ExitCode);
        Assert.Equal((format, (ulong)capacity), (ImageProbe.Read(path, format)!.Format, ImageProbe.Read(path, format)!.Capacity));
        Assert.Equal(format == "vhdx" ? "raw" : format, ImageProbe.Read(path, null)!.Format);
    }

    // What libvirt takes for raw is read only when a definition names the format.
    [Fact]
    public void Formats_that_libvirt_does_not_recognise_are_raw_until_they_are_named()
    {
        byte[] bochs = Start("Bochs Virtual HD Image", 4096, (64, 0x20000));
        BinaryPrimitives.WriteUInt64LittleEndian(bochs.AsSpan(88), 6 << 20);
        byte[] cloop = Start("#!/bin/sh\n#V2.0 Format\n", 4096);
        BinaryPrimitives.WriteUInt32BigEndian(cloop.AsSpan(128), 65536);
        BinaryPrimitives.WriteUInt32BigEndian(cloop.AsSpan(132), 3);
        byte[] dmg = new byte[4096];
        "koly"u8.CopyTo(dmg.AsSpan(4096 - 512));
        BinaryPrimitives.WriteUInt64BigEndian(dmg.AsSpan(4096 - 20), 10);
        foreach (var (format, image, capacity) in new[] { ("bochs", bochs, 6UL << 20), ("cloop", cloop, 196608UL), ("dmg", dmg, 5120UL) })
        {
            string path = Image(image);
            Assert.Equal(new ImageHeader("raw", 4096), ImageProbe.Read(path, null));
            Assert.Equal(new ImageHeader(format, capacity), ImageProbe.Read(path, format));
        }
    }

    [Fact]
    public void Encrypted_disks_are_as_long_as_what_follows_their_header()
    {
        byte[] one = Start("LUKS\u00ba\u00be", 8192);
        one[7] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(one.AsSpan(104), 8);
        Assert.Equal(new ImageHeader("luks", 4096) { Encryption = "luks" }, ImageProbe.Read(Image(one), null));
        BinaryPrimitives.WriteUInt32BigEndian(one.AsSpan(104), uint.MaxValue);
        Assert.Equal(8192UL, ImageProbe.Read(Image(one), "luks")!.Capacity);

        byte[] two = Start("LUKS\u00ba\u00be", 16384);
        two[7] = 2;
        BinaryPrimitives.WriteUInt64BigEndian(two.AsSpan(8), 8192);
        "{\"segments\":{\"0\":{\"offset\":\"12288\"}}}"u8.CopyTo(two.AsSpan(4096));
        Assert.Equal(new ImageHeader("luks", 4096) { Encryption = "luks2" }, ImageProbe.Read(Image(two), null));
        "{\"segments\":[1,{}"u8.CopyTo(two.AsSpan(4096));
        Assert.Equal(16384UL, ImageProbe.Read(Image(two), null)!.Capacity);
        BinaryPrimitives.WriteUInt64BigEndian(two.AsSpan(8), ulong.MaxValue);
        Assert.Equal(16384UL, ImageProbe.Read(Image(two), null)!.Capacity);
        two[7] = 3;
        Assert.Equal("raw", ImageProbe.Read(Image(two), null)!.Format);
    }

    [Theory]
    [InlineData("parentFileNameHint=\"a.vmdk\"\n", "a.vmdk")]
    [InlineData("x parentFileNameHint=\"sub/a.vmdk\"", "sub/a.vmdk")]
    [InlineData("parentFileNameHint=\"one\"\nparentFileNameHint=\"two\"", "one")]
    [InlineData("parentFileNameHint=\"\"", null)]
    [InlineData("parentFileNameHint=a.vmdk", null)]
    [InlineData("parentFileNameHint = \"a.vmdk\"", null)]
    [InlineData("parentFileNameHint=\"open", null)]
    [InlineData("\0parentFileNameHint=\"late\"", null)]
    public void The_text_of_a_vmdk_image_names_its_parent(string text, string? parent)
    {
        byte[] image = Start("KDMV\u0001", 4096);
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(12), 2048);
        Encoding.ASCII.GetBytes(text).CopyTo(image, 512);
        Assert.Equal(new ImageHeader("vmdk", 1 << 20) { Backing = parent }, ImageProbe.Read(Image(image), null));
    }

    [Theory]
    [InlineData(9000, "a.vmdk")]
    [InlineData(40000, null)]
    public void A_long_text_of_a_vmdk_image_is_read_to_its_bound(int before, string? parent)
    {
        byte[] image = Start("KDMV\u0001", 65536);
        Encoding.ASCII.GetBytes(new string('#', before) + "\nparentFileNameHint=\"a.vmdk\"").CopyTo(image, 512);
        Assert.Equal(parent, ImageProbe.Read(Image(image), "vmdk")!.Backing);
    }

    [Fact]
    public void A_cow_image_names_what_is_below_it()
    {
        byte[] image = Start("OOOM\0\0\0\u0002base.img", 4096);
        BinaryPrimitives.WriteUInt64BigEndian(image.AsSpan(1036), 7 << 20);
        Assert.Equal(new ImageHeader("cow", 7 << 20) { Backing = "base.img" }, ImageProbe.Read(Image(image), null));
        image[7] = 1;
        Assert.Equal("raw", ImageProbe.Read(Image(image), null)!.Format);
    }

    [Theory]
    [InlineData(0x1000UL, 1023U, 1023, "1.1")]
    [InlineData(0x1000UL, 1024U, null, null)]
    [InlineData(0x1000UL, 1048576U, null, null)]
    [InlineData(0x9000UL, 3U, null, null)]
    [InlineData(0x1f00UL, 1000U, null, null)]
    [InlineData(1UL << 60, 5U, null, null)]
    [InlineData(ulong.MaxValue, uint.MaxValue, null, null)]
    [InlineData(0UL, 5U, null, "1.1")]
    [InlineData(0x1000UL, 0U, null, "1.1")]
    public void Nothing_more_is_believed_of_an_image_that_lies_about_a_name(ulong offset, uint length, int? name, string? compat)
    {
        byte[] image = Qcow2(0x2000);
        image.AsSpan(0x1000).Fill((byte)'n');
        BinaryPrimitives.WriteUInt64BigEndian(image.AsSpan(8), offset);
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(16), length);
        var header = ImageProbe.Read(Image(image), null)!;
        Assert.Equal(("qcow2", 1UL << 63, name, compat), (header.Format, header.Capacity, header.Backing?.Length, header.Compat));
    }

    [Theory]
    [InlineData("qcow2", "qcow2", "1.1")]
    [InlineData("file", "raw", "1.1")]
    [InlineData("nbd", "raw", "1.1")]
    [InlineData("nosuch", "nosuch", null)]
    [InlineData("RAW", "RAW", null)]
    public void A_header_names_formats_and_protocols(string named, string format, string? compat)
    {
        byte[] image = Qcow2(0x2000);
        BinaryPrimitives.WriteUInt64BigEndian(image.AsSpan(8), 0x1000);
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(16), 1);
        image[0x1000] = (byte)'b';
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(104), 0xe2792aca);
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(108), (uint)named.Length);
        Encoding.ASCII.GetBytes(named).CopyTo(image, 112);
        var header = ImageProbe.Read(Image(image), "qcow2")!;
        Assert.Equal(("b", format, compat), (header.Backing, header.BackingFormat, header.Compat));
    }

    [Fact]
    public void Extensions_of_any_length_end_the_reading()
    {
        byte[] image = Qcow2(0x2000);
        for (uint length = 0; length < uint.MaxValue / 2; length = (length * 2) + 1)
        {
            BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(104), 0x12345678);
            BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(108), length);
            Assert.Equal("1.1", ImageProbe.Read(Image(image), null)!.Compat);
        }

        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(100), uint.MaxValue);
        Assert.Equal("1.1", ImageProbe.Read(Image(image), null)!.Compat);
    }

    [Theory]
    [InlineData(1, "qcow")]
    [InlineData(2, "luks")]
    [InlineData(3, null)]
    public void Encryption_of_qcow2_is_told(byte method, string? encryption)
    {
        byte[] image = Qcow2(0x2000);
        image[35] = method;
        Assert.Equal(encryption, ImageProbe.Read(Image(image), null)!.Encryption);
    }

    // The format is plain long before the header is whole.
    [Theory]
    [InlineData("QFI\u00fb\0\0\0\u0003", "qcow2")]
    [InlineData("QFI\u00fb\0\0\0\u0001", "qcow")]
    [InlineData("QED\0", "qed")]
    [InlineData("KDMV\u0001\0\0\0", "vmdk")]
    [InlineData("OOOM\0\0\0\u0002", "cow")]
    [InlineData("QFI\u00fb", "raw")]
    [InlineData("KDMV", "raw")]
    [InlineData("", "raw")]
    public void A_short_image_is_as_long_as_its_file(string content, string format)
    {
        byte[] image = Encoding.Latin1.GetBytes(content);
        var header = ImageProbe.Read(Image(image), null)!;
        Assert.Equal((format, (ulong)image.Length), (header.Format, header.Capacity));
    }

    [Fact]
    public void Tables_of_vhdx_that_lie_lead_nowhere()
    {
        byte[] image = Start("vhdxfile", 256 << 10);
        "regi"u8.CopyTo(image.AsSpan(192 << 10));
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan((192 << 10) + 8), uint.MaxValue);
        Assert.Null(ImageProbe.Read(Image(image), "vhdx"));
        new Guid("8b7ca206-4790-4b9a-b8fe-575f050f886e").TryWriteBytes(image.AsSpan((192 << 10) + 16));
        foreach (ulong offset in new ulong[] { 0, 1UL << 20, (ulong)long.MaxValue, (ulong)long.MaxValue - 8, ulong.MaxValue })
        {
            BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan((192 << 10) + 32), offset);
            Assert.Null(ImageProbe.Read(Image(image), "vhdx"));
        }
    }

    [Fact]
    public void A_server_is_understood()
    {
        Assert.Equal(
            new ImageServer("nbd", "tcp", "example.org", 6000, "blah"),
            ImageBacking.Parse("/a", "nbd+tcp://example.org:6000/blah", "raw").Server);
        Assert.Null(ImageBacking.Parse("/a", "b.img", "raw").Server);
    }

    [Theory]
    [InlineData("b.img", "/pool/b.img")]
    [InlineData("../b", "/pool/../b")]
    [InlineData("file:b", "file:b")]
    [InlineData("nbd://h/x", "nbd://h/x")]
    [InlineData("json:{\"driver\":\"raw\",\"file\":{\"driver\":\"file\",\"filename\":\"/x\"}}", "/x")]
    [InlineData("json:{\"driver\":\"file\",\"filename\":\"x\"}", "x")]
    [InlineData("json:{bad", "json:{bad")]
    public void A_volume_shows_what_libvirt_shows(string text, string shown) =>
        Assert.Equal(shown, ImageBacking.Parse("/pool/a", text, null).Shown);

    private static byte[] Start(string magic, int length, params (int Offset, int Value)[] fields)
    {
        byte[] image = new byte[length];
        Encoding.Latin1.GetBytes(magic).CopyTo(image, 0);
        foreach (var (offset, value) in fields)
        {
            BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(offset), value);
        }

        return image;
    }

    private static byte[] Qcow2(int length)
    {
        byte[] image = Start("QFI\u00fb\0\0\0\u0003", length);
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(20), 16);
        BinaryPrimitives.WriteUInt64BigEndian(image.AsSpan(24), 1UL << 63);
        BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(100), 104);
        return image;
    }

    private string Image(byte[] content)
    {
        string path = Path.Combine(_folder, "image");
        File.WriteAllBytes(path, content);
        return path;
    }
}
