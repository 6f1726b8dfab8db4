using System.Buffers.Binary;
using System.Net.Sockets;

namespace Vireo.Drivers.Storage;

/// <summary>
/// The connection to a portal: whole units of the protocol (RFC 7143, section 11), each a header of 48 bytes and its data. It believes no
/// length: a unit that is larger than what the initiator announced is refused before anything is read of it.
/// </summary>
internal sealed class IscsiChannel(Socket socket) : IDisposable
{
    /// <summary>Bytes of a header.</summary>
    public const int HeaderLength = 48;

    /// <summary>The most data in a unit that the initiator takes, which it says at its login.</summary>
    public const int MaxData = 256 * 1024;

    private const int Alignment = 4;

    /// <summary>Connects.</summary>
    public static async Task<IscsiChannel> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (port is <= 0 or > ushort.MaxValue)
        {
            throw new InvalidDataException("the portal has a port that is none");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            return new IscsiChannel(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a unit; the length of the data is put into the header.</summary>
    public async ValueTask SendAsync(byte[] header, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        byte[] unit = new byte[HeaderLength + Padded(data.Length)];
        header.CopyTo(unit, 0);
        BinaryPrimitives.WriteInt32BigEndian(unit.AsSpan(4), data.Length);
        data.CopyTo(unit.AsMemory(HeaderLength));
        for (int sent = 0; sent < unit.Length;)
        {
            sent += await socket.SendAsync(unit.AsMemory(sent), SocketFlags.None, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Receives a unit.</summary>
    /// <exception cref="InvalidDataException">It is too large.</exception>
    public async ValueTask<IscsiUnit> ReceiveAsync(CancellationToken cancellationToken)
    {
        byte[] header = await ReadAsync(HeaderLength, cancellationToken).ConfigureAwait(false);
        int extra = header[4] * 4;
        int length = (header[5] << 16) | (header[6] << 8) | header[7];
        if (length > MaxData)
        {
            throw new InvalidDataException($"the target sends {length} bytes at once, more than it may");
        }

        byte[] rest = await ReadAsync(extra + Padded(length), cancellationToken).ConfigureAwait(false);
        return new IscsiUnit(header, rest.AsMemory(extra, length));
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private static int Padded(int length) => (length + Alignment - 1) / Alignment * Alignment;

    private async ValueTask<byte[]> ReadAsync(int length, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[length];
        for (int read = 0; read < length;)
        {
            int more = await socket.ReceiveAsync(bytes.AsMemory(read), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            read += more > 0 ? more : throw new EndOfStreamException("the target closed the connection");
        }

        return bytes;
    }
}

/// <summary>A unit that was received.</summary>
internal readonly record struct IscsiUnit(byte[] Header, ReadOnlyMemory<byte> Data)
{
    public const uint NoTag = uint.MaxValue;

    public IscsiOpcode Opcode => (IscsiOpcode)(Header[0] & 0x3F);

    public byte Flags => Header[1];

    /// <summary>Which request it belongs to.</summary>
    public uint Tag => Word(16);

    /// <summary>Which transfer of the target it belongs to.</summary>
    public uint TransferTag => Word(20);

    public uint Word(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Header.AsSpan(offset));
}

/// <summary>Kinds of units.</summary>
internal enum IscsiOpcode : byte
{
    NopOut = 0x00,
    Command = 0x01,
    Login = 0x03,
    Text = 0x04,
    DataOut = 0x05,
    Logout = 0x06,
    NopIn = 0x20,
    CommandAnswer = 0x21,
    LoginAnswer = 0x23,
    TextAnswer = 0x24,
    DataIn = 0x25,
    LogoutAnswer = 0x26,
    ReadyToTransfer = 0x31,
}
