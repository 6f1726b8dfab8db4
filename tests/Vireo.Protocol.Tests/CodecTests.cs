using System.Reflection;
using CsCheck;
using Vireo.Xdr;

namespace Vireo.Protocol.Tests;

/// <summary>Every wire struct comes back as it went; no bytes crash the codec or make it allocate beyond what they announce and
/// hold.</summary>
public class CodecTests
{
    private static readonly MethodInfo CodecOf = typeof(CodecTests).GetMethod(
        nameof(MakeCodec), BindingFlags.NonPublic | BindingFlags.Static)!;

    private delegate object Reader(ReadOnlySpan<byte> data, out int rest);

    public static TheoryData<string> Names => [.. DeclaredContract.WireStructs().Select(t => t.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_struct_comes_back_as_it_went(string name)
    {
        var (type, write, read) = Codec(name);
        CodecGenerators.Struct(type).Sample(
            value =>
            {
                byte[] bytes = write(value);
                object again = read(bytes, out int rest);
                Assert.Equal(0, rest);
                Assert.Equal(bytes, write(again));
            },
            iter: 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_cut_leaves_a_value(string name)
    {
        var (type, write, read) = Codec(name);
        byte[] bytes = write(CodecGenerators.Struct(type).Single());
        for (int length = 0; length < bytes.Length; length++)
        {
            var fault = Assert.Throws<VirException>(() => read(bytes.AsSpan(0, length), out _));
            Assert.Equal("Unable to decode message payload", fault.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_bytes_are_a_value_or_an_error(string name)
    {
        var (_, _, read) = Codec(name);
        Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                try
                {
                    read(bytes, out _);
                }
                catch (VirException e)
                {
                    Assert.Equal(ErrorCode.Rpc, e.Code);
                }
            },
            iter: 50);
    }

    /// <summary>
    /// The fuzz run: valid packets of every struct, damaged at random, for VIREO_FUZZ_SECONDS. Whatever decodes must encode again; nothing
    /// else may come out than libvirt's error, and no packet may make the codec allocate far more than it is long.
    /// </summary>
    [Fact]
    public void Damaged_packets_are_values_or_errors()
    {
        bool given = int.TryParse(Environment.GetEnvironmentVariable("VIREO_FUZZ_SECONDS"), out int seconds);
        Assert.SkipUnless(given, "set VIREO_FUZZ_SECONDS to fuzz the codec");
        var codecs = Names.Select(row => Codec(row.Data)).ToList();
        var samples = codecs.Select(c => CodecGenerators.Struct(c.Type).Array[8].Single().Select(c.Write).ToArray()).ToList();
        var random = new Random(Environment.TickCount);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        long runs = 0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            for (int i = 0; i < codecs.Count; i++, runs++)
            {
                byte[] packet = [.. samples[i][random.Next(8)]];
                for (int damage = random.Next(1, 4); damage > 0 && packet.Length > 0; damage--)
                {
                    packet[random.Next(packet.Length)] = random.Next(3) switch { 0 => 0xff, 1 => 0, _ => (byte)random.Next(256) };
                }

                byte[] cut = random.Next(4) == 0 ? packet[..random.Next(packet.Length + 1)] : packet;
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    object value = codecs[i].Read(cut, out _);
                    Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (cut.Length * 100L) + 16384);
                    codecs[i].Write(value);
                }
                catch (VirException e)
                {
                    Assert.Equal(ErrorCode.Rpc, e.Code);
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{runs} packets");
    }

    [Fact]
    public void A_count_beyond_the_bytes_left_allocates_nothing()
    {
        // 16384 domains announced, none there.
        byte[] lie = [0, 0, 0x40, 0, 0, 0, 0, 0];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<VirException>(() => ReadDomains(lie));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 1, (byte)'a', 0, 0, 0 }, true)]
    [InlineData(new byte[] { 0, 0, 0, 1, 0, 0, 0, 0 }, false)]
    [InlineData(new byte[] { 0, 0, 0, 1, 0xff, 0, 0, 0 }, false)]
    [InlineData(new byte[] { 0x40, 0, 0, 0, (byte)'a', 0, 0, 0 }, false)]
    public void Text_is_valid_utf8_without_nul_within_its_limit(byte[] bytes, bool good)
    {
        if (good)
        {
            Assert.Equal("a", new XdrReader(bytes).ReadString(RemoteLimits.StringMax));
        }
        else
        {
            Assert.Throws<VirException>(() => new XdrReader(bytes).ReadString(RemoteLimits.StringMax));
        }
    }

    [Fact]
    public void A_document_that_is_no_utf8_gets_the_error_of_its_parser()
    {
        byte[] bytes = [0, 0, 0, 8, .. "<a>"u8, 0xe9, .. "</a>"u8];
        VirException e = Assert.Throws<VirException>(() => new XdrReader(bytes).ReadString(RemoteLimits.StringMax));
        Assert.Equal(
            (ErrorCode.XmlDetail, "at line 1: Input is not proper UTF-8, indicate encoding !\nBytes: 0xE9 0x3C 0x2F 0x61\n<a>\uFFFD</a>\n---^"),
            (e.Code, e.Message));
    }

    [Fact]
    public void A_document_in_UTF16_and_half_a_pair_get_the_errors_of_their_parser()
    {
        byte[] marked = [0, 0, 0, 3, 0xFF, 0xFE, (byte)'<', 0];
        VirException e = Assert.Throws<VirException>(() => new XdrReader(marked).ReadString(RemoteLimits.StringMax));
        Assert.Equal((ErrorCode.XmlDetail, "at line 1: Start tag expected, '<' not found\n\uFFFD\uFFFD<\n^"), (e.Code, e.Message));
        byte[] half = [0, 0, 0, 4, (byte)'<', 0xED, 0xA0, 0xBD];
        e = Assert.Throws<VirException>(() => new XdrReader(half).ReadString(RemoteLimits.StringMax));
        Assert.Equal((ErrorCode.XmlDetail, "at line 1: Char 0xD83D out of allowed range\n<\uFFFD\uFFFD\uFFFD\n-^"), (e.Code, e.Message));
    }

    [Fact]
    public void A_list_above_its_limit_is_not_sent()
    {
        using var writer = new XdrWriter();
        var fault = Assert.Throws<VirException>(() => new ConnectListDomainsRet(new int[RemoteLimits.DomainListMax + 1]).WriteXdr(writer));
        Assert.Equal("Unable to encode message payload", fault.Message);
    }

    [Fact]
    public void Characters_take_four_bytes()
    {
        using var writer = new XdrWriter();
        new NodeGetInfoRet(XdrText.ToChars("x86_64", 32), 1, 2, 3, 4, 5, 6, 7).WriteXdr(writer);
        Assert.Equal((32 * 4) + 8 + (6 * 4), writer.Length);
        var reader = new XdrReader(writer.WrittenSpan);
        Assert.Equal("x86_64", XdrText.FromChars(NodeGetInfoRet.ReadXdr(ref reader).Model));
    }

    private static ConnectListAllDomainsRet ReadDomains(byte[] bytes)
    {
        var reader = new XdrReader(bytes);
        return ConnectListAllDomainsRet.ReadXdr(ref reader);
    }

    private static (Type Type, Func<object, byte[]> Write, Reader Read) Codec(string name)
    {
        var type = typeof(RemoteProcedure).Assembly.GetType(name)!;
        var (write, read) = ((Func<object, byte[]>, Reader))CodecOf.MakeGenericMethod(type).Invoke(null, null)!;
        return (type, write, read);
    }

    private static (Func<object, byte[]> Write, Reader Read) MakeCodec<T>()
        where T : struct, IXdrValue<T>
    {
        return (
            value =>
            {
                using var writer = new XdrWriter();
                ((T)value).WriteXdr(writer);
                Assert.True(writer.Length >= T.MinXdrSize);
                return writer.WrittenSpan.ToArray();
            },
            (ReadOnlySpan<byte> data, out int rest) =>
            {
                var reader = new XdrReader(data);
                var value = T.ReadXdr(ref reader);
                rest = reader.Remaining;
                return value;
            });
    }
}
