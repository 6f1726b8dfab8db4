using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>
/// The environment as the process has it now. Inside somebody else's process it changes without .NET's knowing, whose own view may be a
/// copy from earlier.
/// </summary>
public static partial class ProcessEnvironment
{
    private static readonly nint s_environ = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");

    /// <summary>The table of <c>NAME=value</c> texts, as <c>exec</c> takes it; valid until the environment changes.</summary>
    public static nint Table => Marshal.ReadIntPtr(s_environ);

    /// <summary>A variable's value, or null.</summary>
    public static string? Get(string name) => Marshal.PtrToStringUTF8(GetVariable(name));

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetVariable(string name);
}
