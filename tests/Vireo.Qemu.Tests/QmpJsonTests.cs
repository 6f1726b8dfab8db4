using System.Text;
using CsCheck;
using Vireo.Drivers.Qemu.Monitor;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public class QmpJsonTests
{
    private static readonly Gen<JsonValue> Scalar = Gen.OneOf(
        Gen.Const(JsonValue.Null),
        Gen.Bool.Select(JsonValue.From),
        Gen.Long.Select(JsonValue.From),
        Gen.ULong.Select(JsonValue.From),
        Gen.String.Select(JsonValue.From));

    private static Gen<JsonValue> Value(int depth) => depth == 0 ? Scalar : Gen.OneOf(
        Scalar,
        Value(depth - 1).Array[0, 4].Select(a => JsonValue.Array(a)),
        Gen.Select(Gen.String, Value(depth - 1)).Array[0, 4].Select(ms =>
        {
            var o = new JsonObject();
            foreach (var (name, value) in ms)
            {
                o.Add(name, value);
            }

            return o.Build();
        }));

    [Fact]
    public void What_is_printed_is_read_back() => Value(4).Sample(v =>
    {
        string text = QmpJson.Format(v);
        Assert.Equal(text, QmpJson.Format(QmpJson.Parse(text)));
    });

    [Fact]
    public void Pretty_and_plain_are_the_same_value() => Value(3).Sample(v =>
        Assert.Equal(QmpJson.Format(v), QmpJson.Format(QmpJson.Parse(QmpJson.FormatPretty(v)))));

    [Fact]
    public void No_bytes_do_more_than_a_format_error() => Gen.Byte.Array[0, 200].Sample(Survives);

    [Fact]
    public void No_damaged_text_does_more_than_a_format_error() =>
        Gen.Select(Value(3), Gen.Int[0, int.MaxValue], Gen.Byte).Sample((v, at, b) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(QmpJson.Format(v));
            bytes[at % bytes.Length] = b;
            Survives(bytes);
        });

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":}")]
    [InlineData("[1,]")]
    [InlineData("1 2")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udfff\":1}")]
    [InlineData("'a'")]
    [InlineData("/* */ 1")]
    public void Malformed_text_is_refused(string text) => Assert.Throws<FormatException>(() => QmpJson.Parse(text));

    [Fact]
    public void Invalid_utf8_is_refused() => Assert.Throws<FormatException>(() => QmpJson.Parse([(byte)'"', 0xff, 0xfe, (byte)'"']));

    [Fact]
    public void Depth_is_bounded()
    {
        Assert.Throws<FormatException>(() => QmpJson.Parse(new string('[', 100000)));
        string deepest = new string('[', QmpJson.MaxDepth) + new string(']', QmpJson.MaxDepth);
        Assert.Equal(deepest, QmpJson.Format(QmpJson.Parse(deepest)));
    }

    [Fact]
    public void Numbers_keep_their_value()
    {
        var v = QmpJson.Parse("""{"max": 18446744073709551615, "neg": -1, "real": 1.5e3, "big": 1e400, "min": -9223372036854775808}""");
        Assert.Equal(ulong.MaxValue, v.GetULong("max"));
        Assert.Null(v.GetLong("max"));
        Assert.Equal(ulong.MaxValue, v.GetULong("neg"));
        Assert.Equal(1500.0, v["real"]!.AsDouble());
        Assert.Null(v.GetLong("real"));
        Assert.Equal(long.MinValue, v.GetLong("min"));
        Assert.Null(v.GetLong("none"));
        Assert.Null(v.GetString("neg"));
    }

    private static void Survives(byte[] bytes)
    {
        try
        {
            QmpJson.Format(QmpJson.Parse(bytes));
        }
        catch (FormatException)
        {
            // The one permitted outcome besides success.
        }
    }
}
