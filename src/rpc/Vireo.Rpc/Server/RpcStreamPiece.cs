namespace Vireo.Rpc;

/// <summary>What a read from a stream gave.</summary>
public enum RpcStreamPieceKind
{
    Data,
    Hole,
    End,
}

/// <summary>What a read from a stream gave, with its length (bytes in the buffer, or of the hole).</summary>
public readonly record struct RpcStreamPiece(RpcStreamPieceKind Kind, long Length)
{
    public static RpcStreamPiece End => new(RpcStreamPieceKind.End, 0);

    public static RpcStreamPiece Data(int length) => new(RpcStreamPieceKind.Data, length);

    public static RpcStreamPiece Hole(long length) => new(RpcStreamPieceKind.Hole, length);
}

/// <summary>Which ways a stream goes, seen from the server.</summary>
[Flags]
public enum RpcStreamDirection
{
    ToClient = 1,
    FromClient = 2,
    Both = 3,
}
