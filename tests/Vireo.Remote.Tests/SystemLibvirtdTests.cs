using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Rpc;
using Xunit;

namespace Vireo.Remote.Tests;

/// <summary>What only libvirtd shows: how it answers what is new, and what is malformed.</summary>
public sealed class SystemLibvirtdTests(SystemLibvirtd daemon) : DaemonTests<SystemLibvirtd>(daemon)
{
    private readonly SystemLibvirtd _daemon = daemon;

    [Fact]
    public async Task Newer_procedures_are_not_supported_rather_than_broken()
    {
        _daemon.Require();
        await using Connect conn = await Connect.OpenAsync(TestUri, Soon);
        Domain domain = await conn.GetDomainAsync("test", Soon);
        VirException e = await Assert.ThrowsAsync<VirException>(
            async () => await conn.Drivers.Hypervisor!.DomainGetAutostartOnceAsync(domain.Reference, Soon));
        Assert.Equal(ErrorCode.NoSupport, e.Code);
    }

    /// <summary>
    /// The daemon that others wrote and our server give the same answers to the same malformed calls. Wrong message types are left out:
    /// libvirtd 9.0 has an error for them but never sends it.
    /// </summary>
    [Fact]
    public async Task Both_servers_reject_the_same_way()
    {
        _daemon.Require();
        const uint program = 0x20008086;
        RpcHeader call = new(program, 1, 66, RpcMessageType.Call, 5, RpcMessageStatus.Ok);
        foreach (RpcHeader header in (RpcHeader[])
        [
            call with { Program = 77 }, call with { Version = 2 }, call with { Procedure = 9999 }, call with { Procedure = -3 },
            call with { Status = RpcMessageStatus.Error }, call with { Status = RpcMessageStatus.Continue, Procedure = 9999 },
            call with { Type = RpcMessageType.Stream, Status = RpcMessageStatus.Continue },
        ])
        {
            (RpcHeader Header, string Text)? theirs = await AskAsync(PosixSocket.ConnectUnix(_daemon.Socket), header);
            (SafeFileHandle a, SafeFileHandle b) = PosixSocket.CreatePair();
            var server = new RpcServerConnection(new SocketTransport(a, RpcEventLoop.Shared), new RpcServerOptions())
            {
                Programs = [new NoProgram(program)], IsAuthenticated = true,
            };
            server.Start();
            (RpcHeader Header, string Text)? ours = await AskAsync(b, header);
            Assert.Equal((header, theirs), (header, ours));
        }
    }

    /// <summary>Sends one frame; gives the answer, or null when there is none. libvirtd answers from another thread, so a ping proves
    /// nothing here.</summary>
    private static async Task<(RpcHeader Header, string Text)?> AskAsync(SafeFileHandle socket, RpcHeader header)
    {
        byte[] frame = new byte[28];
        header.Write(frame, 28);
        await using var stream = new FdStream(socket);
        await stream.WriteAsync(frame, Soon);
        byte[] head = new byte[28];
        using var patience = new CancellationTokenSource(header.Type == RpcMessageType.Stream ? 500 : 20_000);
        try
        {
            await stream.ReadExactlyAsync(head, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        RpcHeader answer = RpcHeader.Read(head);
        byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) - 28];
        await stream.ReadExactlyAsync(payload, Soon);
        if (answer.Status != RpcMessageStatus.Error)
        {
            return (answer, "");
        }

        VirException e = RpcErrorPayload.Read(payload);

        // What is filled into patterns is numbered in libvirt 11.3; in 9.0, it was not.
        string? pattern = e.Str1 is null ? null : Regex.Replace(e.Str1, @"%\d+\$", "%");
        return (answer, $"{e.Code} {e.Domain} {e.Level} {e.Message} {pattern} {e.Str2} {e.Str3} {e.Int1} {e.Int2}");
    }

    private sealed class NoProgram(uint number) : IRpcProgram
    {
        public uint Number => number;

        public uint Version => 1;

        public RpcProcedureTraits GetTraits(int procedure) => procedure == 66 ? RpcProcedureTraits.Known : RpcProcedureTraits.None;

        public ValueTask InvokeAsync(RpcCall call) => default;
    }
}
