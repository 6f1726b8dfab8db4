using System.Collections.Concurrent;
using System.Text;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// The capabilities of every emulator, in memory and on disk. An emulator is probed at the first question about it, once however many ask
/// at a time, and again when its file, our version or the state of hardware acceleration has changed. The daemon's start never waits for
/// it.
/// </summary>
public sealed class QemuCapabilitiesCache
{
    /// <summary>To be raised whenever the probe asks or derives something new.</summary>
    private const string ProbeVersion = "vireo-2";

    private const long SmallHeap = 32 * 1024 * 1024;

    private static readonly Logger Logger = Log.For("qemu.qemu_capabilities");
    private static readonly string[] EmulatorFolders = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/libexec", "/usr/lib/qemu"];

    private static readonly string[] s_moduleFolders =
        [$"/usr/lib/{Vireo.Drivers.Host.HostCpu.Architecture}-linux-gnu/qemu", "/usr/lib64/qemu-kvm", "/usr/lib64/qemu", "/usr/lib/qemu"];

    private static readonly ConcurrentDictionary<string, (long Changed, string[] Paths)> s_programs = new(StringComparer.Ordinal);

    private readonly string _folder;
    private readonly Func<string, bool, CancellationToken, Task<QemuCapabilities>> _probe;
    private readonly Func<bool> _kvmUsable;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <param name="folder">Where the files are kept; made when needed.</param>
    /// <param name="scratch">Where an emulator under probe keeps its socket.</param>
    public QemuCapabilitiesCache(string folder, string scratch)
        : this(folder, (emulator, kvm, ct) => QemuProbe.RunAsync(emulator, Made(scratch), kvm, ct), KvmUsable)
    {
    }

    internal QemuCapabilitiesCache(string folder, Func<string, bool, CancellationToken, Task<QemuCapabilities>> probe, Func<bool> kvmUsable)
    {
        _folder = folder;
        _probe = probe;
        _kvmUsable = kvmUsable;
    }

