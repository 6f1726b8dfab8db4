using System.Text.Json;
using Vireo.Native.Abi;
using Xunit;

namespace Vireo.Native.Tests;

/// <summary>Where our declarations and the facts about libvirt lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Include { get; } = Path.Combine(Root, "src", "api", "Vireo.Native", "include");

    public static IReadOnlyList<string> HeaderFiles { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Include, "libvirt"), "*.h").Order(StringComparer.Ordinal)];

    public static CHeaders Headers { get; } = new(HeaderFiles.Select(File.ReadAllText));

    /// <summary>A file of facts; the test is skipped where they are not.</summary>
    public static JsonElement Facts(string name)
    {
        string path = Path.Combine(Root, "..", "shared", "spec", name);
        for (string? folder = Root; folder is not null && !File.Exists(path); folder = Path.GetDirectoryName(folder))
        {
            path = Path.Combine(folder, "shared", "spec", name);
        }

        Assert.SkipUnless(File.Exists(path), $"{name} is not here");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Vireo.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
