using System.Text.Json;

namespace Vireo.Conformance;

/// <summary>
/// The data directories laid over each other: the cases of all their manifests, and the files of all of them under one set of relative
/// names. It reads only; what a case needs to change is copied to a scratch directory first.
/// </summary>
internal sealed class ConformanceData
{
    private readonly IReadOnlyList<string> _directories;
    private readonly Dictionary<string, List<ConformanceCase>> _corpora = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _manifests = [];
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    public ConformanceData(IReadOnlyList<string> directories)
    {
        _directories = directories;
        foreach (string directory in directories)
        {
            using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, "MANIFEST.json")));
            JsonElement root = manifest.RootElement.Clone();
            _manifests.Add(root);
            foreach (JsonProperty corpus in root.GetProperty("corpora").EnumerateObject())
            {
                if (!_corpora.TryGetValue(corpus.Name, out List<ConformanceCase>? cases))
                {
                    _corpora[corpus.Name] = cases = [];
                }

                cases.AddRange(corpus.Value.GetProperty("cases").EnumerateArray().Select(ConformanceCase.Read));
            }

            ReadLinks(directory);
        }
    }

    /// <summary>Names of the corpora of all manifests, in the order of their first appearance.</summary>
    public IReadOnlyCollection<string> Corpora => _corpora.Keys;

    /// <summary>The manifests' root objects.</summary>
    public IReadOnlyList<JsonElement> Manifests => _manifests;

    /// <summary>The data directories, in the order given.</summary>
    public IReadOnlyList<string> Directories => _directories;

    /// <summary>The spec directory that lies beside the data (<c>../spec</c>), or null.</summary>
    public string? Spec => _directories.Select(d => Path.GetFullPath(Path.Combine(d, "..", "spec"))).FirstOrDefault(Directory.Exists);

    public IReadOnlyList<ConformanceCase> Cases(string corpus) =>
        _corpora.TryGetValue(corpus, out List<ConformanceCase>? cases) ? cases : [];

    /// <summary>Where a file or directory of the data lies on the disk, or null.</summary>
    public string? Find(string relative)
    {
        foreach (string directory in _directories)
        {
            string path = Path.Combine(directory, relative);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    public string Resolve(string relative) =>
        Find(relative) ?? throw new FileNotFoundException("no such file in the data directories", relative);

    public string ReadText(string relative) => File.ReadAllText(Resolve(relative));

    public byte[] ReadBytes(string relative) => File.ReadAllBytes(Resolve(relative));

    /// <summary>Names (relative to the data) of the files directly in a directory of the data, over all layers, sorted.</summary>
    public IReadOnlyList<string> List(string relative, string pattern)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string directory in _directories)
        {
            string path = Path.Combine(directory, relative);
            if (Directory.Exists(path))
            {
                names.UnionWith(Directory.EnumerateFiles(path, pattern).Select(file => relative + "/" + Path.GetFileName(file)));
            }
        }

        return [.. names];
    }

    /// <summary>Copies a directory of the data, all layers over each other and with the links that the data could not store, to
    /// <paramref name="target"/>.</summary>
    public void CopyDirectory(string relative, string target)
    {
        foreach (string directory in _directories.Reverse())
        {
            string source = Path.Combine(directory, relative);
            if (Directory.Exists(source))
            {
                Copy(new DirectoryInfo(source), target);
            }
        }

        string prefix = relative.TrimEnd('/') + "/";
        foreach ((string path, string linkTarget) in _links)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                string link = Path.Combine(target, path[prefix.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(link)!);
                if (!Path.Exists(link))
                {
                    File.CreateSymbolicLink(link, linkTarget);
                }
            }
        }
    }

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (FileSystemInfo entry in source.EnumerateFileSystemInfos())
        {
            string to = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                if (!Path.Exists(to))
                {
                    File.CreateSymbolicLink(to, link);
                }
            }
            else if (entry is DirectoryInfo sub)
            {
                Copy(sub, to);
            }
            else
            {
                File.Copy(entry.FullName, to, overwrite: true);
                File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            }
        }
    }

    private void ReadLinks(string directory)
    {
        string file = Path.Combine(directory, "SYMLINKS.json");
        if (!File.Exists(file))
        {
            return;
        }

        using JsonDocument links = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (JsonElement link in links.RootElement.GetProperty("links").EnumerateArray())
        {
            _links[link.GetProperty("path").GetString()!] = link.GetProperty("target").GetString()!;
        }
    }
}
