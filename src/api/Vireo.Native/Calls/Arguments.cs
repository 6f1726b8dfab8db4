using Microsoft.Win32.SafeHandles;

namespace Vireo.Native;

/// <summary>Takes C arguments over, checked: what libvirt refuses is refused with its text before a driver sees it.</summary>
/// <remarks>SAFETY: lengths come from the caller, as in every C library; they are checked for sign and presence before a byte is
/// read.</remarks>
internal static unsafe class Arguments
{
    /// <summary>More than any list of the interface has: a larger number is mistyped, or no number at all.</summary>
    public const int MostItems = 1 << 20;

    /// <summary>The handle behind a pointer.</summary>
    /// <exception cref="VirException">It is none of that kind, or none any more.</exception>
    public static T Handle<T>(nint pointer, string function)
        where T : Handle, IHandleKind =>
            HandleTable.Find(pointer) as T
                ?? throw ArgumentErrors.HandleInvalid(T.InvalidDomain ?? Errors.DomainOf(function), T.InvalidCode, function);

    /// <summary>Drops a reference; libvirt's library of administration accepts null.</summary>
    public static int Free<T>(nint pointer, string function)
        where T : Handle, IHandleKind => pointer == 0 && T.InvalidDomain == ErrorDomain.Admin ? 0 : Handle<T>(pointer, function).Release();

    /// <summary>The object behind a pointer.</summary>
    public static ObjectHandle<T> Object<T>(nint pointer, string function)
        where T : struct => Handle<ObjectHandle<T>>(pointer, function);

    public static string? OptionalText(byte* text) => NativeText.Read(text);

    public static string Text(byte* text, string name, string function) =>
        NativeText.Read(text) ?? throw Errors.ArgumentNull(name, function);

    /// <summary>A path as the daemon is to see it: the caller's folder is not the daemon's.</summary>
    public static string LocalPath(byte* text, string name, string function)
    {
        string full = Path.GetFullPath(Path.Combine(Environment.CurrentDirectory, Text(text, name, function)));
        return full.Length > 1 ? full.TrimEnd('/') : full;
    }

    public static Vireo.Uuid Uuid(byte* bytes, string name, string function) =>
        bytes == null ? throw Errors.ArgumentNull(name, function) : new Vireo.Uuid(new ReadOnlySpan<byte>(bytes, Vireo.Uuid.Length));

    public static Vireo.Uuid UuidText(byte* text, string name, string function) =>
        Vireo.Uuid.TryParse(Text(text, name, function), out var uuid) ? uuid : throw Errors.ArgumentNotUuid(name, function);

    /// <summary>Bytes with their length; maps, whose length is an <c>int</c>, must have one.</summary>
    public static ReadOnlyMemory<byte> Bytes(byte* items, long count, bool isMap, string name, string countName, string function)
    {
        if (isMap)
        {
            Results.Require(items != null, name, function);
            if (count <= 0)
            {
                throw Errors.ArgumentNotPositive(countName, function);
            }
        }

        Count(items == null, count, name, countName, function);
        return new ReadOnlySpan<byte>(items, (int)count).ToArray();
    }

    /// <summary>Numbers, at most so many as the protocol carries.</summary>
    public static IReadOnlyList<T> Numbers<T>(T* items, long count, int max, string name, string countName, string function)
        where T : unmanaged
    {
        if (count > max)
        {
            throw ArgumentErrors.TooMany(function, countName, max);
        }

        Count(items == null, count, name, countName, function);
        return new ReadOnlySpan<T>(items, (int)count).ToArray();
    }

    public static IReadOnlyList<string> Texts(byte** items, long count, string name, string countName, string function)
    {
        Count(items == null, count, name, countName, function);
        var list = new string[count];
        for (long i = 0; i < count; i++)
        {
            list[i] = NativeText.Read(items[i]) ?? throw Errors.ArgumentNull(name, function);
        }

        return list;
    }

    /// <summary>Typed parameters to set; most functions want a list, be it empty, and a few want <paramref name="some"/> in it.</summary>
    public static TypedParameterList Parameters(
        CTypedParameter* items, long count, bool required, bool some, string name, string countName, string function)
    {
        if (required)
        {
            Results.Require(items != null, name, function);
        }

        if (some && count <= 0)
        {
            throw Errors.ArgumentNotPositive(countName, function);
        }

        Count(items == null, count, name, countName, function);
        return TypedParameters.Read(items, count);
    }

    /// <summary>Two numbers whose product is the size of a table of the caller's.</summary>
    public static void TableSize(uint rows, uint columns, string function)
    {
        if ((ulong)rows * columns > int.MaxValue)
        {
            throw Errors.TooLarge(rows, columns, function);
        }
    }

    /// <summary>A length that is not larger than anything of the interface.</summary>
    public static void CountInReason(long count, string countName, string function)
    {
        if (count > MostItems)
        {
            throw ArgumentErrors.TooMany(function, countName, MostItems);
        }
    }

    /// <summary>A stream that is to carry something of an object: both must be of one connection.</summary>
    public static StreamHandle StreamFor<T>(nint pointer, ObjectHandle<T> target, string name, string function)
        where T : struct
    {
        var stream = Handle<StreamHandle>(pointer, function);
        if (stream.Connection != target.Connection)
        {
            throw target.Reference switch
            {
                StorageVolRef volume => ArgumentErrors.StreamOfVolume(function, name, volume.Name),
                DomainRef domain => ArgumentErrors.StreamOfDomain(function, name, domain.Name),
                _ => ArgumentErrors.StreamOfConnection(function, name),
            };
        }

        return stream;
    }

    /// <summary>A descriptor that stays the caller's.</summary>
    public static SafeFileHandle File(int fd) => new(fd, ownsHandle: false);

    /// <summary>Descriptors that stay the caller's.</summary>
    public static IReadOnlyList<SafeFileHandle> Files(int* items, long count, string name, string countName, string function)
    {
        Count(items == null, count, name, countName, function);
        var list = new SafeFileHandle[count];
        for (long i = 0; i < count; i++)
        {
            list[i] = File(items[i]);
        }

        return list;
    }

    /// <summary>A function that knows no flags.</summary>
    public static void NoFlags(uint flags, string function)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.None, flags, function);
        }
    }

    private static void Count(bool missing, long count, string name, string countName, string function)
    {
        if (count < 0)
        {
            throw Errors.ArgumentNegative(countName, function);
        }

        // Memory is not set aside for what a caller has mistyped.
        CountInReason(count, countName, function);

        if (missing && count > 0)
        {
            throw Errors.ArgumentNull(name, function);
        }
    }
}
