using Microsoft.Win32.SafeHandles;
using Vireo.Protocol;
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

    public async ValueTask<RemoteReply> SendAsync(CancellationToken cancellationToken) => await SendAsync(null, cancellationToken).ConfigureAwait(false);

    /// <summary>Sends; <paramref name="onReply"/> runs on the reading thread before anything that comes after the reply.</summary>
    public async ValueTask<RemoteReply> SendAsync(Action<RpcReply>? onReply, CancellationToken cancellationToken)
    {
        try
        {
            return new RemoteReply(
                await _client.CallAsync(_program, _version, _procedure, Writer, _files, onReply, cancellationToken).ConfigureAwait(false), null);
        }
        catch (VirException e) when (IsUnknown(e))
        {
            throw NotServed(e);
        }
    }

    /// <summary>Sends a call that opens a stream.</summary>
    public async ValueTask<RemoteReply> OpenStreamAsync(StreamDirection direction, CancellationToken cancellationToken)
    {
        try
        {
            RpcReply reply = await _client.CallAsync(_program, _version, _procedure, Writer, out RpcClientStream stream, cancellationToken).ConfigureAwait(false);
            return new RemoteReply(reply, new RemoteStream(stream));
        }
        catch (VirException e) when (IsUnknown(e))
        {
            throw NotServed(e);
        }
    }

    public void Dispose() => Writer.Dispose();

    /// <summary>An older daemon does not know the procedure: to the caller that is a missing function, not a broken protocol.</summary>
    private static bool IsUnknown(VirException e) => e.Code == ErrorCode.Rpc
        && (e.Message.StartsWith("unknown procedure", StringComparison.Ordinal) || e.Message.StartsWith("Cannot find program", StringComparison.Ordinal));

    private static VirException NotServed(VirException e) => Errors.NoSupport(e.Message, ErrorDomain.Remote);
}