    /// <summary>Abilities that emulators are taken not to have, whatever they say.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Every emulator binary of the host by libvirt's architecture names, found by file name only.</summary>
    public static IReadOnlyList<(string Arch, string Path)> FindEmulators()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string folder in EmulatorFolders)
        {
            foreach (string path in Programs(folder))
            {
                string target = Path.GetFileName(path)["qemu-system-".Length..];
                string arch = Architecture(target);
                if (CpuModelNames.IsArchitecture(arch))
                {
                    found.TryAdd(arch, path);
                }
            }
        }

        return [.. found.Select(f => (f.Key, f.Value))];
    }

    /// <summary>The emulators in a folder. Listing one asks for the status of every link in it, so it is listed again only when it has
    /// changed.</summary>
    private static string[] Programs(string folder)
    {
        if (FileStatus.Read(folder) is not { Kind: FileKind.Folder } status)
        {
            return [];
        }

        if (!s_programs.TryGetValue(folder, out var known) || known.Changed != status.Changed)
        {
            s_programs[folder] = known = (status.Changed, Directory.GetFiles(folder, "qemu-system-*"));
        }

        return known.Paths;
    }

    /// <summary>The emulator for <paramref name="arch"/>, or null: the one of that name, or for i686 the 64-bit one.</summary>
    public static string? FindEmulator(string arch)
    {
        string? second = null;
        foreach (var (found, path) in FindEmulators())
        {
            if (found == arch)
            {
                return path;
            }

            if (arch == "i686" && found == "x86_64")
            {
                second = path;
            }
        }

        return second;
    }

    /// <summary>The capabilities of the binary at <paramref name="emulator"/>.</summary>
    public async ValueTask<QemuCapabilities> GetAsync(string emulator, CancellationToken cancellationToken)
    {
        var stamp = Stamp(emulator);
        while (true)
        {
            var entry = _entries.GetOrAdd(emulator, static (_, s) => new Entry(s), stamp);
            if (entry.Stamp != stamp)
            {
                _entries.TryUpdate(emulator, new Entry(stamp), entry);
                continue;
            }

            try
            {
                var task = entry.Start(() => LoadAsync(emulator, stamp));
                return task.IsCompletedSuccessfully ? task.Result : await task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (VirException)
            {
                // A failed probe is not remembered: the next question asks again.
                _entries.TryRemove(KeyValuePair.Create(emulator, entry));
                throw;
            }
        }
    }

    /// <summary>What is known of <paramref name="emulator"/> without waiting, or null.</summary>
    public QemuCapabilities? Peek(string emulator) => _entries.TryGetValue(emulator, out var e) ? e.Value : null;

    internal string FileFor(string emulator) =>
        Path.Combine(_folder, Convert.ToHexStringLower(Sha256.Hash(Encoding.UTF8.GetBytes(emulator))) + ".xml");

    private static string Architecture(string target) => target switch
    {
        "i386" => "i686",
        "arm" => "armv7l",
        _ => target,
    };

    private static bool KvmUsable() => PosixFile.CanOpen("/dev/kvm");

    private static string Made(string folder)
    {
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static long ModulesTime() =>
        Array.Find(s_moduleFolders, Directory.Exists) is { } folder ? Nanoseconds(Directory.GetLastWriteTimeUtc(folder)) : 0;

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * 100;

    private const int NoEntry = 2, IsDirectory = 21;

    private CacheStamp Stamp(string emulator)
    {
        var file = emulator.Length == 0 ? null : new FileInfo(emulator);
        if (file is not { Exists: true })
        {
            throw Directory.Exists(emulator)
                ? CapabilityErrors.EmulatorNotExecutable(IsDirectory, emulator)
                : CapabilityErrors.EmulatorMissing(NoEntry, emulator);
        }

        bool kvm = _kvmUsable();
        return new CacheStamp(
            FileStatus.Read(emulator)?.Changed ?? 0, Nanoseconds(file.LastWriteTimeUtc), ProbeVersion, ModulesTime(), kvm, kvm
                ? Environment.OSVersion.VersionString
                : "");
    }

    private async Task<QemuCapabilities> LoadAsync(string emulator, CacheStamp stamp)
    {
        string path = FileFor(emulator);
        try
        {
            string text = await File.ReadAllTextAsync(path, CancellationToken.None).ConfigureAwait(false);
            if (CapabilitiesFile.Parse(text) is { } cached && cached.Stamp == stamp && cached.Capabilities.Emulator == emulator)
            {
                return Shown(cached.Capabilities);
            }
        }
        catch (IOException)
        {
            // Not created yet.
        }

        var caps = await _probe(emulator, stamp.Kvm, CancellationToken.None).ConfigureAwait(false);
        try
        {
            Directory.CreateDirectory(_folder);
            await AtomicFile.WriteAsync(path, CapabilitiesFile.Format(caps, stamp)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or VirException)
        {
            // The cache only saves time: without it the next daemon asks again.
            Logger.Warning($"cannot write capabilities cache '{path}': {e.Reason()}");
        }

        GiveLitterBack();
        return Shown(caps);
    }

    /// <summary>An emulator's answers are many times larger than what is kept of them, and a daemon that has just been asked for the first
    /// time often is asked nothing for long. A large heap is left to the daemon, which collects when it is quiet.</summary>
    private static void GiveLitterBack()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) < SmallHeap)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private QemuCapabilities Shown(QemuCapabilities caps) => Hidden.Count == 0 ? caps : caps.Without(Hidden);

    private sealed class Entry(CacheStamp stamp)
    {
        private readonly Lock _lock = new();
        private Task<QemuCapabilities>? _task;

        public CacheStamp Stamp { get; } = stamp;

        public QemuCapabilities? Value => Volatile.Read(ref _task) is { IsCompletedSuccessfully: true } t ? t.Result : null;

        public Task<QemuCapabilities> Start(Func<Task<QemuCapabilities>> load)
        {
            lock (_lock)
            {
                return _task ??= Task.Run(load);
            }
        }
    }
}
