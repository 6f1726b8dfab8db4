using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vireo;

/// <summary>JSON documents to and from text as libvirt writes them: members in their order, no escapes but the needed ones, two-space
/// indent when pretty.</summary>
public static class VirJsonText
{
    private const int MaxDepth = 64;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Pretty = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, IndentSize = 2, NewLine = "\n",
    };

    /// <summary>Reads a document.</summary>
    /// <exception cref="VirException">The text is no JSON (code InternalError, with libvirt's text).</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException e)
        {
            throw Errors.JsonUnreadable(ErrorDomain.None, text, e.Message, e);
        }
    }

    /// <summary>The document's text, on one line or pretty.</summary>
    public static string Format(JsonNode? document, bool pretty)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, pretty ? Pretty : Compact))
        {
            if (document is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                document.WriteTo(writer);
            }
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
