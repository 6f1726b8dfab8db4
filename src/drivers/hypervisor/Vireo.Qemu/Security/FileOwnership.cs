using System.Globalization;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Security;

/// <summary>
/// Gives files to the emulator's user and back. Whose they were is noted in extended attributes, with a count of the guests that use a
/// file, in libvirt's own form, so that either daemon can give back what the other took. A file whose former owner is not known goes to
/// root, as with libvirt.
/// </summary>
/// <param name="remember">Whether former owners are noted (<c>remember_owner</c>).</param>
public sealed class FileOwnership(bool remember)
{
    private const string Prefix = "trusted.libvirt.security.", OwnerNote = Prefix + "dac", CountNote = Prefix
        + "ref_dac", BootNote = Prefix + "timestamp_dac";
    private static readonly Lock s_turn = new();

    /// <summary>Gives <paramref name="path"/> to a user. With <paramref name="shared"/> its former owner is not noted, because it will not
    /// be given back.</summary>
    public void Take(string path, uint user, uint group, bool shared = false)
    {
        string full = Resolve(path);
        if (FileStatus.Read(full) is not { } status)
        {
            return;
        }

        var owner = (status.User, status.Group);

        lock (s_turn)
        {
            if (remember && !shared)
            {
                Note(full, owner);
            }

            if (owner != (user, group))
            {
                PosixFile.ChangeOwner(full, (int)user, (int)group);
            }
        }
    }

    /// <summary>
    /// Gives <paramref name="path"/> back, unless another guest still uses it. A file that has gone, that cannot be changed, or that a user
    /// of whom nothing is noted has by now, is left alone.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="user">The user to whom it was given.</param>
    /// <param name="group">The group to which it was given.</param>
    public void Return(string path, uint user, uint group)
    {
        string full = Resolve(path);
        if (FileStatus.Read(full) is not { } status)
        {
            return;
        }

        var owner = (status.User, status.Group);

        lock (s_turn)
        {
            (uint User, uint Group) former = (0, 0);
            bool noted = remember && Count(full) is not null;
            if ((noted && Recall(full, ref former) > 0) || (!noted && owner != (user, group)))
            {
                return;
            }

            try
            {
                if (owner != former)
                {
                    PosixFile.ChangeOwner(full, (int)former.User, (int)former.Group);
                }
            }
            catch (VirException)
            {
                // A read-only or foreign file system: nothing can be given back there, and the guest has ended all the same.
            }
        }
    }

    private static void Note(string path, (uint User, uint Group) owner)
    {
        if (Count(path) is { } count)
        {
            ExtendedAttributes.TrySet(path, CountNote, (count + 1).ToString(CultureInfo.InvariantCulture));
        }
        else if (ExtendedAttributes.TrySet(path, OwnerNote, $"+{owner.User}:+{owner.Group}"))
        {
            ExtendedAttributes.TrySet(path, CountNote, "1");
            ExtendedAttributes.TrySet(path, BootNote, BootTime());
        }
    }

    /// <summary>How many guests still use the file; at 0 its former owner, as far as that is known.</summary>
    private static uint Recall(string path, ref (uint User, uint Group) former)
    {
        if (Count(path) is not { } count)
        {
            return 0;
        }

        if (count > 1)
        {
            ExtendedAttributes.TrySet(path, CountNote, (count - 1).ToString(CultureInfo.InvariantCulture));
            return count - 1;
        }

        string[] parts = (ExtendedAttributes.Get(path, OwnerNote) ?? "").Split(':');
        if (parts.Length == 2 && uint.TryParse(parts[0].TrimStart('+'), out uint user)
            && uint.TryParse(parts[1].TrimStart('+'), out uint group))
        {
            former = (user, group);
        }

        Forget(path);
        return 0;
    }

    private static uint? Count(string path)
    {
        if (!uint.TryParse(ExtendedAttributes.Get(path, CountNote), out uint count) || count == 0)
        {
            return null;
        }

        // Notes of before the host's last boot are of guests that ended unnoticed.
        if (ExtendedAttributes.Get(path, BootNote) is { } boot && boot != BootTime())
        {
            Forget(path);
            return null;
        }

        return count;
    }

    private static void Forget(string path)
    {
        ExtendedAttributes.TryRemove(path, OwnerNote);
        ExtendedAttributes.TryRemove(path, CountNote);
        ExtendedAttributes.TryRemove(path, BootNote);
    }

    // Seconds since 1970, as the kernel reports it.
    private static string BootTime()
    {
        foreach (string line in File.ReadLines("/proc/stat"))
        {
            if (line.StartsWith("btime ", StringComparison.Ordinal))
            {
                return line["btime ".Length..].Trim();
            }
        }

        return "0";
    }

    // The kernel follows links when it changes an owner; the notes must be on the same file.
    private static string Resolve(string path) =>
        File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
}
