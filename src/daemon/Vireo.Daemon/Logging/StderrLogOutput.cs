using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Daemon;

/// <summary>Writes lines to standard error, after libvirt's two opening lines.</summary>
internal sealed class StderrLogOutput(LogOutputSpec spec) : LogOutput(spec)
{
    // Not .NET's console, which keeps a copy of the descriptor: a daemon in the background closes its caller's.
    private static readonly SafeFileHandle Error = new(2, ownsHandle: false);
    private static bool _begun;

    public override void Write(in LogEntry entry, string line)
    {
        if (!_begun)
        {
            _begun = true;
            Write(LogFormat.Preamble(line));
        }

        Write(line);
    }

    private static void Write(string text)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text);
        try
        {
            while (!rest.IsEmpty && Fd.Write(Error, rest) is var put and > 0)
            {
                rest = rest[put..];
            }
        }
        catch (VirException)
        {
            // Nobody reads: there is no place left to say so.
        }
    }
}
