using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Native;

/// <summary>Hands results over to C: texts and arrays from <c>malloc</c>, or into places of the caller's.</summary>
/// <remarks>SAFETY: places of the caller's are as large as the interface says; what is made here is measured before it is filled.</remarks>
internal static unsafe class Results
{
    /// <summary>The pointer for a result must not be null.</summary>
    public static void Require(bool given, string name, string function)
    {
        if (!given)
        {
            throw Errors.ArgumentNull(name, function);
        }
    }

    /// <summary>Room for some entries, or none.</summary>
    public static void RequireRoom(bool given, int room, string name, string roomName, string function)
    {
        if (room < 0)
        {
            throw Errors.ArgumentNegative(roomName, function);
        }

        Require(given || room == 0, name, function);
    }

    public static byte* Text(string? text) => NativeText.Make(text);

    /// <summary>Text into a field of fixed length: cut, never split inside a character, always ended.</summary>
    public static void Characters(string text, byte* target, int length)
    {
        NativeText.Fill(text, new Span<byte>(target, length));
    }

    public static void Uuid(Vireo.Uuid uuid, byte* target, string name, string function)
    {
        Require(target != null, name, function);
        uuid.CopyTo(new Span<byte>(target, Vireo.Uuid.Length));
    }

    public static void UuidText(Vireo.Uuid uuid, byte* target, string name, string function)
    {
        Require(target != null, name, function);
        Characters(uuid.ToString(), target, 37);
    }

    /// <summary>Handles in an array from <c>malloc</c>, ended by NULL; without a place for it only their number.</summary>
    public static int Objects<T>(IReadOnlyList<T> items, ConnectionHandle connection, Handle? origin, nint** target)
        where T : struct
    {
        if (target == null)
        {
            return items.Count;
        }

        nint* array = (nint*)NativeMemory.Alloc((nuint)items.Count + 1, (nuint)sizeof(nint));
        for (int i = 0; i < items.Count; i++)
        {
            array[i] = connection.New(items[i], origin);
        }

        array[items.Count] = 0;
        *target = array;
        return items.Count;
    }

    /// <summary>Texts in an array from <c>malloc</c>, ended by NULL.</summary>
    public static int Texts(IReadOnlyList<string> items, byte*** target)
    {
        if (target == null)
        {
            return items.Count;
        }

        byte** array = (byte**)NativeMemory.Alloc((nuint)items.Count + 1, (nuint)sizeof(byte*));
        for (int i = 0; i < items.Count; i++)
        {
            array[i] = NativeText.Make(items[i]);
        }

        array[items.Count] = null;
        *target = array;
        return items.Count;
    }

    /// <summary>As many texts as the caller has room for.</summary>
    public static int Names(IReadOnlyList<string> items, byte** target, int room)
    {
        int count = Math.Min(room, items.Count);
        for (int i = 0; i < count; i++)
        {
            target[i] = NativeText.Make(items[i]);
        }

        return count;
    }

    /// <summary>
    /// Checks the place for typed parameters: room for none asks for their number, which the oldest functions (<paramref name="some"/>) do
    /// not know.
    /// </summary>
    public static void RequireParameters(CTypedParameter* target, int* count, bool some, string function)
    {
        if (some)
        {
            Require(target != null, "params", function);
        }

        Require(count != null, "nparams", function);
        if (some && *count <= 0)
        {
            throw Errors.ArgumentNotPositive("*nparams", function);
        }

        if (*count < 0)
        {
            throw Errors.ArgumentNegative("*nparams", function);
        }

        Require(target != null || *count == 0, "params", function);
    }

    /// <inheritdoc cref="RequireParameters(CTypedParameter*, int*, bool, string)"/>
    public static void RequireParameters(CTypedParameter** target, int* count, bool some, string function)
    {
        _ = some;
        Require(target != null, "params", function);
        Require(count != null, "nparams", function);
    }

    /// <summary>Typed parameters into an array of the caller's: <paramref name="count"/> says how many fit, 0 asks for their
    /// number.</summary>
    public static void Parameters(TypedParameterList list, CTypedParameter* target, int* count, string function)
    {
        _ = function;
        if (*count == 0)
        {
            *count = list.Count;
            return;
        }

        int room = Math.Min(*count, list.Count);
        for (int i = 0; i < room; i++)
        {
            TypedParameters.Write(list[i], target + i);
        }

        *count = room;
    }

    /// <summary>Typed parameters in a new array.</summary>
    public static void Parameters(TypedParameterList list, CTypedParameter** target, int* count, string function)
    {
        _ = function;
        *target = TypedParameters.Make(list);
        *count = list.Count;
    }

    /// <summary>As many numbers as there is room for.</summary>
    public static int Copy<T>(IReadOnlyList<T> items, T* target, long room)
        where T : unmanaged
    {
        int count = (int)Math.Min(room, items.Count);
        for (int i = 0; i < count; i++)
        {
            target[i] = items[i];
        }

        return count;
    }

    /// <summary>Bytes from <c>malloc</c>.</summary>
    public static byte* Bytes(ReadOnlySpan<byte> bytes)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        copy[bytes.Length] = 0;
        return copy;
    }

    /// <summary>A descriptor that is the caller's from now on.</summary>
    public static int Descriptor(SafeFileHandle file)
    {
        int fd = (int)file.DangerousGetHandle();
        file.SetHandleAsInvalid();
        file.Dispose();
        return fd;
    }

    /// <summary>Descriptors that are the caller's from now on, in an array from <c>malloc</c>.</summary>
    public static int* Descriptors(IReadOnlyList<SafeFileHandle> files)
    {
        int* array = (int*)NativeMemory.Alloc((nuint)files.Count + 1, sizeof(int));
        for (int i = 0; i < files.Count; i++)
        {
            array[i] = Descriptor(files[i]);
        }

        return array;
    }

    /// <summary>Records in an array of pointers from <c>malloc</c>, each made on its own, ended by NULL.</summary>
    public static int Records<T>(IReadOnlyList<T> items, int size, RecordWriter<T> write, nint** target)
    {
        byte** array = (byte**)NativeMemory.AllocZeroed((nuint)items.Count + 1, (nuint)sizeof(byte*));
        for (int i = 0; i < items.Count; i++)
        {
            array[i] = (byte*)NativeMemory.AllocZeroed((nuint)size);
            write(items[i], array[i]);
        }

        *target = (nint*)array;
        return items.Count;
    }
}

/// <summary>Fills a C struct, all zero before, with a record.</summary>
internal unsafe delegate void RecordWriter<in T>(T item, byte* target);
