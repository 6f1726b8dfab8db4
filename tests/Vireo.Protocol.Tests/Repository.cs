namespace Vireo.Protocol.Tests;

/// <summary>Where the tests find the repository, its lock files and the facts beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file of facts, or a skipped test when they are not there.</summary>
    public static string Fact(string name)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "spec", name));
        Assert.SkipUnless(File.Exists(path), "the facts in ../shared/spec are not here");
        return path;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Vireo.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests run outside of the repository");
    }
}
