using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The head of a saved guest's file, in libvirt's layout, so that either daemon restores what the other saved: a magic word, five numbers
/// in the machine's byte order, room for more, then the document with some room to grow. QEMU's own stream follows. The magic says whether
/// the stream is whole.
/// </summary>
internal sealed class SaveImage
{
    private const int MagicLength = 16, HeadLength = 92, Version = 2, MaxDocument = 64 << 20;
    private const int CreateTruncate = 0x241, ReadOnly = 0;

    // Room for a longer document that somebody may put in later.
    private const int Spare = 64 * 1024;
    private static readonly byte[] s_whole = Encoding.ASCII.GetBytes("LibvirtQemudSave"), s_partial = Encoding.ASCII.GetBytes(
        "LibvirtQemudPart");
    private static readonly string[] s_programs = ["raw", "gzip", "bzip2", "xz", "lzop", "zstd"];

    /// <summary>The domain's document.</summary>
    public required string Xml { get; init; }

    /// <summary>Whether the guest ran when it was saved.</summary>
    public bool WasRunning { get; init; }

    /// <summary>The program that packed the stream: an index into libvirt's list, 0 for none.</summary>
    public uint Packing { get; init; }

    /// <summary>Bytes between the head and QEMU's stream.</summary>
    private int DataLength { get; init; }

    /// <summary>The program that packs and unpacks, or null.</summary>
    public string? Program => Packing == 0 ? null : s_programs[Packing];

    /// <summary>libvirt's number of a format in <c>qemu.conf</c>.</summary>
    public static uint? PackingOf(string format) => Array.IndexOf(s_programs, format) is >= 0 and var at ? (uint)at : null;

    /// <summary>Makes the file, or empties one that exists. Who made it may delete it.</summary>
    public static Task<(SafeFileHandle File, bool Made)> CreateAsync(string path, CancellationToken cancellationToken) =>
        ClientFile.OpenAsync(
            () => Create(path), static created => created.File.Dispose(), errno => Errors.FileNotCreated(ErrorDomain.Qemu, errno, path),
            cancellationToken);

    /// <summary>Opens a file and reads its head; the descriptor stands where QEMU's stream begins.</summary>
    public static Task<(SafeFileHandle File, SaveImage Image)> OpenAsync(
        string path, bool forWriting, CancellationToken cancellationToken) =>
        ClientFile.OpenAsync(
            () => Open(path, forWriting), static opened => opened.File.Dispose(),
            errno => Errors.FileNotOpened(ErrorDomain.Qemu, errno, path), cancellationToken);

    private static (SafeFileHandle File, bool Made) Create(string path)
    {
        bool made = FileStatus.Read(path) is null;
        try
        {
            return (Fd.Open(path, CreateTruncate, 0x180), made);
        }
        catch (VirException e)
        {
            throw Errors.FileNotCreated(ErrorDomain.Qemu, e.Int1, path);
        }
    }

