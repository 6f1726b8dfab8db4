using System.Buffers.Binary;
using System.Net.Sockets;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A session with a target, as an initiator in this process (RFC 7143): one connection, one command at a time. Every exchange has a
/// deadline. What a target sends that does not belong to the command ends the session.
/// </summary>
internal sealed class IscsiSession : IDisposable
{
    /// <summary>How long a target may think about one thing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int MaxMoves = 3, MaxUnits = 1 << 16;
    private const byte Final = 0x80, Read = 0x40, Write = 0x20, Simple = 0x01, Immediate = 0x40, HasStatus = 0x01, Continue = 0x40;
    private readonly IscsiChannel _channel;
    private readonly TimeSpan _patience;
    private readonly int _maxSend;
    private uint _status;
    private uint _command = IscsiLogin.FirstCommand;
    private uint _tag = 1;

    private IscsiSession(IscsiChannel channel, IscsiLogin login, TimeSpan patience) =>
        (_channel, _status, _maxSend, _patience) = (channel, login.NextStatus, login.MaxSend, patience);

    /// <summary>Connects and logs in, also where a portal refers to.</summary>
    /// <exception cref="VirException">Nobody answers, or refuses.</exception>
    public static async Task<IscsiSession> OpenAsync(IscsiPeer peer, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        TimeSpan limit = patience ?? Patience;
        for (int i = 0; i <= MaxMoves; i++)
        {
            IscsiPeer here = peer;
            IscsiChannel channel = await InTimeAsync(
                token => IscsiChannel.ConnectAsync(here.Host, here.Port, token), limit, IscsiErrors.NotConnected, cancellationToken)
                .ConfigureAwait(false);
            try
            {
                var login = new IscsiLogin(channel, here);
                await InTimeAsync(
                    async token =>
                    {
                        await login.RunAsync(token).ConfigureAwait(false);
                        return true;
                    },
                    limit, IscsiErrors.NotLoggedIn, cancellationToken).ConfigureAwait(false);
                if (login.MovedTo is not { } address)
                {
                    return new IscsiSession(channel, login, limit);
                }

                peer = here.At(address) ?? throw IscsiErrors.MovedNowhere();
                channel.Dispose();
            }
            catch
            {
                channel.Dispose();
                throw;
            }
        }

        throw IscsiErrors.AlwaysElsewhere();
    }

    /// <summary>A command to a unit of the target. A unit that is busy, or has news, is asked again.</summary>
    /// <param name="unit">The unit, as the protocol writes it.</param>
    /// <param name="command">The command.</param>
    /// <param name="expected">The most bytes that the target may send.</param>
    /// <param name="output">What it gets.</param>
    /// <param name="refusal">The error of a session that breaks.</param>
    /// <param name="cancellationToken">Ends the wait; the session is of no use then.</param>
    public async Task<ScsiAnswer> RunAsync(
        ulong unit, byte[] command, int expected, ReadOnlyMemory<byte> output, Func<string, VirException> refusal,
        CancellationToken cancellationToken)
    {
        ScsiAnswer answer = default;
        for (int i = 0; i < 4; i++)
        {
            answer = await InTimeAsync(token => OnceAsync(unit, command, expected, output, token), _patience, refusal, cancellationToken)
                .ConfigureAwait(false);
            if (answer.IsBusy)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
            }
            else if (!answer.HasNews)
            {
                break;
            }
        }

