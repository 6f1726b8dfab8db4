using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <content>Streams: reading, writing, and the helpers that move all of one.</content>
internal static unsafe partial class Exports
{
    private const int TransferSize = 64 * 1024;
    private const int InputOutputError = 5;

    private static partial nint virStreamNew(nint conn, uint flags)
    {
        var self = Arguments.Handle<ConnectHandle>(conn, nameof(virStreamNew));
        return new StreamHandle(self, (flags & (uint)StreamFlags.Nonblock) != 0).Pointer;
    }

    private static partial int virStreamSend(nint stream, byte* data, nuint nbytes)
    {
        const string Function = nameof(virStreamSend);
        var self = Arguments.Handle<StreamHandle>(stream, Function);
        Results.Require(data != null, "data", Function);
        return self.Send(new ReadOnlySpan<byte>(data, Size(nbytes)), Function);
    }

    private static partial int virStreamSendHole(nint stream, long length, uint flags)
    {
        const string Function = nameof(virStreamSendHole);
        var self = Arguments.Handle<StreamHandle>(stream, Function);
        self.SendHole(length, flags, Function);
        return 0;
    }

    private static partial int virStreamRecv(nint stream, byte* data, nuint nbytes)
    {
        const string Function = nameof(virStreamRecv);
        var self = Arguments.Handle<StreamHandle>(stream, Function);
        Results.Require(data != null, "data", Function);
        return self.Receive(new Span<byte>(data, Size(nbytes)), stopAtHole: false, Function);
    }

    private static partial int virStreamRecvFlags(nint stream, byte* data, nuint nbytes, uint flags)
    {
        const string Function = nameof(virStreamRecvFlags);
        var self = Arguments.Handle<StreamHandle>(stream, Function);
        Results.Require(data != null, "data", Function);
        return self.Receive(new Span<byte>(data, Size(nbytes)), flags, Function);
    }

    private static partial int virStreamRecvHole(nint stream, long* length, uint flags)
    {
        const string Function = nameof(virStreamRecvHole);
        var self = Arguments.Handle<StreamHandle>(stream, Function);
        Results.Require(length != null, "length", Function);
        *length = self.TakeHole(flags, Function);
        return 0;
    }

    private static partial int virStreamSendAll(nint stream, nint handler, nint opaque)
    {
        const string Function = nameof(virStreamSendAll);
        StreamHandle self = Whole(stream, handler, Function);
        return Transfer(self, ArgumentErrors.SourceOfNonBlocking,
            () => SendData(self, stream, handler, opaque, long.MaxValue) < 0 ? -1 : 0);
    }

    private static partial int virStreamSparseSendAll(nint stream, nint handler, nint holeHandler, nint skipHandler, nint opaque)
    {
        const string Function = nameof(virStreamSparseSendAll);
        Results.Require(holeHandler != 0, "holeHandler", Function);
        Results.Require(skipHandler != 0, "skipHandler", Function);
        StreamHandle self = Whole(stream, handler, Function);
        return Transfer(self, ArgumentErrors.SourceOfNonBlocking, () =>
        {
            while (true)
            {
                int inData = 0;
                long length = 0;
                if (((delegate* unmanaged<nint, int*, long*, nint, int>)holeHandler)(stream, &inData, &length, opaque) < 0)
                {
                    throw HandlerFailed("send", "holeHandler");
                }

                if (inData == 0 && length > 0)
                {
                    self.SendHole(length, 0, "virStreamSendHole");
                    if (((delegate* unmanaged<nint, long, nint, int>)skipHandler)(stream, length, opaque) < 0)
                    {
                        throw HandlerFailed("send", "skipHandler");
                    }

                    continue;
                }

                // A section of no length is the end.
                long sent = length > 0 ? SendData(self, stream, handler, opaque, length) : 0;
                if (sent <= 0)
                {
                    return (int)sent;
                }
            }
        });
    }

    private static partial int virStreamRecvAll(nint stream, nint handler, nint opaque)
    {
        const string Function = nameof(virStreamRecvAll);
        StreamHandle self = Whole(stream, handler, Function);
        return Transfer(self, ArgumentErrors.SinkOfNonBlocking, () => ReceiveData(self, stream, handler, 0, opaque));
    }

    private static partial int virStreamSparseRecvAll(nint stream, nint handler, nint holeHandler, nint opaque)
    {
        const string Function = nameof(virStreamSparseRecvAll);
        Results.Require(holeHandler != 0, "holeHandler", Function);
        StreamHandle self = Whole(stream, handler, Function);
        return Transfer(self, ArgumentErrors.SinkOfNonBlocking, () => ReceiveData(self, stream, handler, holeHandler, opaque));
    }

