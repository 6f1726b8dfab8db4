using CsCheck;
using Vireo.Posix;
using Vireo.Xdr;
using Xunit;

namespace Vireo.Rpc.Tests;

public sealed class PropertyTests
{
    private static readonly Gen<RpcHeader> Headers = Gen.Select(
        Gen.UInt, Gen.UInt, Gen.Int, Gen.Int[-2, 9], Gen.UInt, Gen.Int[-2, 5],
        (program, version, procedure, type, serial, status) =>
            new RpcHeader(program, version, procedure, (RpcMessageType)type, serial, (RpcMessageStatus)status));

    [Fact]
    public void A_header_reads_back_as_written() => Headers.Sample(header =>
    {
        byte[] frame = new byte[28];
        header.Write(frame, 28);
        return RpcHeader.ReadLength(frame) == 28 && RpcHeader.Read(frame) == header;
    });

    [Fact]
    public void An_error_reads_back_as_written() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.String.Null(), Gen.String.Null(), Gen.Int).Sample((code, domain, message, str1, int1) =>
        {
            message = message?.Replace("\0", "", StringComparison.Ordinal);
            str1 = str1?.Replace("\0", "", StringComparison.Ordinal);
            if (HasLoneSurrogate(message) || HasLoneSurrogate(str1))
            {
                return true;
            }

            VirException error = Errors.FromPeer(
                (ErrorCode)code, (ErrorDomain)domain, ErrorLevel.Error, message ?? "m", str1, null, "3", int1, 5);
            using var writer = new XdrWriter();
            RpcErrorPayload.Write(writer, error);
            VirException back = RpcErrorPayload.Read(writer.WrittenSpan);
            return (back.Code, back.Domain, back.Message, back.Str1, back.Str2, back.Str3, back.Int1, back.Int2)
                == (error.Code, error.Domain, error.Message, error.Str1, error.Str2, error.Str3, error.Int1, error.Int2);
        });

    [Fact]
    public void Any_bytes_read_as_some_error_and_never_fault() =>
        Gen.Byte.Array[0, 200].Sample(bytes => RpcErrorPayload.Read(bytes) is not null);

    [Fact]
    public async Task Any_bytes_end_the_connection_or_are_answered_and_others_notice_nothing()
    {
        await using RpcPair good = RpcPair.WithClient();
        Gen<byte[]> junk = Gen.Select(Headers, Gen.Byte.Array[0, 300], Gen.Int[0, 400], (header, payload, cut) =>
        {
            byte[] frame = RpcPair.Frame(header with {
                Program = EchoProgram.ProgramNumber, Version = 1, Procedure = header.Procedure & 1 }, payload);
            return cut < frame.Length ? frame[..cut] : frame;
        });
        await Gen.OneOf(junk, Gen.Byte.Array[0, 300]).SampleAsync(
            async bytes =>
            {
                RpcPair bad = RpcPair.WithSocket();
                try
                {
                    await bad.SendAsync(bytes);
                    PosixSocket.Shutdown(bad.Raw);
                }
                catch (VirException)
                {
                    // Cut already.
                }

                await bad.DisposeAsync();
            },
            iter: 300);
        using RpcReply reply = await good.CallAsync(EchoProgram.Echo, "ok"u8);
        Assert.Equal(2, reply.Payload.Length);
    }

    private static bool HasLoneSurrogate(string? text)
    {
        try
        {
            _ = new System.Text.UTF8Encoding(false, true).GetByteCount(text ?? "");
            return false;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return true;
        }
    }
}
