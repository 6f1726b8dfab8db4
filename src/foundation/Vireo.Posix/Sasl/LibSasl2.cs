using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>The functions of Cyrus SASL (libsasl2) that both ends of an authentication need; the names are its own.</summary>
internal static unsafe partial class LibSasl2
{
    public const int Ok = 0;
    public const int Continue = 1;
    public const int Interact = 2;
    public const int UserNameProperty = 0;
    public const int StrengthProperty = 1;
    public const int MaxOutputProperty = 2;
    public const int ExternalStrengthProperty = 100;
    public const int SecurityProperties = 101;
    public const int ConfigPath = 1;
    public const uint NoPlainText = 0x0001;
    public const uint NoAnonymous = 0x0010;

    private const string Library = "libsasl2.so.2";

    [LibraryImport(Library, EntryPoint = "sasl_set_path", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetPath(int type, string path);

    [LibraryImport(Library, EntryPoint = "sasl_server_init", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ServerInit(nint callbacks, string application);

    [LibraryImport(Library, EntryPoint = "sasl_server_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ServerNew(
        string service, string? host, string? realm, string? local, string? remote, nint callbacks, uint flags, out nint connection);

    [LibraryImport(Library, EntryPoint = "sasl_listmech", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ListMechanisms(
        nint connection, string? user, string prefix, string separator, string suffix, out nint result, out uint length, out int count);

    [LibraryImport(Library, EntryPoint = "sasl_server_start", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ServerStart(
        nint connection, string mechanism, byte* input, uint inputLength, out nint output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_server_step")]
    public static partial int ServerStep(nint connection, byte* input, uint inputLength, out nint output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_client_init")]
    public static partial int ClientInit(nint callbacks);

    [LibraryImport(Library, EntryPoint = "sasl_client_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ClientNew(
        string service, string host, string? local, string? remote, Callback* callbacks, uint flags, out nint connection);

    [LibraryImport(Library, EntryPoint = "sasl_client_start", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ClientStart(
        nint connection, string mechanisms, ref Question* questions, out nint output, out uint outputLength, out nint mechanism);

    [LibraryImport(Library, EntryPoint = "sasl_client_step")]
    public static partial int ClientStep(
        nint connection, byte* input, uint inputLength, ref Question* questions, out nint output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_setprop")]
    public static partial int SetProperty(nint connection, int property, void* value);

    [LibraryImport(Library, EntryPoint = "sasl_getprop")]
    public static partial int GetProperty(nint connection, int property, out nint value);

    [LibraryImport(Library, EntryPoint = "sasl_encode")]
    public static partial int Encode(nint connection, byte* input, uint inputLength, out nint output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_decode")]
    public static partial int Decode(nint connection, byte* input, uint inputLength, out nint output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_errdetail")]
    public static partial nint ErrorDetail(nint connection);

    [LibraryImport(Library, EntryPoint = "sasl_errstring")]
    public static partial nint ErrorText(int code, nint languages, nint language);

    [LibraryImport(Library, EntryPoint = "sasl_dispose")]
    public static partial void Free(ref nint connection);

    /// <summary><c>sasl_callback_t</c>; without a function the library asks through <see cref="Question"/> instead.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Callback
    {
        public nuint Id;
        public nint Function;
        public nint Context;
    }

    /// <summary><c>sasl_interact_t</c>; the last of a list has id 0.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Question
    {
        public nuint Id;
        public nint Challenge;
        public nint Prompt;
        public nint DefaultResult;
        public byte* Result;
        public uint Length;
    }

    /// <summary><c>sasl_security_properties_t</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Security
    {
        public uint MinStrength;
        public uint MaxStrength;
        public uint MaxBuffer;
        public uint Flags;
        public nint PropertyNames;
        public nint PropertyValues;
    }
}
