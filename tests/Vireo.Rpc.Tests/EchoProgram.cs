using System.Collections.Concurrent;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Xdr;

namespace Vireo.Rpc.Tests;

/// <summary>A small program to talk to: what each procedure does stands at its number.</summary>
internal sealed class EchoProgram : IRpcProgram
{
    public const uint ProgramNumber = 0x20000001;
    public const int Echo = 1;
    public const int Fail = 2;
    public const int Wait = 3;
    public const int WaitHigh = 4;
    public const int PassHandles = 5;
    public const int OpenStream = 6;
    public const int Register = 7;
    public const int Login = 8;
    public const int Large = 9;
    public const int HeavyEcho = 10;
    public const int Crash = 11;
    public const int Event = 100;

    public uint Number => ProgramNumber;

    public uint Version => 1;

    public ConcurrentQueue<TaskCompletionSource> Waiters { get; } = new();

    public int Started { get; set; }

    public Func<IRpcStreamBackend>? NextStream { get; set; }

    /// <summary>Runs inside each echo.</summary>
    public Action? OnEcho { get; set; }

    public RpcStreamDirection Direction { get; set; } = RpcStreamDirection.Both;

    public RpcProcedureTraits GetTraits(int procedure) => procedure switch
    {
        Login => RpcProcedureTraits.Known | RpcProcedureTraits.BeforeAuthentication,
        WaitHigh => RpcProcedureTraits.Known | RpcProcedureTraits.HighPriority,
        HeavyEcho => RpcProcedureTraits.Known | RpcProcedureTraits.Heavy,
        >= Echo and <= Crash => RpcProcedureTraits.Known,
        _ => RpcProcedureTraits.None,
    };

    public ValueTask InvokeAsync(RpcCall call)
    {
        switch (call.Procedure)
        {
            case Echo or HeavyEcho:
                OnEcho?.Invoke();
                call.Reply.WriteRaw(call.Payload);
                return default;
            case Fail:
                call.Reply.WriteInt32(1);
                throw Errors.NoSupport("virFooBar");
            case Crash:
                throw new InvalidOperationException("oops");
            case Wait or WaitHigh:
                return WaitAsync(call, Encoding.ASCII.GetString(call.Payload));
            case PassHandles:
                foreach (SafeFileHandle handle in call.TakeHandles())
                {
                    call.AddReplyHandle(handle);
                }

                call.Reply.WriteRaw(call.Payload);
                return default;
            case OpenStream:
                call.OpenStream(NextStream!(), Direction);
                return default;
            case Register:
                call.HoldEvents();
                return RegisterAsync(call);
            case Login:
                call.Connection.IsAuthenticated = true;
                return default;
            case Large:
                call.Reply.Advance(new XdrReader(call.Payload).ReadInt32());
                return default;
            default:
                throw new InvalidOperationException();
        }
    }

    public static void SendEvent(RpcServerConnection connection, int value)
    {
        using XdrWriter writer = RpcServerConnection.EncodeMessage();
        writer.WriteInt32(value);
        connection.SendMessage(RpcServerConnection.FinishMessage(writer, ProgramNumber, 1, Event));
    }

    private static async ValueTask RegisterAsync(RpcCall call)
    {
        SendEvent(call.Connection, 1);
        await Task.Delay(30);
        SendEvent(call.Connection, 2);
        call.Reply.WriteInt32(77);
    }

    private async ValueTask WaitAsync(RpcCall call, string text)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (this)
        {
            Started++;
            Waiters.Enqueue(waiter);
        }

        await waiter.Task;
        call.Reply.WriteRaw(Encoding.ASCII.GetBytes(text));
    }
}
