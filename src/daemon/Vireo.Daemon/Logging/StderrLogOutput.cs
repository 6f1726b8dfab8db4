using System.Text;

namespace Vireo.Daemon;

/// <summary>Writes lines to standard error, after libvirt's two opening lines.</summary>
internal sealed class StderrLogOutput(LogOutputSpec spec) : LogOutput(spec)
{
    private static readonly Stream Error = Console.OpenStandardError();
    private static bool _begun;

    public override void Write(in LogEntry entry, string line)
    {
        if (!_begun)
        {
            _begun = true;
            Error.Write(Encoding.UTF8.GetBytes(LogFormat.Preamble(line)));
        }

        Error.Write(Encoding.UTF8.GetBytes(line));
    }
}
