using System.Text.RegularExpressions;
using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.NwFilters.Tests;

public partial class ShippedFilterTests
{
    private const string Distribution = "/usr/share/libvirt/nwfilter";

    [Fact]
    public void Filters_refer_to_each_other_only()
    {
        List<NwFilterDef> all = [.. ShippedFilters.All];
        var names = all.Select(static f => f.Name).ToHashSet();
        Assert.Equal(all.Count, names.Count);
        Assert.Contains("clean-traffic", names);
        foreach (string reference in all.SelectMany(static f => Reference().Matches(f.Format()).Select(static m => m.Groups[1].Value)))
        {
            Assert.Contains(reference, names);
        }
    }

    [Fact]
    public void Filters_are_those_of_the_distribution()
    {
        Assert.SkipUnless(Directory.Exists(Distribution), "the distribution's filters are not installed");
        var ours = ShippedFilters.All.ToDictionary(static f => f.Name ?? "", static f => Uuid().Replace(f.Format(), ""));
        string[] files = Directory.GetFiles(Distribution, "*.xml");
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            NwFilterDef theirs = NwFilterRules.Read(File.ReadAllText(file));
            Assert.Equal(Uuid().Replace(theirs.Format(), ""), ours[theirs.Name ?? ""]);
        }

        Assert.Equal(files.Length, ours.Count);
    }

    [GeneratedRegex("filterref filter='([^']*)'")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\s*<uuid>[^<]*</uuid>")]
    private static partial Regex Uuid();
}
