using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>Ceph's tools with the configuration of one pool, a file in memory that ends with this object.</summary>
internal sealed class RbdClient : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromHours(24);
    private readonly StoragePoolDef _pool;
    private readonly SafeFileHandle _configuration;
    private readonly string? _tools;

    public RbdClient(StoragePoolDef pool, ReadOnlySpan<byte> configuration, string? tools)
    {
        (_pool, _tools) = (pool, tools);
        _configuration = Fd.CreateMemoryFile("ceph-client");
        RandomAccess.Write(_configuration, configuration, 0);
    }

    /// <summary>Runs a tool to its end.</summary>
    /// <exception cref="VirException">The cluster cannot be reached, the pool is missing, or the tool fails.</exception>
    public async Task<string> RunAsync(string[] command, CancellationToken cancellationToken)
    {
        HelperResult result = await TryAsync(command, cancellationToken).ConfigureAwait(false);
        result.ThrowOnFailure();
        return result.Output;
    }

    /// <summary>Runs a tool to its end, whatever that is.</summary>
    /// <exception cref="VirException">The cluster cannot be reached, or the pool is missing.</exception>
    public async Task<HelperResult> TryAsync(string[] command, CancellationToken cancellationToken)
    {
        string program = _tools is null ? command[0] : Path.Combine(_tools, command[0]);
        string[] user = _pool.Source?.Auth?.Username is { } name ? ["--id", name] : [];
        HelperResult result = await HostTool.TryAsync(
            [program, "--conf", Fd.PathOf(_configuration), .. user, .. command[1..]], cancellationToken,
            command[1] is "import-diff" or "rm" ? s_long : null).ConfigureAwait(false);
        if (result.Exit.Succeeded)
        {
            return result;
        }

        // The exit status is the system's number of what happened.
        return result.Error.Contains("couldn't connect to", StringComparison.Ordinal)
                ? throw RbdErrors.NotConnected(ErrnoOf(result), RbdCommand.Monitors(_pool.Source!))
            : result.Error.Contains("error opening pool", StringComparison.Ordinal)
                ? throw RbdErrors.PoolNotOpened(ErrnoOf(result), RbdBackend.NameOf(_pool))
            : result;
    }

    /// <summary>The system's number of what happened to a tool.</summary>
    public static int ErrnoOf(HelperResult result) => result.Exit.Code;

    /// <summary>Writes changes into an image.</summary>
    public async Task ChangeAsync(string image, byte[] changes, CancellationToken cancellationToken)
    {
        using SafeFileHandle file = Fd.CreateMemoryFile("ceph-changes");
        RandomAccess.Write(file, changes, 0);
        await RunAsync(RbdCommand.Change(RbdBackend.NameOf(_pool), image, Fd.PathOf(file)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _configuration.Dispose();
}
