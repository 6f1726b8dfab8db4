using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// Starts programs. No managed code can run between fork and exec, so everything is arranged beforehand: <c>posix_spawn</c> does
/// descriptors, session, signals and folder; user, groups, file mode mask and namespaces belong to a thread in Linux, and a throw-away
/// thread takes them on before it spawns. The program is not tied to its parent: it survives the parent.
/// </summary>
public static partial class ProcessSpawner
{
    private const int CloneFileSystem = 0x200;

    /// <summary>Starts the program.</summary>
    /// <exception cref="VirException">Code 38: the program cannot be executed, the user cannot be taken on, …</exception>
    public static SpawnedProcess Start(ProcessSpec spec) => Start(spec, tied: false);

    /// <summary>
    /// Starts a program that the kernel kills when this process ends, whatever ends it. It needs <c>/bin/sh</c> and <c>setpriv</c>;
    /// <see cref="ProcessSpec.FileModeMask"/> and <see cref="ProcessSpec.Prepare"/> cannot be had together with it.
    /// </summary>
    /// <exception cref="VirException">As for <see cref="Start(ProcessSpec)"/>.</exception>
    public static Task<SpawnedProcess> StartTiedAsync(ProcessSpec spec) =>
        spec is { FileModeMask: null, Prepare: null }
            ? LastingThread.RunAsync(() => Start(spec, tied: true))
            : throw new ArgumentException("a thread of its own ends before the program does", nameof(spec));

    private static SpawnedProcess Start(ProcessSpec spec, bool tied)
    {
        bool held = spec.Held || spec.Limits.Count > 0 || spec.OomScoreAdjust is not null;
        bool ownThread = spec.FileModeMask is not null || spec.Prepare is not null
            || (!tied && (spec.UserId is not null || spec.GroupId is not null));
        string program = Resolve(spec);

        (SafeFileHandle Read, SafeFileHandle Write)? gate = held ? Fd.CreatePipe() : null;
        try
        {
            int Go() => Spawn(spec, program, gate?.Read, tied);
            int pid = ownThread ? OnOwnThread(spec, Go) : Go();
            var process = new SpawnedProcess(pid, ProcessHandle.Open(pid), gate?.Write);
            try
            {
                Arrange(spec, pid);
            }
            catch
            {
                process.Signal(9);
                process.Dispose();
                throw;
            }

            if (held && !spec.Held)
            {
                process.Release();
            }

            return process;
        }
        catch
        {
            gate?.Write.Dispose();
            throw;
        }
        finally
        {
            gate?.Read.Dispose();
        }
    }

    /// <summary>
    /// Does something with another user's rights, on a thread of its own that ends with it. Plain file system work only.
    /// </summary>
    /// <exception cref="VirException">The user cannot be taken on.</exception>
    public static void RunAs(uint user, uint group, IReadOnlyList<uint> groups, Action work) =>
        OnOwnThread(
            new ProcessSpec("") { UserId = user, GroupId = group, Groups = groups },
            () =>
            {
                work();
                return 0;
            });

    private static string Resolve(ProcessSpec spec)
    {
        if (spec.Program.Contains('/', StringComparison.Ordinal))
        {
            // Behind the gate a missing program would only show later, and as the shell's failure.
            return Libc.Access(spec.Program, 1) == 0 || spec.Prepare is not null
                ? spec.Program
                : throw Missing(spec.Program, Marshal.GetLastPInvokeError());
        }

        return Host.FindProgram(spec.Program) ?? throw Missing(spec.Program, Libc.Enoent);
    }

    private static VirException Missing(string program, int error) => ProcessErrors.ProgramNotFound(error, program);

