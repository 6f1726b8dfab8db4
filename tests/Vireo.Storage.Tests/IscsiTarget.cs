using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>
/// A target of iSCSI on the loopback, written from the standard and not from our initiator: one disk of 300 blocks at the unit 1, a
/// controller at 0. A test may let it lie.
/// </summary>
internal sealed class IscsiTarget : IDisposable
{
    public const int Blocks = 300, BlockLength = 512;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public IscsiTarget()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public byte[] Disk { get; } = [.. Enumerable.Repeat((byte)7, Blocks * BlockLength)];

    /// <summary>Who must log in; null for anybody.</summary>
    public (string User, string Password)? Login { get; init; }

    /// <summary>Instead of the answer that is right: gets the header of what is asked, and the answer; null closes.</summary>
    public Func<byte[], byte[], byte[]?> Lie { get; init; } = static (_, answer) => answer;

    /// <summary>Where the target says that it is instead.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The first answer of each session to a command is that the unit was reset.</summary>
    public bool HasNews { get; init; }

    public List<string> Log { get; } = [];

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
            _ = Task.Run(async () =>
            {
                using (client)
                {
                    try
                    {
                        await new Talk(this, client.GetStream()).RunAsync(_end.Token);
                    }
                    catch (Exception e) when (e is IOException or OperationCanceledException)
                    {
                        // The other side closed.
                    }
                }
            });
        }
    }

    private sealed class Talk(IscsiTarget target, NetworkStream stream)
    {
        private uint _status = 100;
        private bool _news = target.HasNews;
        private byte[] _challenge = [];
        private uint _command;

        public async Task RunAsync(CancellationToken end)
        {
            while (true)
            {
                (byte[] header, byte[] data) = await ReadAsync(end);
                CheckNumbers(header);
                byte[]? answer = (header[0] & 0x3F) switch
                {
                    0x03 => Login(header, Pairs(data)),
                    0x04 => Unit(header, 0x24, 0x80, "TargetName=iqn.t:1\0TargetAddress=127.0.0.1:1,1\0TargetName=iqn.t:2\0"u8),
                    0x06 => Unit(header, 0x26, 0x80, default),
                    0x01 => await CommandAsync(header, end),
                    _ => null,
                };
                if (answer is null || target.Lie(header, answer) is not { } sent)
                {
                    return;
                }

                await stream.WriteAsync(sent, end);
            }
        }

        // Requests are numbered without gaps, beginning with the number that the login says.
        private void CheckNumbers(byte[] header)
        {
            uint number = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(24));
            bool isLogin = (header[0] & 0x3F) == 3;
            uint said = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(28));
            if (isLogin)
            {
                _command = number;
            }
            else if (number != ((header[0] & 0x40) == 0 ? _command++ : _command) || said != _status)
            {
                throw new IOException();
            }
        }

        private byte[] Login(byte[] header, Dictionary<string, string> pairs)
        {
            lock (target.Log)
            {
                target.Log.AddRange(pairs.Select(static p => $"{p.Key}={p.Value}"));
            }

            int stage = (header[1] >> 2) & 3;
            byte transit = (byte)(header[1] & 0x83);
            if (target.MovedTo is { } elsewhere)
            {
                return Refused(header, 0x0101, $"TargetAddress={elsewhere}\0");
            }

            if (stage == 1)
            {
                return Unit(header, 0x23, (byte)(transit | 4), "MaxRecvDataSegmentLength=4096\0HeaderDigest=None\0"u8);
            }

            if (pairs.TryGetValue("TargetName", out string? name) && name != "iqn.t:1")
            {
                return Refused(header, 0x0203, "");
            }

            if (target.Login is not { } login)
            {
                return Unit(header, 0x23, (byte)(transit == 0 ? 0 : 0x81), transit == 0 ? "AuthMethod=None\0"u8 : default);
            }

            if (pairs.TryGetValue("AuthMethod", out string? methods))
            {
                return methods.Contains("CHAP") ? Unit(header, 0x23, 0, "AuthMethod=CHAP\0"u8) : Refused(header, 0x0201, "");
            }

            if (pairs.ContainsKey("CHAP_A"))
            {
                _challenge = [1, 2, 3, 4, 5, 6, 7, 8];
                return Unit(header, 0x23, 0, "CHAP_A=5\0CHAP_I=9\0CHAP_C=0x0102030405060708\0"u8);
            }

            byte[] expected = Md5.Hash([9, .. Encoding.UTF8.GetBytes(login.Password), .. _challenge]);
            return pairs.GetValueOrDefault("CHAP_N") == login.User
                && pairs.GetValueOrDefault("CHAP_R") == "0x" + Convert.ToHexStringLower(expected)
                ? Unit(header, 0x23, 0x81, default)
                : Refused(header, 0x0201, "");
        }

        private async Task<byte[]> CommandAsync(byte[] header, CancellationToken end)
        {
            int unit = header[9];
            if (_news)
            {
                _news = false;
                byte[] sense = [0, 18, 0x70, 0, 6, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0x29, 0, 0, 0, 0, 0];
                return Unit(header, 0x21, 0x80, sense, 2);
            }

            switch (header[32])
            {
                case 0xA0:
                    return DataIn(header, [0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
                case 0x12:
                    return DataIn(header, [unit == 0 ? (byte)0x0C : (byte)0, .. new byte[35]]);
                case 0x9E:
                    byte[] capacity = new byte[32];
                    BinaryPrimitives.WriteUInt64BigEndian(capacity, Blocks - 1);
                    BinaryPrimitives.WriteUInt32BigEndian(capacity.AsSpan(8), BlockLength);
                    return DataIn(header, capacity);
                case 0x8A:
                    await WriteAsync(header, end);
                    return Unit(header, 0x21, 0x80, default);
                default:
                    return Unit(header, 0x21, 0x80, default);
            }
        }

        // A part at a time, as targets with little memory do.
        private async Task WriteAsync(byte[] header, CancellationToken end)
        {
            const int part = 10000;
            int at = (int)BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(34)) * BlockLength;
            int length = (int)BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(42)) * BlockLength;
            for (int offset = 0; offset < length; offset += part)
            {
                int wanted = Math.Min(part, length - offset);
                byte[] ready = Unit(header, 0x31, 0x80, default);
                BinaryPrimitives.WriteInt32BigEndian(ready.AsSpan(20), 77);
                BinaryPrimitives.WriteInt32BigEndian(ready.AsSpan(40), offset);
                BinaryPrimitives.WriteInt32BigEndian(ready.AsSpan(44), wanted);
                if (target.Lie(header, ready) is not { } sent)
                {
                    throw new IOException();
                }

                await stream.WriteAsync(sent, end);
                for (int got = 0; got < wanted;)
                {
                    (byte[] unit, byte[] data) = await ReadAsync(end);
                    if (data.Length > 4096 || BinaryPrimitives.ReadInt32BigEndian(unit.AsSpan(40)) != offset + got)
                    {
                        throw new IOException();
                    }

                    data.CopyTo(target.Disk, at + offset + got);
                    got += data.Length;
                    if (unit[1] == 0x80 != (got == wanted))
                    {
                        throw new IOException();
                    }
                }
            }
        }

        private byte[] DataIn(byte[] header, byte[] data)
        {
            int most = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20));
            return Unit(header, 0x25, 0x81, data.AsSpan(0, Math.Min(most, data.Length)));
        }

        private byte[] Refused(byte[] header, int status, string text)
        {
            byte[] unit = Unit(header, 0x23, 0, Encoding.UTF8.GetBytes(text));
            BinaryPrimitives.WriteUInt16BigEndian(unit.AsSpan(36), (ushort)status);
            return unit;
        }

        private byte[] Unit(byte[] asked, byte opcode, byte flags, ReadOnlySpan<byte> data, byte status = 0)
        {
            byte[] unit = new byte[48 + ((data.Length + 3) / 4 * 4)];
            (unit[0], unit[1], unit[3]) = (opcode, flags, status);
            BinaryPrimitives.WriteInt32BigEndian(unit.AsSpan(4), data.Length);
            asked.AsSpan(16, 4).CopyTo(unit.AsSpan(16));
            BinaryPrimitives.WriteUInt32BigEndian(unit.AsSpan(20), uint.MaxValue);
            BinaryPrimitives.WriteUInt32BigEndian(unit.AsSpan(24), opcode == 0x31 ? _status : _status++);
            data.CopyTo(unit.AsSpan(48));
            return unit;
        }

        private async Task<(byte[] Header, byte[] Data)> ReadAsync(CancellationToken end)
        {
            byte[] header = new byte[48];
            await stream.ReadExactlyAsync(header, end);
            int length = (header[5] << 16) | (header[6] << 8) | header[7];
            byte[] data = new byte[(length + 3) / 4 * 4];
            await stream.ReadExactlyAsync(data, end);
            return (header, data[..length]);
        }

        private static Dictionary<string, string> Pairs(byte[] data) => Encoding.UTF8.GetString(data)
            .Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=', 2))
            .ToDictionary(static p => p[0], static p => p[1]);
    }
}