    private static partial int virStreamFinish(nint stream)
    {
        Arguments.Handle<StreamHandle>(stream, nameof(virStreamFinish)).Finish(nameof(virStreamFinish));
        return 0;
    }

    private static partial int virStreamAbort(nint stream)
    {
        Arguments.Handle<StreamHandle>(stream, nameof(virStreamAbort)).Abort(nameof(virStreamAbort));
        return 0;
    }

    private static partial int virStreamEventAddCallback(nint stream, int events, nint cb, nint opaque, nint ff)
    {
        Arguments.Handle<StreamHandle>(stream, nameof(virStreamEventAddCallback)).AddCallback(events, cb, opaque, ff);
        return 0;
    }

    private static partial int virStreamEventUpdateCallback(nint stream, int events)
    {
        Arguments.Handle<StreamHandle>(stream, nameof(virStreamEventUpdateCallback)).UpdateCallback(events);
        return 0;
    }

    private static partial int virStreamEventRemoveCallback(nint stream)
    {
        Arguments.Handle<StreamHandle>(stream, nameof(virStreamEventRemoveCallback)).TakeCallback();
        return 0;
    }

    private static int Size(nuint bytes) => (int)Math.Min(bytes, int.MaxValue);

    private static StreamHandle Whole(nint stream, nint handler, string function)
    {
        var self = Arguments.Handle<StreamHandle>(stream, function);
        Results.Require(handler != 0, "handler", function);
        return self;
    }

    /// <summary>The application's function failed; it may have said why in <c>errno</c>.</summary>
    private static VirException HandlerFailed(string direction, string handler)
    {
        int error = Marshal.GetLastSystemError();
        return ArgumentErrors.HandlerFailed(error == 0 ? InputOutputError : error, direction, handler);
    }

    /// <summary>A transfer that fails, in the stream or in the application's function, ends the stream.</summary>
    private static int Transfer(StreamHandle stream, Func<VirException> refusal, Func<int> run)
    {
        int result = -1;
        try
        {
            if (stream.IsNonBlocking)
            {
                throw refusal();
            }

            result = run();
            return result;
        }
        finally
        {
            if (result < 0)
            {
                stream.Abort("virStreamAbort");
            }
        }
    }

    /// <summary>Sends what the application gives, at most so much; returns the bytes sent, or -1 when the application gave up.</summary>
    private static long SendData(StreamHandle self, nint stream, nint handler, nint opaque, long limit)
    {
        var buffer = new byte[TransferSize];
        long sent = 0;
        fixed (byte* start = buffer)
        {
            while (sent < limit)
            {
                nuint want = (nuint)Math.Min(buffer.Length, limit - sent);
                int got = ((delegate* unmanaged<nint, byte*, nuint, nint, int>)handler)(stream, start, want, opaque);
                if (got < 0)
                {
                    throw HandlerFailed("send", "handler");
                }

                if (got == 0)
                {
                    return sent;
                }

                self.Send(buffer.AsSpan(0, got), "virStreamSend");
                sent += got;
            }
        }

        return sent;
    }

    private static int ReceiveData(StreamHandle self, nint stream, nint handler, nint holeHandler, nint opaque)
    {
        var buffer = new byte[TransferSize];
        fixed (byte* start = buffer)
        {
            while (true)
            {
                int got = holeHandler == 0
                    ? self.Receive(buffer, stopAtHole: false, "virStreamRecv")
                    : self.Receive(buffer, (uint)StreamRecvFlags.StopAtHole, "virStreamRecvFlags");
                if (got == StreamHandle.AtHole)
                {
                    long length = self.TakeHole(0, "virStreamRecvHole");
                    if (((delegate* unmanaged<nint, long, nint, int>)holeHandler)(stream, length, opaque) < 0)
                    {
                        throw HandlerFailed("recv", "holeHandler");
                    }

                    continue;
                }

                if (got <= 0)
                {
                    return got;
                }

                for (int given = 0; given < got;)
                {
                    int taken = ((delegate* unmanaged<nint, byte*, nuint, nint, int>)handler)(
                        stream, start + given, (nuint)(got - given), opaque);
                    if (taken < 0)
                    {
                        throw HandlerFailed("recv", "handler");
                    }

                    given += taken;
                }
            }
        }
    }
}
