using System.Xml.Linq;

namespace Vireo.Architecture.Tests;

/// <summary>The projects and source files of this repository, read from disk. It judges nothing.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The projects below src, without the generators.</summary>
    public static IReadOnlyList<SourceProject> Projects { get; } = ReadProjects();

    /// <summary>The C# files of a folder of the repository, without build products.</summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    /// <summary>What generators wrote from the sources, as far as the projects are built.</summary>
    public static IEnumerable<string> GeneratedFiles =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => path.Contains("/obj/generated/", StringComparison.Ordinal));

    /// <summary>The C of the library, without the headers that are libvirt's interface.</summary>
    public static IEnumerable<string> NativeSources =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", "api", "Vireo.Native", "native"))
            .Where(static path => path.EndsWith(".c", StringComparison.Ordinal) || path.EndsWith(".h", StringComparison.Ordinal));

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Vireo.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    private static List<SourceProject> ReadProjects() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(path => new SourceProject(
                Path.GetFileNameWithoutExtension(path),
                Path.GetRelativePath(Path.Combine(Root, "src"), Path.GetDirectoryName(Path.GetDirectoryName(path)!)!),
                [.. XDocument.Load(path).Descendants("ProjectReference").Select(e => new SourceReference(
                    Path.GetFileNameWithoutExtension((string)e.Attribute("Include")!.Value.Replace('\\', '/')),
                    (string?)e.Attribute("OutputItemType") == "Analyzer" && (string?)e.Attribute("ReferenceOutputAssembly") == "false",
                    e.Attribute("Include")!.Value))]))
            .OrderBy(p => p.Name, StringComparer.Ordinal)];
}

/// <summary>A project: its name, the folder of src it is in (rpc, drivers/hypervisor …), what it refers to.</summary>
internal sealed record SourceProject(string Name, string Area, IReadOnlyList<SourceReference> References);

/// <summary>A reference to another project, and whether it is only loaded into the compiler.</summary>
internal sealed record SourceReference(string Name, bool IsAnalyzer, string Path);
