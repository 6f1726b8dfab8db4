using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>Renames, modes and special files as Linux has them.</summary>
public static class FileModes
{
    /// <summary>Renames without overwriting: false when the target exists.</summary>
    public static bool TryRenameNoReplace(string from, string to)
    {
        if (Libc.RenameAt2(-100, from, -100, to, 1) == 0)
        {
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == 17 ? false : throw Fd.Failure($"cannot rename '{from}' to '{to}'", error);
    }

    /// <summary>Sets the mode bits.</summary>
    public static void Set(string path, uint mode)
    {
        if (Libc.Chmod(path, mode) != 0)
        {
            throw Fd.Failure($"Failed to set mode of '{path}'");
        }
    }

    /// <summary>Sets owner and group without following a link; null leaves the one or the other.</summary>
    public static void SetOwner(string path, uint? user, uint? group)
    {
        if (Libc.Lchown(path, user ?? uint.MaxValue, group ?? uint.MaxValue) != 0)
        {
            throw Fd.Failure($"unable to set user and group to '{user}:{group}' on '{path}'");
        }
    }

    /// <summary>Makes a named pipe.</summary>
    public static void CreateFifo(string path, uint mode)
    {
        if (Libc.Mkfifo(path, mode) != 0)
        {
            throw Fd.Failure($"cannot create fifo '{path}'");
        }
    }

    /// <summary>Makes a file's data durable.</summary>
    public static void Sync(SafeHandle file, bool dataOnly = false)
    {
        if ((dataOnly ? Libc.Fdatasync(Fd.Number(file)) : Libc.Fsync(Fd.Number(file))) != 0)
        {
            throw Fd.Failure("cannot sync file");
        }

        GC.KeepAlive(file);
    }

    /// <summary>Tries an exclusive advisory lock of the whole open file (<c>flock</c>); false when another holds it.</summary>
    public static bool TryLock(SafeHandle file)
    {
        int result = Libc.Flock(Fd.Number(file), 2 | 4);
        int error = Marshal.GetLastPInvokeError();
        GC.KeepAlive(file);
        return result == 0 || (error == Libc.Eagain ? false : throw Fd.Failure("cannot lock file", error));
    }
}
