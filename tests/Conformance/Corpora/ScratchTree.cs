namespace Vireo.Conformance.Corpora;

/// <summary>A scratch copy of some directories of the data, with their links, under their own relative names. It is deleted in the
/// end.</summary>
internal sealed class ScratchTree : IDisposable
{
    public ScratchTree(ConformanceData data, params string[] directories)
    {
        foreach (string directory in directories)
        {
            data.CopyDirectory(directory, Path.Combine(Root, directory));
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("vireo-conformance-").FullName;

    public string this[string relative] => Path.Combine(Root, relative);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
