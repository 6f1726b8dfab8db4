using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Vireo.Posix;

namespace Vireo.Daemon;

/// <summary>Sends lines to the journal with the fields that libvirt gives.</summary>
internal sealed class JournaldLogOutput(LogOutputSpec spec) : LogOutput(spec)
{
    /// <summary>Where the journal listens.</summary>
    public const string Socket = "/run/systemd/journal/socket";

    public override void Write(in LogEntry entry, string line)
    {
        using var datagram = new MemoryStream();
        Add(datagram, "MESSAGE", entry.Message);
        Add(datagram, "PRIORITY", LogFormat.SyslogPriority(entry.Level).ToString(CultureInfo.InvariantCulture));
        Add(datagram, "SYSLOG_FACILITY", "3");
        Add(datagram, "SYSLOG_IDENTIFIER", "vireod");
        Add(datagram, "LIBVIRT_SOURCE", entry.Category);
        Add(datagram, "CODE_FUNC", entry.Function);
        Add(datagram, "CODE_LINE", entry.Line.ToString(CultureInfo.InvariantCulture));
        PosixSocket.SendDatagram(Socket, datagram.ToArray());
    }

    // A value with line feeds goes in the journal's binary form: name, line feed, length, value.
    private static void Add(MemoryStream to, string name, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        to.Write(Encoding.ASCII.GetBytes(name));
        if (value.Contains('\n', StringComparison.Ordinal))
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)bytes.Length);
            to.WriteByte((byte)'\n');
            to.Write(length);
        }
        else
        {
            to.WriteByte((byte)'=');
        }

        to.Write(bytes);
        to.WriteByte((byte)'\n');
    }
}
