using Xunit;

namespace Vireo.Remote.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_readme_prints_the_sample_that_compiles()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Vireo.slnx")))
        {
            root = Path.GetDirectoryName(root);
        }

        Assert.NotNull(root);
        string[] source = File.ReadAllLines(Path.Combine(root, "tests", "Vireo.Remote.Tests", "ReadmeSample.cs"));
        int first = Array.FindIndex(source, line => line.Contains("<sample>", StringComparison.Ordinal)) + 1;
        int last = Array.FindIndex(source, line => line.Contains("</sample>", StringComparison.Ordinal));
        IEnumerable<string> sample = source[first..last].Select(line => line.Length >= 8 ? line[8..] : line.Trim());
        string[] readme = File.ReadAllLines(Path.Combine(root, "README.md"));
        int from = Array.IndexOf(readme, "```csharp") + 1;
        Assert.True(from > 0);
        Assert.Equal(sample, readme[from..Array.IndexOf(readme, "```", from)]);
    }
}
