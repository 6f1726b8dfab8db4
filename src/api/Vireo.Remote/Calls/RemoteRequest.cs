using Microsoft.Win32.SafeHandles;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Remote;

/// <summary>One call being put together: arguments are written to <see cref="Writer"/>, then it is sent once.</summary>
internal sealed class RemoteRequest : IDisposable
{
    private readonly RpcClient _client;
    private readonly uint _program;
    private readonly uint _version;
    private readonly int _procedure;
    private List<SafeFileHandle>? _files;

    public RemoteRequest(RpcClient client, uint program, uint version, int procedure)
    {
        _client = client;
        _program = program;
        _version = version;
        _procedure = procedure;
        Writer = RpcClient.BeginCall();
    }

    public XdrWriter Writer { get; }

    /// <summary>Sends a descriptor along; it stays the caller's.</summary>
    public void Attach(SafeFileHandle file) => (_files ??= []).Add(file);

    /// <summary>Sends descriptors along; they stay the caller's.</summary>
    public void Attach(IReadOnlyList<SafeFileHandle> files) => (_files ??= []).AddRange(files);

    /// <summary>Sends; the request may be disposed when the task has been returned, descriptors when it has ended.</summary>
    public Task<RpcReply> SendAsync(CancellationToken cancellationToken) => SendAsync(null, cancellationToken);

    /// <summary>Sends; <paramref name="onReply"/> runs on the reading thread before anything that comes after the reply.</summary>
    public Task<RpcReply> SendAsync(Action<RpcReply>? onReply, CancellationToken cancellationToken) =>
        _client.CallAsync(_program, _version, _procedure, Writer, _files, onReply, cancellationToken);

    /// <summary>Sends a call that opens a stream.</summary>
    public Task<RpcReply> OpenStreamAsync(CancellationToken cancellationToken) =>
        _client.OpenStreamAsync(_program, _version, _procedure, Writer, cancellationToken);

    public void Dispose() => Writer.Dispose();
}
