using Vireo.Xdr;

namespace Vireo.Rpc;

/// <summary>A <see cref="VirException"/> as it travels (<c>virNetMessageError</c>). The object references in it are always absent; a sender
/// that fills them is understood.</summary>
public static class RpcErrorPayload
{
    /// <summary>Appends <paramref name="error"/> to <paramref name="writer"/>.</summary>
    public static void Write(XdrWriter writer, VirException error)
    {
        writer.WriteInt32((int)error.Code);
        writer.WriteInt32((int)error.Domain);
        WriteText(writer, error.Message);
        writer.WriteInt32((int)error.Level);
        writer.WriteBool(false);
        WriteText(writer, error.Str1);
        WriteText(writer, error.Str2);
        WriteText(writer, error.Str3);
        writer.WriteInt32(error.Int1);
        writer.WriteInt32(error.Int2);
        writer.WriteBool(false);
    }

    /// <summary>Reads an error; a payload that is none gives the error that says so.</summary>
    public static VirException Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new XdrReader(payload);
            var code = (ErrorCode)reader.ReadInt32();
            var domain = (ErrorDomain)reader.ReadInt32();
            string? message = reader.ReadOptionalString(RpcLimits.MaxString);
            var level = (ErrorLevel)reader.ReadInt32();
            if (reader.ReadBool())
            {
                _ = reader.ReadString(RpcLimits.MaxString);
                _ = reader.ReadUuid();
                _ = reader.ReadInt32();
            }

            string? str1 = reader.ReadOptionalString(RpcLimits.MaxString);
            string? str2 = reader.ReadOptionalString(RpcLimits.MaxString);
            string? str3 = reader.ReadOptionalString(RpcLimits.MaxString);
            int int1 = reader.ReadInt32();
            int int2 = reader.ReadInt32();
            return Errors.FromPeer(code, domain, level, message, str1, str2, str3, int1, int2);
        }
        catch (VirException)
        {
            return Errors.DecodePayload();
        }
    }

    // A text with NUL cannot be a C string; what follows the NUL would be lost at the other side anyway.
    private static void WriteText(XdrWriter writer, string? text)
    {
        int nul = text?.IndexOf('\0', StringComparison.Ordinal) ?? -1;
        string? cut = nul < 0 ? text : text![..nul];
        writer.WriteOptionalString(cut is { Length: > RpcLimits.MaxString / 4 }
            ? cut[..(RpcLimits.MaxString / 4)]
            : cut, RpcLimits.MaxString);
    }
}
