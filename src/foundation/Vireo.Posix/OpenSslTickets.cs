using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Posix;

/// <summary>
/// Session tickets of the machine's OpenSSL, which .NET's TLS runs on. A server of TLS 1.3 sends two of them behind its handshake, and .NET
/// cannot turn them off. OpenSSL can, in its own configuration only: this reads the machine's, adds the setting to it, and puts it in force
/// for this process. Everything else that the machine's configuration says stays as it is.
/// </summary>
public static partial class OpenSslTickets
{
    private const string Application = "vireo_conf";
    private static readonly Lazy<bool> s_off = new(TurnOff);

    /// <summary>True when servers of this process send no tickets from now on; false when this machine's OpenSSL is another one.</summary>
    public static bool TryTurnOff() => s_off.Value;

    /// <summary>How many tickets a new server would send.</summary>
    public static int NumberNow()
    {
        nint context = NewContext(ServerMethod());
        int number = (int)TicketsOf(context);
        FreeContext(context);
        return number;
    }

    private static bool TurnOff()
    {
        try
        {
            // The machine's configuration is read here, if it was not before, and no more afterwards.
            if (Initialize(0, 0) != 1)
            {
                return false;
            }

            nint name = DefaultFile();
            string machines = name == 0 ? "" : ReadAndFree(name);
            string ssl = "vireo_ssl", defaults = "vireo_ssl_defaults";
            nint found = Load(machines);
            if (found == 0)
            {
                return false;
            }

            if (Value(found, null, "openssl_conf") is { } own && Value(found, own, "ssl_conf") is { } section)
            {
                ssl = section;
                defaults = Value(found, section, "system_default") ?? defaults;
            }

            Free(found);
            nint whole = Load(
                $"{Application} = vireo_modules\n{machines}\n[vireo_modules]\nssl_conf = {ssl}\n[{ssl}]\nsystem_default = {defaults}\n"
                + $"[{defaults}]\nNumTickets = 0\n");

            // The modules keep what they need of it.
            bool done = whole != 0 && LoadModules(whole, Application, 0) == 1;
            Free(whole);
            return done && NumberNow() == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static string ReadAndFree(nint name)
    {
        string path = Marshal.PtrToStringUTF8(name) ?? "";
        Release(name, "", 0);
        return PosixFile.ReadSmall(path) ?? "";
    }

    private static unsafe nint Load(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        nint configuration = NewConfiguration(0);
        bool loaded;

        // SAFETY: the source reads the array, which stays where it is until the source is closed.
        fixed (byte* start = bytes)
        {
            nint source = OpenMemory(start, bytes.Length);
            loaded = Read(configuration, source, out _) == 1;
            _ = CloseSource(source);
        }

        if (loaded)
        {
            return configuration;
        }

        Free(configuration);
        return 0;
    }

    private static string? Value(nint configuration, string? section, string name) =>
        Marshal.PtrToStringUTF8(Get(configuration, section, name));

    [LibraryImport("libssl.so.3", EntryPoint = "OPENSSL_init_ssl")]
    private static partial int Initialize(ulong options, nint settings);

    [LibraryImport("libssl.so.3", EntryPoint = "TLS_server_method")]
    private static partial nint ServerMethod();

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_CTX_new")]
    private static partial nint NewContext(nint method);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_CTX_get_num_tickets")]
    private static partial nuint TicketsOf(nint context);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_CTX_free")]
    private static partial void FreeContext(nint context);

    [LibraryImport("libcrypto.so.3", EntryPoint = "CONF_get1_default_config_file")]
    private static partial nint DefaultFile();

    [LibraryImport("libcrypto.so.3", EntryPoint = "CRYPTO_free", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void Release(nint memory, string file, int line);

    [LibraryImport("libcrypto.so.3", EntryPoint = "NCONF_new")]
    private static partial nint NewConfiguration(nint method);

    [LibraryImport("libcrypto.so.3", EntryPoint = "NCONF_free")]
    private static partial void Free(nint configuration);

    [LibraryImport("libcrypto.so.3", EntryPoint = "BIO_new_mem_buf")]
    private static unsafe partial nint OpenMemory(byte* data, int length);

    [LibraryImport("libcrypto.so.3", EntryPoint = "BIO_free")]
    private static partial int CloseSource(nint source);

    [LibraryImport("libcrypto.so.3", EntryPoint = "NCONF_load_bio")]
    private static partial int Read(nint configuration, nint source, out nint badLine);

    [LibraryImport("libcrypto.so.3", EntryPoint = "NCONF_get_string", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Get(nint configuration, string? section, string name);

    [LibraryImport("libcrypto.so.3", EntryPoint = "CONF_modules_load", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LoadModules(nint configuration, string application, nuint flags);
}
