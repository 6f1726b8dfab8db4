using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>The folders that a server offers over NFS, as <c>showmount</c> lists them.</summary>
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

        return found.Count > 0 ? SourceList.Format(found) : throw PoolErrors.NoSources(host);
    }

    private static async Task<string> AskAsync(string tool, string host, CancellationToken cancellationToken)
    {
        HelperResult result = await HelperProgram.RunAsync(
            tool, ["--no-headers", "--exports", "--", host], s_deadline, cancellationToken).ConfigureAwait(false);
        return result.Exit.Succeeded ? result.Output : "";
    }
}
