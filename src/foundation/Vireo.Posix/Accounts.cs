using System.Runtime.InteropServices;
using System.Text;

namespace Vireo.Posix;

/// <summary>A user of the system.</summary>
public sealed record Account(string Name, uint UserId, uint GroupId, string HomeFolder, string Shell);

/// <summary>Users and groups through the C library, so that directory services (NSS) are asked too.</summary>
public static partial class Accounts
{
    /// <summary>The user of that name, or null.</summary>
    public static unsafe Account? FindUser(string name) =>
        Lookup((entry, buffer, size, result) => GetPwNam(name, (Passwd*)entry, (byte*)buffer, size, (nint*)result), ReadUser);

    /// <summary>The user of that number, or null.</summary>
    public static unsafe Account? FindUser(uint id) =>
        Lookup((entry, buffer, size, result) => GetPwUid(id, (Passwd*)entry, (byte*)buffer, size, (nint*)result), ReadUser);

    /// <summary>The number of the group of that name, or null.</summary>
    public static unsafe uint? FindGroup(string name) =>
        Lookup((entry, buffer, size, result) => GetGrNam(name, (Group*)entry, (byte*)buffer, size, (nint*)result), static entry =>
            new GroupFact(((Group*)entry)->Id, ""))?.Id;

    /// <summary>The name of the group of that number, or null.</summary>
    public static unsafe string? FindGroupName(uint id) =>
        Lookup(
            (entry, buffer, size, result) => GetGrGid(id, (Group*)entry, (byte*)buffer, size, (nint*)result),
            static entry => new GroupFact(((Group*)entry)->Id, Text(((Group*)entry)->Name)))?.Name;

    /// <summary>Every group of a user.</summary>
    public static unsafe uint[] GroupsOf(Account user)
    {
        int count = 64;
        while (true)
        {
            uint[] groups = new uint[count];
            int result;

            // SAFETY: the array is pinned and its length is passed.
            fixed (uint* p = groups)
            {
                result = GetGroupList(user.Name, user.GroupId, p, &count);
            }

            if (result >= 0)
            {
                return groups[..count];
            }

            if (count <= groups.Length)
            {
                return [user.GroupId];
            }
        }
    }

    /// <summary>
    /// A user from libvirt's configuration syntax: a name, a number, or <c>+number</c> for a number that is not to be taken for a name.
    /// </summary>
    public static uint ParseUser(string text) =>
        (text.StartsWith('+') ? null : FindUser(text)?.UserId)
        ?? (uint.TryParse(text.TrimStart('+'), out uint id)
            ? id
            : throw AccountErrors.UserUnreadable(text));

    /// <summary>A group, in the syntax of <see cref="ParseUser"/>.</summary>
    public static uint ParseGroup(string text) =>
        (text.StartsWith('+') ? null : FindGroup(text))
        ?? (uint.TryParse(text.TrimStart('+'), out uint id)
            ? id
            : throw AccountErrors.GroupUnreadable(text));

    private static T? Lookup<T>(Query query, Func<nint, T> read)
        where T : class
    {
        int size = 1024;
        while (true)
        {
            byte[] memory = new byte[size + 128 + 8];
            GCHandle pin = GCHandle.Alloc(memory, GCHandleType.Pinned);
            try
            {
                nint entry = pin.AddrOfPinnedObject();
                nint result = entry + 120;
                int error = query(entry, entry + 128, size, result);
                if (error == Libc.Erange && size < 1 << 20)
                {
                    size *= 4;
                    continue;
                }

                if (error is not (0 or Libc.Enoent or Libc.Esrch or Libc.Ebadf or 1))
                {
                    throw AccountErrors.LookupFailed(error);
                }

                return Marshal.ReadIntPtr(result) == 0 ? null : read(entry);
            }
            finally
            {
                pin.Free();
            }
        }
    }

    private static unsafe Account ReadUser(nint entry)
    {
        var p = (Passwd*)entry;
        return new Account(Text(p->Name), p->UserId, p->GroupId, Text(p->Home), Text(p->Shell));
    }

    private static string Text(nint p) => Marshal.PtrToStringUTF8(p) ?? "";

    private delegate int Query(nint entry, nint buffer, nint size, nint result);

    [StructLayout(LayoutKind.Sequential)]
    private struct Passwd
    {
        public nint Name;
        public nint Password;
        public uint UserId;
        public uint GroupId;
        public nint Comment;
        public nint Home;
        public nint Shell;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Group
    {
        public nint Name;
        public nint Password;
        public uint Id;
        public nint Members;
    }

    private sealed record GroupFact(uint Id, string Name);

    [LibraryImport("libc", EntryPoint = "getpwnam_r", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int GetPwNam(string name, Passwd* entry, byte* buffer, nint size, nint* result);

    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    private static unsafe partial int GetPwUid(uint id, Passwd* entry, byte* buffer, nint size, nint* result);

    [LibraryImport("libc", EntryPoint = "getgrnam_r", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int GetGrNam(string name, Group* entry, byte* buffer, nint size, nint* result);

    [LibraryImport("libc", EntryPoint = "getgrgid_r")]
    private static unsafe partial int GetGrGid(uint id, Group* entry, byte* buffer, nint size, nint* result);

    [LibraryImport("libc", EntryPoint = "getgrouplist", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int GetGroupList(string user, uint group, uint* groups, int* count);
}
