using Vireo.Xdr;

namespace Vireo.Protocol.Tests;

/// <summary>The only union of the protocol, against its declaration in the facts.</summary>
public class TypedParameterTests
{
    [Theory]
    [InlineData("remote")]
    [InlineData("admin")]
    public void Arms_equal_the_facts(string program)
    {
        var union = new SpecifiedContract(program).Root.GetProperty("unions").EnumerateArray().Single();
        foreach (var arm in union.GetProperty("cases").EnumerateArray())
        {
            int discriminant = arm.GetProperty("value").GetInt32();
            var declared = arm.GetProperty("arm");
            int size = declared.GetProperty("kind").GetString() == "scalar"
                ? declared.GetProperty("type").GetString() is "int64" or "uint64" or "float64" ? 8 : 4
                : 8;
            using var writer = new XdrWriter();
            TypedParameterCodec.Write(writer, new TypedParameter("abc", Sample(discriminant)));
            Assert.Equal(8 + 4 + size, writer.Length);
            Assert.Equal(discriminant, new XdrReader(writer.WrittenSpan[8..]).ReadInt32());
            var reader = new XdrReader(writer.WrittenSpan);
            Assert.Equal(new TypedParameter("abc", Sample(discriminant)), TypedParameterCodec.Read(ref reader));
        }

        Assert.Equal(7, union.GetProperty("cases").GetArrayLength());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(-1)]
    public void Another_discriminant_is_an_error(int discriminant)
    {
        using var writer = new XdrWriter();
        writer.WriteString("abc", 10);
        writer.WriteInt32(discriminant);
        writer.WriteInt64(0);
        byte[] bytes = writer.WrittenSpan.ToArray();
        Assert.Throws<VirException>(() => Read(bytes));
    }

    private static TypedParameter Read(byte[] bytes)
    {
        var reader = new XdrReader(bytes);
        return TypedParameterCodec.Read(ref reader);
    }

    private static TypedValue Sample(int discriminant) => discriminant switch
    {
        1 => TypedValue.From(-1),
        2 => TypedValue.From(uint.MaxValue),
        3 => TypedValue.From(long.MinValue),
        4 => TypedValue.From(ulong.MaxValue),
        5 => TypedValue.From(1.5),
        6 => TypedValue.From(true),
        _ => TypedValue.From("text"),
    };
}
