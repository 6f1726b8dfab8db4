using System.Globalization;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>
/// A folder in a volume of GlusterFS: its files are the volumes. The servers are asked by GlusterFS' own library, each time on a thread
/// that nobody waits for longer than a while; the connection is closed behind the answer, because that takes ten seconds.
/// </summary>
internal sealed class GlusterBackend : PoolBackend
{
    private const int TimedOut = 110;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public GlusterBackend() => Volumes = new GlusterVolumes(this);

    /// <inheritdoc/>
    public override StoragePoolType Type => StoragePoolType.Gluster;

    /// <inheritdoc/>
    public override bool IsAvailable => GlusterConnection.IsAvailable;

    /// <inheritdoc/>
    public override VolumeBackend Volumes { get; }

    /// <inheritdoc/>
    public override bool IsOnHost => false;

    /// <inheritdoc/>
    public override async ValueTask<PoolContents> RefreshAsync(
        StoragePoolDef pool, PoolContents known, CancellationToken cancellationToken) =>
        await WithAsync(pool, c => Scan(c, pool, known), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask<string> FindSourcesAsync(string? specification, CancellationToken cancellationToken) =>
        GlusterSources.FindAsync(specification, cancellationToken);

    /// <summary>Does something with the pool's volume of GlusterFS, on a thread of its own.</summary>
    /// <exception cref="VirException">Nobody answers in time, or refuses.</exception>
    public static async Task<T> WithAsync<T>(StoragePoolDef pool, Func<GlusterConnection, T> work, CancellationToken cancellationToken)
    {
        // The connection ends with the thread, whoever waits.
        string volume = VolumeOf(pool);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Talk(pool, volume, work, done)) { IsBackground = true, Name = "gluster" };
        thread.Start();
        try
        {
            return await done.Task.WaitAsync(s_patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw GlusterErrors.NotConnected(TimedOut, UriOf(pool, volume) + "/");
        }
    }

    /// <summary>The folder of the pool in its volume, with a slash at its end.</summary>
    public static string FolderOf(StoragePoolDef pool) => "/" + (pool.Source?.Directory ?? "").Trim('/') is { Length: > 1 } folder
        ? folder + "/" : "/";

    private static void Talk<T>(StoragePoolDef pool, string volume, Func<GlusterConnection, T> work, TaskCompletionSource<T> done)
    {
        GlusterConnection? connection = null;
        try
        {
            connection = GlusterConnection.Open(
                volume, [.. pool.Source!.Hosts.Select(static h => (h.Name ?? "", h.Port ?? 0))], out int error)
                ?? throw GlusterErrors.NotConnected(error, UriOf(pool, volume) + "/");
            done.TrySetResult(work(connection));
        }
        catch (Exception e)
        {
            done.TrySetException(e);
        }

        connection?.Dispose();
    }

    private static string VolumeOf(StoragePoolDef pool)
    {
        string name = pool.Source?.Name ?? "";
        return name.Contains('/', StringComparison.Ordinal) ? throw GlusterErrors.NameWithSlash(name) : name;
    }

    private static string UriOf(StoragePoolDef pool, string volume)
    {
        StoragePoolHost? host = pool.Source?.Hosts.FirstOrDefault();
        string name = host?.Name ?? "";
        name = name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('[') ? $"[{name}]" : name;
        string port = host?.Port is > 0 and { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        return $"gluster://{name}{port}/{volume}";
    }

    private static PoolContents Scan(GlusterConnection connection, StoragePoolDef pool, PoolContents known)
    {
        string folder = FolderOf(pool), name = pool.Source!.Name ?? "";
        if (connection.Look(folder + ".", out int error) is null)
        {
            throw GlusterErrors.FolderNotOpened(error, folder, name);
        }

        var entries = connection.List(folder, out error);
        if (error != 0)
        {
            throw GlusterErrors.FolderNotRead(error, folder, name);
        }

        (ulong capacity, ulong free) = connection.Measure(folder, out error) ?? throw GlusterErrors.NotMeasured(error, folder, name);
        string uri = UriOf(pool, name) + folder;
        var volumes = entries.Where(static e => e.Status.Kind is FileKind.Regular or FileKind.Folder)
            .Select(e => GlusterVolumes.Look(connection, uri, folder, e.Name, e.Status, known.ByName.GetValueOrDefault(e.Name)));
        return (PoolContents.Empty with
        {
            Capacity = capacity, Available = free, Allocation = capacity > free ? capacity - free : 0,
        }).Of([.. volumes]);
    }
}
