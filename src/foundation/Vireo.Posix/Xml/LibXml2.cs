using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>The few functions of libxml2 that RELAX NG validation needs. Nothing else parses with it: documents are read by our own
/// parser.</summary>
internal static partial class LibXml2
{
    private const string Library = "libxml2.so.2";

    /// <summary>No network access, nothing printed, entity limits kept, exact line numbers beyond 65535.</summary>
    public const int ReadOptions = (1 << 11) | (1 << 5) | (1 << 6) | (1 << 22);

    /// <summary>Receives one fault; the second argument is a <see cref="Error"/>.</summary>
    public delegate void StructuredErrorHandler(nint context, nint error);

    [LibraryImport(Library, EntryPoint = "xmlInitParser")]
    public static partial void InitParser();

    [LibraryImport(Library, EntryPoint = "xmlReadMemory", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ReadMemory(ReadOnlySpan<byte> buffer, int size, string? url, string? encoding, int options);

    [LibraryImport(Library, EntryPoint = "xmlFreeDoc")]
    public static partial void FreeDoc(nint document);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGNewParserCtxt", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewParserContext(string url);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGFreeParserCtxt")]
    public static partial void FreeParserContext(nint context);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGSetParserStructuredErrors")]
    public static partial void SetParserErrors(nint context, StructuredErrorHandler? handler, nint data);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGParse")]
    public static partial nint ParseSchema(nint context);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGFree")]
    public static partial void FreeSchema(nint schema);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGNewValidCtxt")]
    public static partial nint NewValidContext(nint schema);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGFreeValidCtxt")]
    public static partial void FreeValidContext(nint context);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGSetValidStructuredErrors")]
    public static partial void SetValidErrors(nint context, StructuredErrorHandler? handler, nint data);

    [LibraryImport(Library, EntryPoint = "xmlRelaxNGValidateDoc")]
    public static partial int ValidateDocument(nint context, nint document);

    /// <summary>The beginning of libxml2's <c>xmlError</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Error
    {
        public int Domain;
        public int Code;
        public nint Message;
        public int Level;
        public nint File;
        public int Line;
    }
}
