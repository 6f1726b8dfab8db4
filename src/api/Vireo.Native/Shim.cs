using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <summary>
/// The C object's side: thread-local errors and the application's event loop, reached through the pointers that it hands over when it
/// starts the runtime. There is no import in this assembly.
/// </summary>
internal static unsafe class Shim
{
    private static Table* _table;

    /// <summary>Where handles lie, and how many bytes.</summary>
    public static (nint Start, nint Size) HandleRegion => (_table->Handles, _table->HandlesSize);

    /// <summary>The application's event loop; its first pointer is null while none is registered.</summary>
    public static EventLoopTable* Loop => _table->Loop;

    /// <summary>Sets the thread's last error and calls the handler.</summary>
    public static void Raise(VirException e, delegate* unmanaged<nint, CError*, void> handler, nint user)
    {
        byte* message = NativeText.Make(e.Message), str1 = NativeText.Make(e.Str1), str2 = NativeText.Make(e.Str2), str3 = NativeText.Make(
            e.Str3);
        _table->Raise((int)e.Code, (int)e.Domain, (int)e.Level, message, str1, str2, str3, e.Int1, e.Int2, handler, user);
        NativeMemory.Free(message);
        NativeMemory.Free(str1);
        NativeMemory.Free(str2);
        NativeMemory.Free(str3);
    }

    /// <summary>The thread's last error, or null.</summary>
    public static CError* LastError() => _table->Last();

    public static void ResetError(CError* error) => _table->Reset(error);

    /// <summary>Copies an error; returns its code.</summary>
    public static int CopyError(CError* from, CError* to) => _table->Copy(from, to);

    [UnmanagedCallersOnly(EntryPoint = "vireo_start")]
    private static int Start(Table* table)
    {
        _table = table;
        return 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Table
    {
        public nint Handles;
        public nint HandlesSize;
        public EventLoopTable* Loop;
        public delegate* unmanaged<int, int, int, byte*, byte*, byte*, byte*, int, int, delegate* unmanaged<nint, CError*, void>, nint,
            void> Raise;
        public delegate* unmanaged<CError*> Last;
        public delegate* unmanaged<CError*, void> Reset;
        public delegate* unmanaged<CError*, CError*, int> Copy;
        public delegate* unmanaged<CError*, void> Free;
    }
}

/// <summary><c>virError</c>, of which only the code is looked at here.</summary>
[StructLayout(LayoutKind.Sequential, Size = 80)]
internal struct CError
{
    public int Code;
    public int Domain;
}

/// <summary>The six functions of an event loop.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct EventLoopTable
{
    public delegate* unmanaged<int, int, delegate* unmanaged<int, int, int, nint, void>, nint,
        delegate* unmanaged<nint, void>, int> AddHandle;
    public delegate* unmanaged<int, int, void> UpdateHandle;
    public delegate* unmanaged<int, int> RemoveHandle;
    public delegate* unmanaged<int, delegate* unmanaged<int, nint, void>, nint, delegate* unmanaged<nint, void>, int> AddTimeout;
    public delegate* unmanaged<int, int, void> UpdateTimeout;
    public delegate* unmanaged<int, int> RemoveTimeout;
}
