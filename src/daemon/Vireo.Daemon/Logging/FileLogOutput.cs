using System.Text;

namespace Vireo.Daemon;

/// <summary>Appends lines to a file; each line is one write.</summary>
internal sealed class FileLogOutput : LogOutput
{
    private readonly FileStream _file;
    private bool _begun;

    public FileLogOutput(LogOutputSpec spec)
        : base(spec)
    {
        try
        {
            _file = new FileStream(
                spec.Argument!,
                new FileStreamOptions
                {
                    Mode = FileMode.Append,
                    Access = FileAccess.Write,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    BufferSize = 0,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LogErrors.FileNotOpened(Errors.ErrnoOf(e), spec.Argument, e);
        }
    }

    public override void Write(in LogEntry entry, string line)
    {
        if (!_begun)
        {
            _begun = true;
            _file.Write(Encoding.UTF8.GetBytes(LogFormat.Preamble(line)));
        }

        _file.Write(Encoding.UTF8.GetBytes(line));
    }

    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }
}
