using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Storage;

/// <summary>The volumes that servers of GlusterFS have, as the tool <c>gluster</c> lists them.</summary>
internal static class GlusterSources
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(1);

    /// <summary>The sources that pools could be made of, as a document.</summary>
    public static async ValueTask<string> FindAsync(string? specification, CancellationToken cancellationToken)
    {
        if (specification is null || StoragePoolSources.HostOf(specification) is not { } host)
        {
            throw GlusterErrors.NoHost();
        }

        IReadOnlyList<string> volumes = await VolumesAsync(host, cancellationToken).ConfigureAwait(false);
        return volumes.Count == 0 ? throw PoolErrors.NoSources(host) : SourceList.Format(
        [
            .. volumes.Select(volume => new StoragePoolSource
            {
                Hosts = [new StoragePoolHost { Name = host }], Directory = "/", Name = volume,
            }),
        ]);
    }

    /// <summary>The names of a server's volumes; none where the tool is missing, or the server does not answer.</summary>
    public static async ValueTask<IReadOnlyList<string>> VolumesAsync(string host, CancellationToken cancellationToken)
    {
        if (Posix.Host.FindProgram("gluster") is not { } tool)
        {
            return [];
        }

        HelperResult result = await HelperProgram.RunAsync(
            tool, Arguments(host), s_deadline, cancellationToken).ConfigureAwait(false);
        return result.Exit.Succeeded ? Read(result.Output) : [];
    }

    /// <summary>How the tool is asked.</summary>
    public static string[] Arguments(string host) =>
        ["--xml", "--log-file=/dev/null", "volume", "info", "all", "--remote-host=" + host];

    /// <summary>Reads what it prints; nothing of what is no list of volumes.</summary>
    public static IReadOnlyList<string> Read(string output)
    {
        try
        {
            XmlElement info = XmlTree.Parse(output, new XmlParseOptions { Domain = ErrorDomain.Storage }).Root.Child("volInfo");
            XmlElement volumes = info.Exists ? info.Child("volumes") : default;
            var names = new List<string>();
            for (XmlElement volume = volumes.Exists ? volumes.FirstChild : default; volume.Exists; volume = volume.Next)
            {
                if (volume.Name.SequenceEqual("volume") && volume.TextOf("name").Trim() is { IsEmpty: false } name)
                {
                    names.Add(name.ToString());
                }
            }

            return names;
        }
        catch (VirException)
        {
            return [];
        }
    }
}
