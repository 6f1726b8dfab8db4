using System.Globalization;
using System.Text;
using Vireo.Posix;

namespace Vireo.Daemon;

/// <summary>Sends lines to the system's logger, facility "daemon".</summary>
internal sealed class SyslogLogOutput(LogOutputSpec spec) : LogOutput(spec)
{
    public override void Write(in LogEntry entry, string line)
    {
        const int DaemonFacility = 3 << 3;
        string text = string.Create(
            CultureInfo.InvariantCulture,
                $"<{DaemonFacility | LogFormat.SyslogPriority(entry.Level)}>{Spec.Argument}[{Environment.ProcessId}]: {entry.Message}");
        PosixSocket.SendDatagram("/dev/log", Encoding.UTF8.GetBytes(text));
    }
}
