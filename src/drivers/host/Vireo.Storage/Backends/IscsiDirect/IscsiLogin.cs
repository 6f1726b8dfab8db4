using System.Buffers.Binary;
using System.Globalization;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A login (RFC 7143, section 6): first who the initiator is, then how both talk. No digests, one connection, and data are written when the
/// target asks for them.
/// </summary>
internal sealed class IscsiLogin(IscsiChannel channel, IscsiPeer peer)
{
    /// <summary>The number of the first command after the login, which the login says.</summary>
    public const uint FirstCommand = 1;

    private const int Security = 0, Operation = 1, FullFeature = 3;
    private const int MaxRounds = 16, MaxChallenge = 1024, MaxRequest = 8192;
    private const byte Transit = 0x80, Continue = 0x40, Immediate = 0x40;

    // Two sessions of one name would be one to the target, which ends the first of them then.
    private readonly byte[] _name = Posix.Entropy.GetBytes(5);
    private uint _status;

    /// <summary>The number that the target's next answer has.</summary>
    public uint NextStatus => _status;

    /// <summary>The most data in a unit that the target takes.</summary>
    public int MaxSend { get; private set; } = MaxRequest;

    /// <summary>Where the target is instead; null for here.</summary>
    public string? MovedTo { get; private set; }

    /// <summary>Logs in, or finds out that the target is somewhere else.</summary>
    /// <exception cref="VirException">The target refuses.</exception>
    /// <exception cref="InvalidDataException">The target does not keep to the protocol.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await IdentifyAsync(cancellationToken).ConfigureAwait(false) && await AgreeAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        if (MovedTo is null)
        {
            throw new InvalidDataException("the target does not end the login");
        }
    }

    private async Task<bool> IdentifyAsync(CancellationToken cancellationToken)
    {
        List<(string Name, string Value)> own =
        [
            ("InitiatorName", peer.Initiator), ("SessionType", peer.Target is null ? "Discovery" : "Normal"),
            .. peer.Target is { } target ? [("TargetName", target)] : (ReadOnlySpan<(string, string)>)[],
            ("AuthMethod", peer.User is null ? "None" : "CHAP,None"),
        ];
        Answer answer = await AskAsync(Security, own, isLast: peer.User is null, cancellationToken).ConfigureAwait(false);
        if (answer["AuthMethod"] == "CHAP" && peer.User is { } user)
        {
            answer = await AskAsync(Security, [("CHAP_A", "5")], isLast: false, cancellationToken).ConfigureAwait(false);
            answer = await AskAsync(
                Security, [("CHAP_N", user), ("CHAP_R", Respond(answer))], isLast: true, cancellationToken).ConfigureAwait(false);
        }

        return await EndAsync(answer, Security, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AgreeAsync(CancellationToken cancellationToken)
    {
        List<(string Name, string Value)> own =
        [
            ("HeaderDigest", "None"), ("DataDigest", "None"), ("DefaultTime2Wait", "2"), ("DefaultTime2Retain", "0"),
            ("ErrorRecoveryLevel", "0"), ("MaxRecvDataSegmentLength", Text(IscsiChannel.MaxData)),
        ];
        if (peer.Target is not null)
        {
            own.AddRange(
            [
                ("InitialR2T", "Yes"), ("ImmediateData", "No"), ("MaxBurstLength", Text(IscsiChannel.MaxData)),
                ("FirstBurstLength", Text(IscsiChannel.MaxData)), ("MaxConnections", "1"), ("MaxOutstandingR2T", "1"),
                ("DataPDUInOrder", "Yes"), ("DataSequenceInOrder", "Yes"),
            ]);
        }

        Answer answer = await AskAsync(Operation, own, isLast: true, cancellationToken).ConfigureAwait(false);
        if (answer["HeaderDigest"] is not (null or "None") || answer["DataDigest"] is not (null or "None"))
        {
            throw new InvalidDataException("the target insists on digests");
        }

        if (int.TryParse(answer["MaxRecvDataSegmentLength"], out int length) && length >= 512)
        {
            MaxSend = Math.Min(length, IscsiChannel.MaxData);
        }

        return await EndAsync(answer, Operation, cancellationToken).ConfigureAwait(false);
    }

    // A target may have more to say before it goes on.
    private async Task<bool> EndAsync(Answer answer, int stage, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxRounds && MovedTo is null; i++)
        {
            if (answer.Next == (stage == Security ? Operation : FullFeature))
            {
                return true;
            }

            answer = await AskAsync(stage, [], isLast: true, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    private string Respond(Answer challenge)
    {
        if (challenge["CHAP_A"] != "5" || !byte.TryParse(challenge["CHAP_I"], out byte number)
            || IscsiText.ReadBytes(challenge["CHAP_C"]) is not { Length: > 0 and <= MaxChallenge } bytes)
        {
            throw new InvalidDataException("the target's challenge cannot be answered");
        }

        byte[] all = [number, .. peer.Password.Span, .. bytes];
        string answer = "0x" + Convert.ToHexStringLower(Md5.Hash(all));
        all.AsSpan().Clear();
        return answer;
    }

    private async Task<Answer> AskAsync(
        int stage, IEnumerable<(string, string)> pairs, bool isLast, CancellationToken cancellationToken)
    {
        var text = new List<byte>();
        byte[] own = IscsiText.Write(pairs);
        if (own.Length > MaxRequest)
        {
            throw new InvalidDataException("the names are longer than a login can be");
        }

        for (int i = 0; i < MaxRounds; i++)
        {
            int next = stage == Security ? Operation : FullFeature;
            byte flags = (byte)((isLast ? Transit | next : 0) | (stage << 2));
            await channel.SendAsync(Header(flags), own, cancellationToken).ConfigureAwait(false);
            IscsiUnit unit = await channel.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (unit.Opcode != IscsiOpcode.LoginAnswer)
            {
                throw new InvalidDataException("the target answers the login with something else");
            }

            _status = unit.Word(24) + 1;
            text.AddRange(unit.Data.Span);
            if (Judge(unit, text.Count) || (unit.Flags & Continue) == 0)
            {
                var answer = new Answer(IscsiText.Read([.. text]), (unit.Flags & Transit) != 0 ? unit.Flags & 3 : -1);
                MovedTo = unit.Header[36] == 1
                    ? answer["TargetAddress"] ?? throw new InvalidDataException("the target moved, and nobody says where to") : null;
                return answer;
            }

            (own, isLast) = ([], false);
        }

        throw new InvalidDataException("the target does not end its answer");
    }

    // True when the target is somewhere else.
    private static bool Judge(IscsiUnit unit, int length)
    {
        int kind = unit.Header[36];
        return kind > 1 ? throw IscsiErrors.LoginRefused(MeaningOf((kind << 8) | unit.Header[37]), (kind << 8) | unit.Header[37])
            : length > IscsiText.MaxLength ? throw new InvalidDataException("the target's answer does not end")
            : kind == 1;
    }

    private byte[] Header(byte flags)
    {
        byte[] header = new byte[IscsiChannel.HeaderLength];
        header[0] = (byte)IscsiOpcode.Login | Immediate;
        header[1] = flags;

        // The session's name is a random one.
        header[8] = 0x80;
        _name.CopyTo(header, 9);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(24), FirstCommand);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(28), _status);
        return header;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string MeaningOf(int status) => status switch
    {
        0x0200 => "Initiator error",
        0x0201 => "Authentication failure",
        0x0202 => "Authorization failure",
        0x0203 => "Target not found",
        0x0204 => "Target removed",
        0x0205 => "Unsupported version",
        0x0206 => "Too many connections",
        0x0207 => "Missing parameter",
        0x0208 => "Can't include in session",
        0x0209 => "Session type not supported",
        0x020A => "Session does not exist",
        0x020B => "Invalid during login",
        0x0300 => "Target error",
        0x0301 => "Service unavailable",
        0x0302 => "Out of resources",
        _ => "Unknown login error",
    };

    private sealed record Answer(List<(string Name, string Value)> Pairs, int Next)
    {
        public string? this[string name] => IscsiText.Find(Pairs, name);
    }
}