        return answer;
    }

    /// <summary>The targets of the portal that a session without one was opened with.</summary>
    public Task<IReadOnlyList<string>> FindTargetsAsync(CancellationToken cancellationToken) =>
        InTimeAsync(FindAsync, _patience, IscsiErrors.NotDiscovered, cancellationToken);

    /// <summary>Logs out, unless the target does not answer, and closes.</summary>
    public async Task CloseAsync()
    {
        try
        {
            byte[] header = Header(IscsiOpcode.Logout, Final, Immediate);
            await InTimeAsync(
                async token =>
                {
                    await _channel.SendAsync(header, default, token).ConfigureAwait(false);
                    await ReceiveAsync(IscsiOpcode.LogoutAnswer, token).ConfigureAwait(false);
                    return true;
                },
                TimeSpan.FromSeconds(2), IscsiErrors.NotConnected, CancellationToken.None).ConfigureAwait(false);
        }
        catch (VirException)
        {
            // The target notices that the connection is closed.
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private async Task<ScsiAnswer> OnceAsync(
        ulong unit, byte[] command, int expected, ReadOnlyMemory<byte> output, CancellationToken cancellationToken)
    {
        byte flags = (byte)(Final | Simple | (expected > 0 ? Read : 0) | (output.Length > 0 ? Write : 0));
        byte[] header = Header(IscsiOpcode.Command, flags, 0);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(8), unit);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(20), Math.Max(expected, output.Length));
        command.CopyTo(header, 32);
        await _channel.SendAsync(header, default, cancellationToken).ConfigureAwait(false);
        byte[] input = new byte[expected];
        int received = 0;
        for (int i = 0; i < MaxUnits; i++)
        {
            IscsiUnit answer = await ReceiveAsync(null, cancellationToken).ConfigureAwait(false);
            switch (answer.Opcode)
            {
                case IscsiOpcode.DataIn:
                    uint at = answer.Word(40);
                    if (at != received || answer.Data.Length > expected - received)
                    {
                        throw new InvalidDataException("the target sends what nobody asked for");
                    }

                    answer.Data.CopyTo(input.AsMemory(received));
                    received += answer.Data.Length;
                    if ((answer.Flags & HasStatus) != 0)
                    {
                        return new ScsiAnswer(answer.Header[3], default, input.AsMemory(0, received));
                    }

                    break;
                case IscsiOpcode.ReadyToTransfer:
                    await SendDataAsync(unit, answer, output, cancellationToken).ConfigureAwait(false);
                    break;
                case IscsiOpcode.CommandAnswer when answer.Header[2] == 0:
                    ReadOnlyMemory<byte> sense = answer.Data.Length > 2 ? answer.Data[2..] : default;
                    return new ScsiAnswer(answer.Header[3], sense, input.AsMemory(0, received));
                default:
                    throw new InvalidDataException("the target did not carry out the command");
            }
        }

        throw new InvalidDataException("the target does not end its answer");
    }

    private async Task SendDataAsync(ulong unit, IscsiUnit ready, ReadOnlyMemory<byte> output, CancellationToken cancellationToken)
    {
        uint at = ready.Word(40), length = ready.Word(44);
        if (length == 0 || at > output.Length || length > output.Length - at)
        {
            throw new InvalidDataException("the target wants data that it does not get");
        }

        int end = (int)(at + length);
        uint number = 0;
        for (int offset = (int)at; offset < end; number++)
        {
            int part = Math.Min(_maxSend, end - offset);
            byte[] header = new byte[IscsiChannel.HeaderLength];
            header[0] = (byte)IscsiOpcode.DataOut;
            header[1] = offset + part == end ? Final : (byte)0;
            BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(8), unit);
            ready.Header.AsSpan(16, 8).CopyTo(header.AsSpan(16));
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(28), _status);
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(36), number);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(40), offset);
            await _channel.SendAsync(header, output.Slice(offset, part), cancellationToken).ConfigureAwait(false);
            offset += part;
        }
    }

    private async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var text = new List<byte>();
        byte[] question = IscsiText.Write([("SendTargets", "All")]);
        uint transfer = IscsiUnit.NoTag;
        do
        {
            byte[] header = Header(IscsiOpcode.Text, Final, 0);
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(20), transfer);
            await _channel.SendAsync(header, question, cancellationToken).ConfigureAwait(false);
            IscsiUnit answer = await ReceiveAsync(IscsiOpcode.TextAnswer, cancellationToken).ConfigureAwait(false);
            text.AddRange(answer.Data.Span);
            transfer = answer.TransferTag;
            question = [];
            if (text.Count > IscsiText.MaxLength || (answer.Data.IsEmpty && transfer != IscsiUnit.NoTag))
            {
                throw new InvalidDataException("the list of targets does not end");
            }
        }
        while (transfer != IscsiUnit.NoTag);

        return [.. IscsiText.Read([.. text]).Where(static p => p.Name == "TargetName").Select(static p => p.Value).Distinct()];
    }

    // The next unit of the request that was sent last. Questions whether anybody is here are answered.
    private async Task<IscsiUnit> ReceiveAsync(IscsiOpcode? expected, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxUnits; i++)
        {
            IscsiUnit unit = await _channel.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            bool hasStatus = unit.Opcode is not (IscsiOpcode.DataIn or IscsiOpcode.ReadyToTransfer)
                || (unit.Opcode == IscsiOpcode.DataIn && (unit.Flags & HasStatus) != 0);
            if (unit.Opcode == IscsiOpcode.NopIn)
            {
                await AnswerAsync(unit, cancellationToken).ConfigureAwait(false);
                continue;
            }

            _status = hasStatus ? unit.Word(24) + 1 : _status;
            return unit.Tag == _tag - 1 && (expected is null || unit.Opcode == expected) ? unit
                : throw new InvalidDataException("the target answers something else");
        }

        throw new InvalidDataException("the target asks without end");
    }

    private async Task AnswerAsync(IscsiUnit question, CancellationToken cancellationToken)
    {
        if (question.TransferTag == IscsiUnit.NoTag)
        {
            return;
        }

        byte[] header = new byte[IscsiChannel.HeaderLength];
        (header[0], header[1]) = ((byte)IscsiOpcode.NopOut | Immediate, Final);
        question.Header.AsSpan(8, 8).CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(16), IscsiUnit.NoTag);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(20), question.TransferTag);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(24), _command);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(28), _status);
        await _channel.SendAsync(header, default, cancellationToken).ConfigureAwait(false);
    }

    // A request has a tag of its own; what is not immediate counts as a command.
    private byte[] Header(IscsiOpcode opcode, byte flags, byte immediate)
    {
        byte[] header = new byte[IscsiChannel.HeaderLength];
        header[0] = (byte)((byte)opcode | immediate);
        header[1] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(16), _tag++);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(24), immediate != 0 ? _command : _command++);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(28), _status);
        return header;
    }

    private static async Task<T> InTimeAsync<T>(
        Func<CancellationToken, Task<T>> work, TimeSpan patience, Func<string, VirException> refusal, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            return await work(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidDataException)
        {
            throw refusal(Errors.Cause(e));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw refusal("the target does not answer");
        }
    }
}
