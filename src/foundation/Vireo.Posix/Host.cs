namespace Vireo.Posix;

/// <summary>Small facts of the machine and of this process.</summary>
public static class Host
{
    private const int NoProgram = 2;
    public static uint UserId => Libc.GetUid();

    public static uint EffectiveUserId => Libc.GetEuid();

    public static uint GroupId => Libc.GetGid();

    public static uint EffectiveGroupId => Libc.GetEgid();

    /// <summary>Bytes of a memory page.</summary>
    public static long PageSize { get; } = Libc.Sysconf(30);

    /// <summary>Sets the mask of file modes of the process; returns the old one.</summary>
    public static uint SetFileModeMask(uint mask) => Libc.Umask(mask);

    /// <summary>Where a program is; libvirt's error when it is nowhere in the path.</summary>
    public static string RequireProgram(string name) => FindProgram(name) ?? throw ProcessErrors.ProgramNotFound(NoProgram, name);

    /// <summary>The path of a program: as it stands when it has a slash, else the first match in PATH (and the system folders). Null when
    /// there is none.</summary>
    public static string? FindProgram(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            return Libc.Access(name, 1) == 0 ? name : null;
        }

        string path = ProcessEnvironment.Get("PATH") ?? "";
        foreach (string folder in (path + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/libexec").Split(
            ':', StringSplitOptions.RemoveEmptyEntries))
        {
            string candidate = Path.Combine(folder, name);
            if (File.Exists(candidate) && Libc.Access(candidate, 1) == 0)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Whether this process may read (4), write (2), execute (1) a path; 0 asks for existence.</summary>
    public static bool CanAccess(string path, int mode) => Libc.Access(path, mode) == 0;
}
