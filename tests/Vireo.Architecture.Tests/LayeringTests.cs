using Xunit;

namespace Vireo.Architecture.Tests;

/// <summary>Who may know whom. A new edge between projects must be allowed here first, or it fails.</summary>
public class LayeringTests
{
    // An area sees itself and what is listed. Exceptions from that are the tests below.
    private static readonly Dictionary<string, string[]> Visible = new()
    {
        ["foundation"] = [],
        ["xml"] = ["foundation"],
        ["rpc"] = ["foundation"],
        ["api"] = ["foundation", "xml", "rpc"],
        // Ways to talk to hypervisors elsewhere: HTTP, SOAP, WS-Management, commands over ssh. Each knows a way and no hypervisor.
        ["remote"] = ["foundation", "xml"],
        ["drivers"] = ["foundation", "xml", "rpc", "api"],
        ["drivers/hypervisor"] = ["foundation", "xml", "rpc", "api", "remote", "drivers"],
        ["drivers/host"] = ["foundation", "xml", "rpc", "api", "drivers"],
        ["daemon"] = ["foundation", "xml", "rpc", "api", "drivers", "drivers/hypervisor", "drivers/host"],
        ["cli"] = ["foundation", "xml", "api"],
        ["web"] = ["foundation", "xml", "api"],
        ["generators"] = [],
    };

    // Projects that see less than their area does: exactly these and no others.
    private static readonly Dictionary<string, string[]> Only = new()
    {
        ["Vireo.Foundation"] = [],
        ["Vireo.Posix"] = ["Vireo.Foundation"],
        ["Vireo.Xml"] = ["Vireo.Foundation"],
        ["Vireo.Documents"] = ["Vireo.Foundation", "Vireo.Posix", "Vireo.Xml"],
        ["Vireo.Xdr"] = ["Vireo.Foundation"],
        ["Vireo.Rpc"] = ["Vireo.Foundation", "Vireo.Posix", "Vireo.Xdr"],
        ["Vireo.Protocol"] = ["Vireo.Foundation", "Vireo.Xdr"],
        ["Vireo.Native"] = ["Vireo.Foundation", "Vireo.Posix", "Vireo.Protocol", "Vireo.Operations", "Vireo", "Vireo.Remote", "Vireo.Test",
            "Vireo.Native.Abi"],
        ["Vireo.Http"] = ["Vireo.Foundation"],
        ["Vireo.Soap"] = ["Vireo.Foundation", "Vireo.Xml", "Vireo.Http"],
        ["Vireo.WsMan"] = ["Vireo.Foundation", "Vireo.Xml", "Vireo.Http", "Vireo.Soap"],
        ["Vireo.Ssh"] = ["Vireo.Foundation", "Vireo.Posix"],
        ["Vireo.Cli"] = ["Vireo.Foundation", "Vireo.Posix", "Vireo", "Vireo.Documents"],
        ["Vireo.Web"] = ["Vireo.Foundation", "Vireo.Posix", "Vireo", "Vireo.Documents"],
    };

    // What lies below executables though it lies in a library's area: it puts a product together. docs/adr/0030 says why.
    private static readonly Dictionary<string, string[]> Composes = new()
    {
        ["Vireo.Native"] = ["Vireo.Test"],
    };

    [Fact]
    public void Every_project_is_in_a_known_area() =>
        Assert.Empty(Repository.Projects.Where(p => !Visible.ContainsKey(p.Area)).Select(p => $"{p.Area}/{p.Name}"));

    [Fact]
    public void Projects_see_only_lower_layers()
    {
        var areas = Repository.Projects.ToDictionary(p => p.Name, p => p.Area);
        var wrong =
            from project in Repository.Projects
            from reference in project.References
            where !reference.IsAnalyzer
            where !areas.TryGetValue(reference.Name, out string? area) || (area != project.Area && !Visible[project.Area].Contains(area))
            where !Composes.TryGetValue(project.Name, out string[]? parts) || !parts.Contains(reference.Name)
            select $"{project.Name} -> {reference.Name}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Projects_with_a_short_list_see_nothing_else()
    {
        var wrong =
            from project in Repository.Projects
            where Only.ContainsKey(project.Name)
            from reference in project.References
            where !reference.IsAnalyzer && !Only[project.Name].Contains(reference.Name)
            select $"{project.Name} -> {reference.Name}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_driver_knows_another_driver()
    {
        var drivers = Repository.Projects.Where(p => p.Area.StartsWith("drivers/", StringComparison.Ordinal)).Select(p => p.Name)
            .ToHashSet();
        var wrong =
            from project in Repository.Projects
            where drivers.Contains(project.Name)
            from reference in project.References
            where drivers.Contains(reference.Name)
            select $"{project.Name} -> {reference.Name}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Generators_are_loaded_by_the_compiler_only()
    {
        var generators = Repository.Projects.Where(p => p.Area == "generators").Select(p => p.Name).ToHashSet();
        var wrong =
            from project in Repository.Projects
            from reference in project.References
            where generators.Contains(reference.Name) != reference.IsAnalyzer
            select $"{project.Name} -> {reference.Name}";
        Assert.Empty(wrong);
        Assert.Empty(Repository.Projects.Where(p => p.Area == "generators" && p.References.Count > 0).Select(p => p.Name));
    }

    [Fact]
    public void Shipped_projects_refer_to_no_test()
    {
        var wrong =
            from project in Repository.Projects
            from reference in project.References
            where reference.Path.Contains("tests/", StringComparison.Ordinal)
            select $"{project.Name} -> {reference.Path}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_graph_was_read() => Assert.Contains(Repository.Projects, p => p.Name == "Vireo.Posix" && p.References.Count > 0);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Vireo.slnx"));
        var missing = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(Repository.Relative)
            .Where(path => (path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal))
                && !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));
        Assert.Empty(missing);
    }
}
