// Compares the two ways to serve Unix sockets with the same connection code: our event loop, and .NET's asynchronous sockets.
//   rpctransports serve loop|sockets PATH [THREADS]     a server, until its standard input ends
//   rpctransports load PATH PID CONNECTIONS SECONDS     blocking clients, a thread each; prints rate, latency and the server's CPU a call
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Vireo.Bench;
using Vireo.Posix;
using Vireo.Rpc;

switch (args)
{
    case ["serve", var kind, var path, ..]:
        await using (var server = new RpcServer(
            new RpcServerOptions { Threads = args.Length > 3
                ? int.Parse(args[3], CultureInfo.InvariantCulture)
                : 2, MaxAnonymousClients = 0 }, new Greeter()))
        {
            SafeFileHandle listener = PosixSocket.ListenUnix(path, 0x1FF, 1000);
            if (kind == "loop")
            {
                server.Listen(listener);
            }
            else
            {
                _ = SocketServer.AcceptAsync(server, listener);
            }

            Console.WriteLine(Environment.ProcessId);
            await Console.In.ReadLineAsync();
        }

        return 0;
    case ["load", var path, var pid, var connections, var seconds]:
        Load.Run(path, int.Parse(pid, CultureInfo.InvariantCulture), int.Parse(connections, CultureInfo.InvariantCulture), double.Parse(
            seconds, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("usage: rpctransports serve loop|sockets PATH [THREADS] | load PATH PID CONNECTIONS SECONDS");
        return 2;
}

namespace Vireo.Bench
{
    internal sealed class Greeter : IRpcServerHandler, IRpcProgram
    {
        public uint Number => 1;

        public uint Version => 1;

        public bool OnConnected(RpcServerConnection connection, object? service)
        {
            connection.Programs = [this];
            connection.IsAuthenticated = true;
            return true;
        }

        public void OnClosed(RpcServerConnection connection, VirException? reason)
        {
        }

        public RpcProcedureTraits GetTraits(int procedure) => RpcProcedureTraits.Known | RpcProcedureTraits.HighPriority;

        public ValueTask InvokeAsync(RpcCall call)
        {
            call.Reply.WriteUInt64(9_000_000);
            return default;
        }
    }

    internal static class SocketServer
    {
        public static async Task AcceptAsync(RpcServer server, SafeFileHandle listener)
        {
            using var socket = new Socket(new SafeSocketHandle(Fd.Number(listener), ownsHandle: false));
            while (true)
            {
                Socket client = await socket.AcceptAsync();
                server.AddClient(new StreamTransport(new NetworkStream(client, ownsSocket: true), new RpcPeer()), null);
            }
        }
    }

    internal static class Load
    {
        public static void Run(string path, int pid, int connections, double seconds)
        {
            var times = new List<double>[connections];
            using var start = new Barrier(connections + 1);
            Thread[] threads = [.. Enumerable.Range(0, connections).Select(i => new Thread(() => times[i] = Client(path, start, seconds)))];
            foreach (Thread thread in threads)
            {
                thread.Start();
            }

            start.SignalAndWait();
            double before = CpuSeconds(pid);
            foreach (Thread thread in threads)
            {
                thread.Join();
            }

            double cpu = CpuSeconds(pid) - before;
            double[] all = [.. times.SelectMany(t => t).Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{connections,3} connections: {all.Length / seconds,8:F0} calls/s  p50 {all[all.Length / 2],6:F1} us  p99 "
                    + $"{all[all.Length * 99 / 100],7:F1} us  server CPU {cpu * 1e6 / all.Length,5:F1} us/call"));
        }

        private static List<double> Client(string path, Barrier start, double seconds)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            byte[] frame = new byte[28];
            new RpcHeader(1, 1, 157, RpcMessageType.Call, 1, RpcMessageStatus.Ok).Write(frame, 28);
            byte[] answer = new byte[64];
            var times = new List<double>(100_000);
            start.SignalAndWait();
            long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
            for (long now = Stopwatch.GetTimestamp(); now < end;)
            {
                socket.Send(frame);
                for (int got = 0; got < 36;)
                {
                    got += socket.Receive(answer, got, 64 - got, SocketFlags.None);
                }

                long then = now;
                now = Stopwatch.GetTimestamp();
                times.Add((now - then) * 1e6 / Stopwatch.Frequency);
            }

            return times;
        }

        private static double CpuSeconds(int pid)
        {
            // Nanoseconds on the CPU, summed over the threads: finer than the clock ticks of stat.
            double sum = 0;
            foreach (string task in Directory.GetDirectories($"/proc/{pid}/task"))
            {
                sum += double.Parse(File.ReadAllText(task + "/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e9;
            }

            return sum;
        }
    }
}