    private static void Arrange(ProcessSpec spec, int pid)
    {
        foreach (ResourceLimit limit in spec.Limits)
        {
            try
            {
                Processes.SetLimit(pid, limit);
            }
            catch (VirException) when (limit is { Kind: ResourceKind.CoreSize, Soft: 0, Hard: 0 })
            {
                // Another user's process, and no right to limit it from here: it has limited itself.
            }
        }

        if (spec.OomScoreAdjust is { } score)
        {
            File.WriteAllText($"/proc/{pid}/oom_score_adj", score.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static int OnOwnThread(ProcessSpec spec, Func<int> spawn)
    {
        int pid = 0;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    TakeOn(spec);
                    pid = spawn();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            256 * 1024) { IsBackground = true, Name = "spawn" };
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return pid;
    }

    /// <summary>Changes the calling thread only: raw system calls, because the C library's functions change every thread.</summary>
    private static unsafe void TakeOn(ProcessSpec spec)
    {
        if (Unshare(CloneFileSystem) != 0)
        {
            throw ProcessErrors.FileSystemNotSeparated(Marshal.GetLastPInvokeError());
        }

        if (spec.FileModeMask is { } mask)
        {
            _ = Libc.Umask(mask);
        }

        spec.Prepare?.Invoke();

        uint user = spec.UserId ?? uint.MaxValue;
        uint group = spec.GroupId ?? uint.MaxValue;
        if (spec.UserId is null && spec.GroupId is null)
        {
            return;
        }

        if (Libc.GetEuid() == 0)
        {
            uint[] groups = [.. spec.Groups];

            // SAFETY: the array is pinned and its length is passed.
            fixed (uint* p = groups)
            {
                if (SysCall(SystemCalls.SetGroups, groups.Length, (nint)p, 0) != 0)
                {
                    throw ProcessErrors.GroupsNotSet(Marshal.GetLastPInvokeError());
                }
            }
        }

        if (group != uint.MaxValue && SysCall(SystemCalls.SetResGid, (nint)group, (nint)group, (nint)group) != 0)
        {
            throw ProcessErrors.GroupNotChanged(Marshal.GetLastPInvokeError(), group);
        }

        if (user != uint.MaxValue && SysCall(SystemCalls.SetResUid, (nint)user, (nint)user, (nint)user) != 0)
        {
            throw ProcessErrors.UserNotChanged(Marshal.GetLastPInvokeError(), user);
        }
    }

    private static unsafe int Spawn(ProcessSpec spec, string program, SafeFileHandle? gate, bool tied)
    {
        using var text = new TextBlock();
        int gateNumber = LaunchShell.GateNumber(spec);
        List<string> argv = LaunchShell.Wrap(spec, program, gate is null ? null : gateNumber, tied);
        nint argvPointer = text.Array(argv);
        nint envPointer = spec.Environment is { } env ? text.Array(env.Select(e => e.Key + "=" + e.Value)) : ProcessEnvironment.Table;
        nint path = text.String(tied ? Host.RequireProgram(argv[0]) : gate is null ? program : "/bin/sh");

        // Sizes of glibc's opaque structures, rounded up generously: 80 and 336 bytes.
        byte* actions = stackalloc byte[256];
        byte* attributes = stackalloc byte[512];
        Check(ActionsInit(actions), ProcessErrors.NotPrepared);
        Check(AttributesInit(attributes), ProcessErrors.NotPrepared);
        try
        {
            int highest = AddHandles(spec, gate, gateNumber, actions, text);
            Check(ActionsCloseFrom(actions, highest + 1), ProcessErrors.DescriptorsNotPrepared);
            if (spec.WorkingFolder is { } folder)
            {
                Check(ActionsChangeFolder(actions, text.String(folder)), ProcessErrors.FolderNotPrepared);
            }

            SetAttributes(spec, attributes);
            int pid;

            // SAFETY: every pointer is into memory that lives until the call returns; posix_spawn returns after the exec.
            int error = PosixSpawn(&pid, path, actions, attributes, argvPointer, envPointer);
            return error == 0 ? pid : throw ProcessErrors.NotExecuted(error, program);
        }
        finally
        {
            _ = ActionsDestroy(actions);
            _ = AttributesDestroy(attributes);
        }
    }

    /// <summary>
    /// Maps descriptors in two steps through high numbers, so that a source whose number is another's target is not overwritten first.
    /// </summary>
    private static unsafe int AddHandles(ProcessSpec spec, SafeFileHandle? gate, int gateNumber, byte* actions, TextBlock text)
    {
        var wanted = new List<(SafeHandle Handle, int Number)>(spec.Handles);
        if (gate is not null)
        {
            wanted.Add((gate, gateNumber));
        }

        AddStandard(spec.Input, 0);
        AddStandard(spec.Output, 1);
        AddStandard(spec.ErrorOutput, 2);
        int highest = 2;
        int parking = 300;
        foreach ((SafeHandle handle, int number) in wanted)
        {
            parking = Math.Max(parking, Math.Max(number, Fd.Number(handle)) + 1);
        }

        int first = parking;
        foreach ((SafeHandle handle, _) in wanted)
        {
            Check(ActionsDup(actions, Fd.Number(handle), parking++), ProcessErrors.DescriptorsNotPrepared);
        }

        int next = first;
        foreach ((_, int number) in wanted)
        {
            Check(ActionsDup(actions, next++, number), ProcessErrors.DescriptorsNotPrepared);
            highest = Math.Max(highest, number);
        }

        // Numbers between the wanted ones would leak what the caller holds open without close-on-exec.
        for (int fd = 3; fd < highest; fd++)
        {
            if (!wanted.Exists(w => w.Number == fd))
            {
                Check(ActionsClose(actions, fd), ProcessErrors.DescriptorsNotPrepared);
            }
        }

        for (int fd = 0; fd < 3; fd++)
        {
            if (!wanted.Exists(w => w.Number == fd))
            {
                Check(ActionsOpen(actions, fd, text.String("/dev/null"), 2, 0), ProcessErrors.DescriptorsNotPrepared);
            }
        }

        return highest;

        void AddStandard(SafeHandle? handle, int number)
        {
            if (handle is not null)
            {
                wanted.Add((handle, number));
            }
        }
    }

    private static unsafe void SetAttributes(ProcessSpec spec, byte* attributes)
    {
        const short setGroup = 2;
        const short setSignalDefaults = 4;
        const short setSignalMask = 8;
        const short setSession = 0x80;
        byte* none = stackalloc byte[128];
        byte* all = stackalloc byte[128];
        new Span<byte>(none, 128).Clear();
        new Span<byte>(all, 128).Fill(0xFF);

        short flags = setSignalDefaults | setSignalMask;
        if (spec.NewSession)
        {
            flags |= setSession;
        }
        else if (spec.NewProcessGroup)
        {
            flags |= setGroup;
        }

        // SAFETY: a sigset_t is 128 bytes; the structures were initialised by the caller.
        Check(AttributesSetMask(attributes, none), ProcessErrors.SignalsNotPrepared);
        Check(AttributesSetDefaults(attributes, all), ProcessErrors.SignalsNotPrepared);
        Check(AttributesSetFlags(attributes, flags), ProcessErrors.NotPrepared);
    }

    private static void Check(int error, Func<int, VirException> fault)
    {
        if (error != 0)
        {
            throw fault(error);
        }
    }

    /// <summary>C strings and their pointer tables, freed together.</summary>
    private sealed unsafe class TextBlock : IDisposable
    {
        private readonly List<nint> _blocks = [];

        public nint String(string value)
        {
            int size = Encoding.UTF8.GetByteCount(value);
            byte* p = (byte*)NativeMemory.Alloc((nuint)size + 1);
            _blocks.Add((nint)p);

            // SAFETY: the block was made one byte longer than the text.
            Encoding.UTF8.GetBytes(value, new Span<byte>(p, size));
            p[size] = 0;
            return (nint)p;
        }

        public nint Array(IEnumerable<string> values)
        {
            nint[] pointers = [.. values.Select(String), 0];
            nint* table = (nint*)NativeMemory.Alloc((nuint)pointers.Length, (nuint)sizeof(nint));
            _blocks.Add((nint)table);

            // SAFETY: the table was made as long as the array.
            pointers.CopyTo(new Span<nint>(table, pointers.Length));
            return (nint)table;
        }

        public void Dispose()
        {
            foreach (nint block in _blocks)
            {
                NativeMemory.Free((void*)block);
            }
        }
    }
}
