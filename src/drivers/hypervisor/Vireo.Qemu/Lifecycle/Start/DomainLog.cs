using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>A domain's own log file: our entries about starts and ends, and between them what the emulator itself prints, which we read
/// back for errors.</summary>
public sealed class DomainLog : IDisposable
{
    private const int MaxErrorText = 1024;

    // O_WRONLY, O_APPEND, O_CREAT: the emulator writes to the same file, and no one's lines may be overwritten.
    private const int AppendCreate = 0x1 | 0x400 | 0x40;
    private readonly string? _path;
    private readonly TimeProvider _time;
    private long _start;

    private DomainLog(string? path, SafeFileHandle handle, TimeProvider time)
    {
        _path = path;
        _time = time;
        Handle = handle;
    }

    /// <summary>The open file, for the emulator's output.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Opens a guest's log. When that fails, what the emulator prints is lost, and <paramref name="log"/> says so.</summary>
    public static DomainLog Open(string path, TimeProvider time, Logger log)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return new DomainLog(path, Fd.Open(path, AppendCreate, 0x180), time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or VirException)
        {
            log.Warning($"cannot write '{path}': {e.Reason()}");
            return new DomainLog(null, Fd.Open("/dev/null", AppendCreate, 0x180), time);
        }
    }

    /// <summary>Writes an entry with the time in front; what the emulator prints from now on is the present run's.</summary>
    public void Begin(string banner, string commandLine)
    {
        try
        {
            Write(Handle, _time, banner + "\n" + commandLine);
            _start = _path is null ? 0 : new FileInfo(_path).Length;
        }
        catch (VirException)
        {
            // A full disk: the guest starts all the same.
        }
    }

    /// <summary>Writes one line to the log at <paramref name="path"/>; a log that cannot be written disturbs nobody.</summary>
    public static void Note(string path, TimeProvider time, string text)
    {
        try
        {
            using var file = Fd.Open(path, AppendCreate, 0x180);
            Write(file, time, text);
        }
        catch (VirException)
        {
            // The folder may be gone with the domain.
        }
    }

    /// <summary>The last of what the emulator printed in the present run, without lines that are no errors.</summary>
    public string EmulatorText()
    {
        if (_path is null)
        {
            return "";
        }

        try
        {
            using var file = File.OpenRead(_path);
            file.Seek(Math.Max(_start, file.Length - 65536), SeekOrigin.Begin);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var lines = new StringBuilder();
            while (reader.ReadLine() is { } line)
            {
                if (!line.StartsWith("char device redirected to", StringComparison.Ordinal)
                    && !line.Contains(": Domain id=", StringComparison.Ordinal))
                {
                    lines.Append(line).Append('\n');
                }
            }

            string text = lines.ToString().TrimEnd('\n');
            return text.Length <= MaxErrorText ? text : text[^MaxErrorText..];
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private static void Write(SafeFileHandle file, TimeProvider time, string text)
    {
        string stamp = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        _ = Fd.Write(file, Encoding.UTF8.GetBytes($"{stamp}+0000: {text}\n"));
    }
}
