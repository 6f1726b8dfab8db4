using System.Buffers.Binary;

namespace Vireo.Drivers.Storage;

/// <summary>What the units of a target are, and how one is overwritten: the commands (SPC and SBC) and their answers, of which no figure is
/// believed.</summary>
internal static class ScsiUnits
{
    private const int MaxUnits = 8192, UnitLength = 8, ListHeader = 8;
    private const int WriteLength = 1 << 20;

    /// <summary>The numbers of the units that a target lists.</summary>
    public static async Task<IReadOnlyList<ushort>> ListAsync(IscsiSession session, CancellationToken cancellationToken)
    {
        const int most = ListHeader + (MaxUnits * UnitLength);
        byte[] command = new byte[16];
        command[0] = 0xA0;
        BinaryPrimitives.WriteInt32BigEndian(command.AsSpan(6), most);
        ScsiAnswer answer = await session.RunAsync(0, command, most, default, IscsiErrors.NotAsked, cancellationToken)
            .ConfigureAwait(false);
        return answer.IsGood ? ReadList(answer.Data.Span) : throw IscsiErrors.NotAsked(answer.ToString());
    }

    /// <summary>Reads the list of units; those that are addressed in a way that no disk is are left out.</summary>
    public static IReadOnlyList<ushort> ReadList(ReadOnlySpan<byte> list)
    {
        var units = new SortedSet<ushort>();
        uint said = list.Length < ListHeader ? 0 : BinaryPrimitives.ReadUInt32BigEndian(list);
        int end = (int)Math.Min(list.Length, said + (long)ListHeader);
        for (int at = ListHeader; at + UnitLength <= end; at += UnitLength)
        {
            int method = list[at] >> 6;
            if ((method == 0 && (list[at] & 0x3F) == 0) || method == 1)
            {
                units.Add((ushort)(((list[at] & 0x3F) << 8) | list[at + 1]));
            }
        }

        return [.. units];
    }

    /// <summary>Blocks of a unit and their length; nothing of what is no disk, or cannot be measured.</summary>
    public static async Task<(ulong Blocks, uint Length)> MeasureAsync(
        IscsiSession session, ushort unit, CancellationToken cancellationToken)
    {
        byte[] inquiry = new byte[16];
        (inquiry[0], inquiry[4]) = (0x12, 36);
        ScsiAnswer kind = await session.RunAsync(Address(unit), inquiry, 36, default, IscsiErrors.NotAsked, cancellationToken)
            .ConfigureAwait(false);
        if (!kind.IsGood || kind.Data.Length == 0 || kind.Data.Span[0] != 0)
        {
            return default;
        }

        byte[] command = new byte[16];
        (command[0], command[1], command[13]) = (0x9E, 0x10, 32);
        ScsiAnswer answer = await session.RunAsync(Address(unit), command, 32, default, IscsiErrors.NotAsked, cancellationToken)
            .ConfigureAwait(false);
        if (answer.IsGood)
        {
            return ReadCapacity(answer.Data.Span, isLong: true);
        }

        // Older ones know the short question only.
        byte[] small = new byte[16];
        small[0] = 0x25;
        answer = await session.RunAsync(Address(unit), small, 8, default, IscsiErrors.NotAsked, cancellationToken).ConfigureAwait(false);
        return answer.IsGood ? ReadCapacity(answer.Data.Span, isLong: false) : default;
    }

    /// <summary>Reads the number of the last block and the length of one; nothing for figures that cannot be.</summary>
    public static (ulong Blocks, uint Length) ReadCapacity(ReadOnlySpan<byte> answer, bool isLong)
    {
        int at = isLong ? 8 : 4;
        if (answer.Length < at + 4)
        {
            return default;
        }

        ulong last = isLong ? BinaryPrimitives.ReadUInt64BigEndian(answer) : BinaryPrimitives.ReadUInt32BigEndian(answer);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(answer[at..]);
        return length is 0 or > WriteLength || last >= (ulong)long.MaxValue / length ? default : (last + 1, length);
    }

    /// <summary>Overwrites a unit with zeros to its last block.</summary>
    public static async Task ClearAsync(IscsiSession session, ushort unit, CancellationToken cancellationToken)
    {
        (ulong blocks, uint length) = await MeasureAsync(session, unit, cancellationToken).ConfigureAwait(false);
        byte[] zeros = new byte[length == 0 ? 0 : WriteLength / length * length];
        for (ulong block = 0; block < blocks;)
        {
            uint count = (uint)Math.Min((ulong)zeros.Length / length, blocks - block);
            byte[] command = new byte[16];
            command[0] = 0x8A;
            BinaryPrimitives.WriteUInt64BigEndian(command.AsSpan(2), block);
            BinaryPrimitives.WriteUInt32BigEndian(command.AsSpan(10), count);
            ScsiAnswer answer = await session.RunAsync(
                Address(unit), command, 0, zeros.AsMemory(0, (int)(count * length)), IscsiErrors.NotWritten, cancellationToken)
                .ConfigureAwait(false);
            block += answer.IsGood ? count : throw IscsiErrors.NotWritten(answer.ToString());
        }

        // One that keeps nothing back does not know how to be asked for it.
        byte[] flush = new byte[16];
        flush[0] = 0x91;
        await session.RunAsync(Address(unit), flush, 0, default, IscsiErrors.NotWritten, cancellationToken).ConfigureAwait(false);
    }

    private static ulong Address(ushort unit) => (ulong)(unit < 256 ? unit : unit | 0x4000) << 48;
}
