using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>What a server offers: folders over NFS, as <c>showmount</c> lists them, and volumes of GlusterFS.</summary>
internal static class ServerExports
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(1);

    /// <summary>The sources that pools could be made of, as a document.</summary>
    public static async ValueTask<string> FindAsync(string? specification, CancellationToken cancellationToken)
    {
        if (specification is null || StoragePoolSources.HostOf(specification) is not { } host)
        {
            throw HostObjectErrors.NetFsHostMissing(ErrorDomain.Storage);
        }

        string folders = Posix.Host.FindProgram("showmount") is { } tool
            ? await AskAsync(tool, host, cancellationToken).ConfigureAwait(false)
            : "";
        var found = new List<StoragePoolSource>();
        foreach (string line in folders.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // "/folder clients", where a folder may contain blanks and clients cannot.
            int blank = line.TrimEnd().LastIndexOf(' ');
            if (line.StartsWith('/'))
            {
                found.Add(new StoragePoolSource
                {
                    Hosts = [new StoragePoolHost { Name = host }], Directory = (blank > 0 ? line[..blank] : line).TrimEnd(), Format = "nfs",
                });
            }
        }

        foreach (string volume in await GlusterSources.VolumesAsync(host, cancellationToken).ConfigureAwait(false))
        {
            found.Add(new StoragePoolSource
            {
                Hosts = [new StoragePoolHost { Name = host }], Directory = volume, Format = "glusterfs",
            });
        }

        return found.Count > 0 ? SourceList.Format(found) : throw PoolErrors.NoSources(host);
    }

    private static async Task<string> AskAsync(string tool, string host, CancellationToken cancellationToken)
    {
        HelperResult result = await HelperProgram.RunAsync(
            tool, ["--no-headers", "--exports", "--", host], s_deadline, cancellationToken).ConfigureAwait(false);
        return result.Exit.Succeeded ? result.Output : "";
    }
}
