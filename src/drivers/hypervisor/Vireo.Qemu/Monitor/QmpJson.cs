using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// Reads and prints <see cref="JsonValue"/>. Reading is bounded in depth and in the number of values, and answers every malformed input
/// with <see cref="FormatException"/>: the bytes come from a process that may be broken or hostile. It knows nothing of QMP.
/// </summary>
public static class QmpJson
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    /// <summary>Most values in one text: the largest answer of QEMU (its schema) has some fifty thousand.</summary>
    public const int MaxValues = 1_000_000;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        SkipValidation = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions PrettyOptions = new()
    {
        SkipValidation = true,
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads one value that fills <paramref name="utf8"/> whole.</summary>
    /// <exception cref="FormatException">It is not JSON, or beyond a limit.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        try
        {
            if (!reader.Read())
            {
                throw new FormatException("empty JSON text");
            }

            int budget = MaxValues;
            var value = ReadValue(ref reader, ref budget);
            if (reader.Read())
            {
                throw new FormatException("text after the JSON value");
            }

            return value;
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            // The reader checks the encoding of strings only when they are taken: invalid UTF-8 and lone surrogates end here.
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Reads one value from text.</summary>
    public static JsonValue Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Prints without blanks, as commands are sent.</summary>
    public static string Format(JsonValue value) => Encoding.UTF8.GetString(Print(value, WriterOptions).WrittenSpan);

    /// <summary>Prints with two blanks a level, one member a line.</summary>
    public static string FormatPretty(JsonValue value) => Encoding.UTF8.GetString(Print(value, PrettyOptions).WrittenSpan);

    /// <summary>Prints without blanks into <paramref name="output"/>.</summary>
    public static void Write(IBufferWriter<byte> output, JsonValue value)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        WriteValue(writer, value);
    }

    private static ArrayBufferWriter<byte> Print(JsonValue value, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, options);
        WriteValue(writer, value);
        writer.Flush();
        return buffer;
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader, ref int budget)
    {
        if (--budget < 0)
        {
            throw new FormatException("too many JSON values");
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return JsonValue.Null;
            case JsonTokenType.True:
                return JsonValue.True;
            case JsonTokenType.False:
                return JsonValue.False;
            case JsonTokenType.String:
                return JsonValue.From(reader.GetString() ?? "");
            case JsonTokenType.Number:
                return JsonValue.Number(Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.StartArray:
            {
                var items = new List<JsonValue>();
                while (Next(ref reader) != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader, ref budget));
                }

                return JsonValue.Array([.. items]);
            }

            case JsonTokenType.StartObject:
            {
                var members = new List<KeyValuePair<string, JsonValue>>();
                while (Next(ref reader) != JsonTokenType.EndObject)
                {
                    string name = reader.GetString() ?? "";
                    Next(ref reader);
                    members.Add(new(name, ReadValue(ref reader, ref budget)));
                }

                return JsonValue.Object([.. members]);
            }

            default:
                throw new FormatException("unexpected JSON token");
        }
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new FormatException("the JSON text ends too early");

    private static void WriteValue(Utf8JsonWriter writer, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Null:
                writer.WriteNullValue();
                break;
            case JsonKind.True:
                writer.WriteBooleanValue(true);
                break;
            case JsonKind.False:
                writer.WriteBooleanValue(false);
                break;
            case JsonKind.Number:
                writer.WriteRawValue(value.NumberText, skipInputValidation: true);
                break;
            case JsonKind.String:
                writer.WriteStringValue(value.AsString());
                break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach (var m in value.Members)
                {
                    writer.WritePropertyName(m.Key);
                    WriteValue(writer, m.Value);
                }

                writer.WriteEndObject();
                break;
        }
    }
}
