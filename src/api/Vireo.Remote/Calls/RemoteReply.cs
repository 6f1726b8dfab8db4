using Microsoft.Win32.SafeHandles;
using Vireo.Operations;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Remote;

/// <summary>The answer to a call: its result struct and what came along.</summary>
internal sealed class RemoteReply : IDisposable
{
    private readonly RpcReply _reply;
    private RemoteStream? _stream;

    public RemoteReply(RpcReply reply, RemoteStream? stream)
    {
        _reply = reply;
        _stream = stream;
    }

    /// <summary>Decodes the result.</summary>
    public T Read<T>()
        where T : IXdrValue<T>
    {
        var reader = new XdrReader(_reply.Payload);
        return T.ReadXdr(ref reader);
    }

    /// <summary>The stream, from now on the caller's to end.</summary>
    public VirStream TakeStream()
    {
        RemoteStream stream = _stream ?? throw Errors.Rpc("the call opened no stream");
        _stream = null;
        return stream;
    }

    /// <summary>The one descriptor that came along, from now on the caller's to close.</summary>
    public SafeFileHandle TakeFile()
    {
        IReadOnlyList<SafeFileHandle> files = _reply.TakeHandles();
        if (files.Count == 1)
        {
            return files[0];
        }

        foreach (SafeFileHandle file in files)
        {
            file.Dispose();
        }

        throw Errors.Rpc($"expected one file descriptor, got {files.Count}");
    }

    /// <summary>The descriptors that came along, from now on the caller's to close.</summary>
    public IReadOnlyList<SafeFileHandle> TakeFiles() => _reply.TakeHandles();

    public void Dispose()
    {
        _reply.Dispose();

        // A result that could not be decoded leaves its stream behind.
        _ = _stream?.AbortAsync(CancellationToken.None).AsTask();
    }
}
