using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Xunit;

namespace Vireo.Drivers.Tests;

public sealed class ImageProbeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-image").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_header_of_qcow2_is_read()
    {
        string path = Image("a.qcow2", Qcow2("b.img", "raw"));
        var header = ImageProbe.Read(path, "qcow2");
        Assert.Equal(new ImageHeader("qcow2", 1 << 30) { Backing = "b.img", BackingFormat = "raw", Compat = "1.1" }, header);
        Assert.Equal(header, ImageProbe.Read(path, null));
        Assert.Null(ImageProbe.Read(path, "qed"));
        Assert.Equal("raw", ImageProbe.Read(path, "raw")?.Format);
        Assert.Null(ImageProbe.Read(Path.Combine(_folder, "none"), null));
        Assert.Null(ImageProbe.Read(_folder, null));
    }

    [Fact]
    public void What_has_no_known_header_is_raw() =>
        Assert.Equal(new ImageHeader("raw", 5), ImageProbe.Read(Image("a", "hello"u8.ToArray()), null));

    [Theory]
    [InlineData("b.img", "/pool/b.img", null)]
    [InlineData("/x/b.img", "/x/b.img", null)]
    [InlineData("./a:b", "/pool/./a:b", null)]
    [InlineData("file:/x/b", "/x/b", null)]
    [InlineData("file:///x/b", "/x/b", null)]
    [InlineData("nbd://host/export", null, null)]
    [InlineData("rbd:pool/image", null, null)]
    [InlineData("json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"/x/b\"}}", "/x/b", "qcow2")]
    [InlineData("json:{\"driver\":\"raw\",\"file.driver\":\"host_device\",\"file.filename\":\"b\"}", "/pool/b", "raw")]
    [InlineData("json:{\"driver\":\"file\",\"filename\":\"/x/b\"}", "/x/b", null)]
    [InlineData("json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"nbd\",\"host\":\"h\",\"filename\":\"/x\"}}", null, "qcow2")]
    [InlineData("json:{\"driver\":5,\"file\":7}", null, null)]
    [InlineData("json:{", null, null)]
    public void Names_of_backing_images_are_understood(string text, string? path, string? format)
    {
        var backing = ImageBacking.Parse("/pool/a.qcow2", text, null);
        Assert.Equal((path, format), (backing.Path, backing.Format));
    }

    [Fact]
    public void A_chain_is_followed_to_its_end()
    {
        Image("base.img", new byte[1024]);
        Image("mid.qcow2", Qcow2("base.img", "raw"));
        var chain = ImageLayers.Below(Image("top.qcow2", Qcow2("mid.qcow2", "qcow2")), "qcow2");
        Assert.Equal([("mid.qcow2", "qcow2"), ("base.img", "raw")], chain.Select(static l => (Path.GetFileName(l.Path), l.Format)));
        Assert.Empty(ImageLayers.Below(Path.Combine(_folder, "base.img"), "raw"));
    }

    [Fact]
    public void A_chain_that_cannot_be_followed_is_an_error()
    {
        Refused(Qcow2("gone.img", "raw"), "Cannot access backing file", ErrorCode.SystemError);
        Refused(Qcow2("top.qcow2", "qcow2"), "top.qcow2 is self-referential or too deeply nested", ErrorCode.InternalError);
        Image("other.qcow2", Qcow2("top.qcow2", "qcow2"));
        Refused(Qcow2("other.qcow2", "qcow2"), "is self-referential", ErrorCode.InternalError);
        Refused(Qcow2("foo://host/x", "raw"), "invalid backing protocol 'foo'", ErrorCode.InternalError);
        Refused(Qcow2("foo:bar", "raw"), "invalid backing protocol 'foo'", ErrorCode.InternalError);
        Refused(Qcow2("json:{\"driver\":\"odd\"}", "raw"), "JSON backing volume driver 'odd'", ErrorCode.InternalError);
        Refused(Qcow2("nbd://host/x", null), "was not specified in the image metadata", ErrorCode.OperationInvalid);
        Image("leads-on.qcow2", Qcow2("/etc/passwd", "raw"));
        Refused(Qcow2("leads-on.qcow2", null), "was not specified in the image metadata", ErrorCode.OperationInvalid);
    }

    [Fact]
    public void A_chain_has_a_greatest_length()
    {
        const int deep = 1000;
        for (int i = 1; i <= deep; i++)
        {
            Image($"{i}.qcow2", Qcow2($"{i - 1}.qcow2", i == 1 ? "raw" : "qcow2"));
        }

        Image("0.qcow2", new byte[1024]);
        Assert.Equal(ImageLayers.MaxImages - 1, ImageLayers.Below(Path.Combine(_folder, "199.qcow2"), "qcow2").Count);
        foreach ((int top, int named) in new[] { (200, 0), (201, 1), (deep, deep - 200) })
        {
            var e = Assert.Throws<VirException>(() => ImageLayers.Below(Path.Combine(_folder, $"{top}.qcow2"), "qcow2"));
            Assert.EndsWith($"/{named}.qcow2 is self-referential or too deeply nested", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nbd://127.0.0.1:10810/x", "nbd", "127.0.0.1", 10810, "x", null)]
    [InlineData("nbd://[::1]/x", "nbd", "::1", null, "x", null)]
    [InlineData("nbd+unix:///x?socket=/run/s", "nbd", "", null, "x", "/run/s")]
    [InlineData("nbd:h:10809:exportname=x", "nbd", "h", 10809, "x", null)]
    [InlineData("nbd:unix:/run/s:exportname=x", "nbd", "", null, "x", "/run/s")]
    [InlineData(
        "json:{\"driver\":\"raw\",\"file\":{\"driver\":\"nbd\",\"server\":{\"host\":\"h\",\"port\":\"1\"},\"export\":\"x\"}}",
        "nbd", "h", 1, "x", null)]
    [InlineData("json:{\"driver\":\"nbd\",\"path\":\"/run/s\",\"export\":\"x\"}", "nbd", "", null, "x", "/run/s")]
    [InlineData("json:{\"driver\":\"iscsi\",\"portal\":\"[::1]:3261\",\"target\":\"iqn\",\"lun\":3}", "iscsi", "::1", 3261, "iqn/3", null)]
    [InlineData("iscsi://h:3261/iqn.x/1", "iscsi", "h", 3261, "iqn.x/1", null)]
    [InlineData("rbd:pool/image:id=u", "rbd", "", null, "pool/image", null)]
    public void An_image_of_a_server_ends_a_chain(string text, string protocol, string host, int? port, string name, string? socket)
    {
        ImageLayer last = Assert.Single(ImageLayers.Below(Image("top.qcow2", Qcow2(text, "raw")), "qcow2"));
        Assert.Equal("raw", last.Format);
        Assert.Equal(
            (protocol, host, port, name, socket),
            (last.Server!.Protocol, last.Server.Host, last.Server.Port, last.Server.Name, last.Server.Socket));
    }

    [Theory]
    [InlineData("nbd:")]
    [InlineData("nbd:h:99999999999")]
    [InlineData("nbd:unix")]
    [InlineData("json:{\"driver\":\"nbd\",\"server\":[]}")]
    [InlineData("json:{\"driver\":{}}")]
    [InlineData("json:[]")]
    [InlineData("json:{")]
    [InlineData("://")]
    public void A_name_that_says_nothing_names_no_server(string text) => Assert.Null(ImageServer.Parse(text));

    // Nothing that an image holds makes the reader fail, hang, or take much.
    [Fact]
    public void No_image_harms_its_reader()
    {
        byte[][] seeds = [Qcow2("b.img", "raw"), Qcow2("", null), Qed(), .. new[] { "KDMV", "conectix",
            "LUKS\u00ba\u00be" }.Select(Padded)];
        string path = Path.Combine(_folder, "fuzzed");
        Gen.Select(Gen.Int[0, seeds.Length - 1].Select(i =>
            seeds[i]), Gen.Select(Gen.Int[0, 600], Gen.Byte).Array[0, 24], Gen.Int[0, 2000]).Sample(
            t =>
            {
                byte[] image = [.. t.Item1];
                foreach (var (at, value) in t.Item2)
                {
                    image[at % image.Length] = value;
                }

                File.WriteAllBytes(path, image[..Math.Min(image.Length, t.Item3)]);
                long before = GC.GetAllocatedBytesForCurrentThread();
                foreach (string? format in new[] { null, "qcow2", "qed", "raw", "vmdk", "luks", "cow", "vhdx", "dmg" })
                {
                    var header = ImageProbe.Read(path, format);
                    Assert.True(header is null || header.Backing is null or { Length: > 0 and <= 1024 });
                    if (header?.Backing is { } text)
                    {
                        _ = ImageBacking.Parse(path, text, header.BackingFormat);
                    }
                }

                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
            },
            iter: 2000, threads: 1);
    }

    private static byte[] Padded(string magic)
    {
        byte[] image = new byte[1024];
        Encoding.Latin1.GetBytes(magic).CopyTo(image, 0);
        return image;
    }

    private static byte[] Qed()
    {
        byte[] image = Padded("QED\0");
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(16), 5);
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(48), 1 << 30);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(56), 80);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(60), 5);
        "b.img"u8.CopyTo(image.AsSpan(80));
        return image;
    }

    private static byte[] Qcow2(string backing, string? format)
    {
        byte[] image = new byte[1024];
        var span = image.AsSpan();
        BinaryPrimitives.WriteUInt32BigEndian(span, 0x514649fb);
        BinaryPrimitives.WriteUInt32BigEndian(span[4..], 3);
        BinaryPrimitives.WriteUInt64BigEndian(span[24..], 1 << 30);
        BinaryPrimitives.WriteUInt32BigEndian(span[100..], 104);
        int at = 104;
        if (format is not null)
        {
            BinaryPrimitives.WriteUInt32BigEndian(span[at..], 0xe2792aca);
            BinaryPrimitives.WriteUInt32BigEndian(span[(at + 4)..], (uint)format.Length);
            Encoding.ASCII.GetBytes(format, span[(at + 8)..]);
        }

        byte[] name = Encoding.UTF8.GetBytes(backing);
        BinaryPrimitives.WriteUInt64BigEndian(span[8..], 512);
        BinaryPrimitives.WriteUInt32BigEndian(span[16..], (uint)name.Length);
        name.CopyTo(span[512..]);
        return image;
    }

    private string Image(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private void Refused(byte[] top, string text, ErrorCode code)
    {
        string path = Image("top.qcow2", top);
        var e = Assert.Throws<VirException>(() => ImageLayers.Below(path, "qcow2"));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
        Assert.Equal(code, e.Code);
    }
}
