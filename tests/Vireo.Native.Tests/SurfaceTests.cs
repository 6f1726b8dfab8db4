using Xunit;

namespace Vireo.Native.Tests;

/// <summary>How much of the surface is written by hand, and that every line says how its function is made.</summary>
public class SurfaceTests
{
    private static readonly string[] Shapes =
    [
        "Status", "Stop", "MayStop", "Value", "Text", "Object", "ObjectList", "NameFill", "NumberFill", "TextList", "Struct", "Out",
            "OutSome", "Stream",
        "Ref", "Free", "Connection", "Parent", "Member", "Uuid", "UuidText", "Native", "Data", "Manual",
    ];

    [Fact]
    public void Every_line_names_a_shape_of_the_list() =>
        Assert.Empty(Repository.Headers.Symbols.Where(s => !Shapes.Contains(s.Shape)).Select(s => $"{s.Name}: {s.Shape}"));

    [Fact]
    public void At_most_a_quarter_is_written_by_hand() =>
        Assert.InRange(Repository.Headers.Symbols.Count(s => s.Shape == "Manual"), 1, Repository.Headers.Symbols.Count / 4);

    [Fact]
    public void No_prototype_stands_without_its_line()
    {
        var lost = Repository.HeaderFiles.SelectMany(File.ReadLines)
            .Where(l => l.Contains(" vir", StringComparison.Ordinal) && l.EndsWith(");", StringComparison.Ordinal)
                && !l.StartsWith("/*", StringComparison.Ordinal) && !l.StartsWith("typedef", StringComparison.Ordinal));
        Assert.Empty(lost);
    }
}