    private static (SafeFileHandle File, SaveImage Image) Open(string path, bool forWriting)
    {
        SafeFileHandle file;
        try
        {
            file = Fd.Open(path, forWriting ? 2 : ReadOnly);
        }
        catch (VirException e)
        {
            throw Errors.FileNotOpened(ErrorDomain.Qemu, e.Int1, path);
        }

        try
        {
            return (file, Read(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file is a saved guest that was written to its end.</summary>
    public static bool IsWhole(string path) => Magic(path)?.AsSpan().SequenceEqual(s_whole) == true;

    /// <summary>Whether a file is a saved guest that was not written to its end, or that was only just made.</summary>
    public static bool IsPartial(string path) => Magic(path) is { } magic && (magic.Length == 0 || magic.AsSpan().SequenceEqual(s_partial));

    /// <summary>Deletes a file that was to become a saved guest; pipes and devices that somebody saved to stay.</summary>
    public static void Delete(string path)
    {
        if (FileStatus.Read(path)?.Kind == FileKind.Regular)
        {
            File.Delete(path);
        }
    }

    /// <summary>Writes the head, marked as not whole yet.</summary>
    public void Write(SafeFileHandle file, string path)
    {
        byte[] text = Encoding.UTF8.GetBytes(Xml + "\0");
        int length = Math.Max(text.Length + Spare, DataLength);
        byte[] head = new byte[HeadLength + length];
        s_partial.CopyTo(head, 0);
        uint[] numbers = [Version, (uint)length, WasRunning ? 1u : 0, Packing, 0];
        for (int i = 0; i < numbers.Length; i++)
        {
            BitConverter.TryWriteBytes(head.AsSpan(MagicLength + (i * 4)), numbers[i]);
        }

        text.CopyTo(head, HeadLength);
        Writing(path, () =>
        {
            for (int done = 0; done < head.Length;)
            {
                done += Fd.Write(file, head.AsSpan(done));
            }
        });
    }

    /// <summary>Brings the file to the disk, and marks it as whole only then: a host that fails in between leaves no mark on a
    /// part.</summary>
    public static void Finish(SafeFileHandle file, string path) => Writing(path, () =>
    {
        RandomAccess.FlushToDisk(file);
        RandomAccess.Write(file, s_whole, 0);
        RandomAccess.FlushToDisk(file);
    });

    /// <summary>The same image with another document, put in its place; it must fit into the room that there is.</summary>
    public void Replace(SafeFileHandle file, string xml, bool? running)
    {
        byte[] text = Encoding.UTF8.GetBytes(xml + "\0");
        if (text.Length > DataLength)
        {
            throw SaveErrors.DocumentTooLarge();
        }

        byte[] data = new byte[DataLength];
        text.CopyTo(data, 0);
        byte[] numbers = [.. BitConverter.GetBytes(running ?? WasRunning ? 1u : 0), .. BitConverter.GetBytes(Packing),
            .. BitConverter.GetBytes(0u)];
        RandomAccess.Write(file, numbers, MagicLength + 8);
        RandomAccess.Write(file, data, HeadLength);
        RandomAccess.FlushToDisk(file);
    }

    // A descriptor does not know its name, which the error needs.
    private static void Writing(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or VirException { Code: ErrorCode.SystemError })
        {
            throw Errors.FileWriteFailed(path, e);
        }
    }

    private static SaveImage Read(SafeFileHandle file)
    {
        byte[] head = new byte[HeadLength];
        if (!Fill(file, head))
        {
            throw SaveErrors.HeaderUnreadable();
        }

        var magic = head.AsSpan(0, MagicLength);
        if (!magic.SequenceEqual(s_whole))
        {
            throw magic.SequenceEqual(s_partial) ? SaveErrors.ImageIncomplete() : SaveErrors.MagicIncorrect();
        }

        uint[] n = new uint[5];
        for (int i = 0; i < n.Length; i++)
        {
            n[i] = BitConverter.ToUInt32(head, MagicLength + (i * 4));
        }

        // A file of a machine with the other byte order has a version beyond any that there is.
        if (n[0] > Version)
        {
            n = Array.ConvertAll(n, BinaryPrimitives.ReverseEndianness);
        }

        if (n[0] > Version)
        {
            throw SaveErrors.VersionUnsupported(n[0], Version);
        }

        if (n[1] is 0 or > MaxDocument)
        {
            throw SaveErrors.DocumentLengthInvalid((int)n[1]);
        }

        byte[] data = new byte[n[1]];
        if (!Fill(file, data))
        {
            throw SaveErrors.DocumentUnreadable();
        }

        if (n[3] >= s_programs.Length)
        {
            throw SaveErrors.CompressionUnknown(n[3]);
        }

        int end = Array.IndexOf(data, (byte)0);
        return new SaveImage
        {
            Xml = Encoding.UTF8.GetString(data, 0, end < 0 ? data.Length : end), WasRunning = n[2] != 0, Packing = n[3],
                DataLength = data.Length,
        };
    }

    // The first bytes of a file; null when it is not there, is no file (a pipe would keep its reader waiting), or cannot be read.
    private static byte[]? Magic(string path)
    {
        if (FileStatus.Read(path)?.Kind is not (FileKind.Regular or FileKind.BlockDevice))
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] magic = new byte[MagicLength];
            return magic[..RandomAccess.Read(file, magic, 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Fill(SafeFileHandle file, byte[] buffer)
    {
        int filled = 0;
        while (filled < buffer.Length)
        {
            int n;
            try
            {
                n = Fd.Read(file, buffer.AsSpan(filled));
            }
            catch (VirException e) when (e.Code == ErrorCode.SystemError)
            {
                // A folder, for example: it has no header either.
                return false;
            }

            if (n <= 0)
            {
                return false;
            }

            filled += n;
        }

        return true;
    }
}
