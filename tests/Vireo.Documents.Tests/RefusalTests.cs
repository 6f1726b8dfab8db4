using System.Text.Json;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>Documents that a real libvirt refuses, and its words: goldens/refusals.json holds what virsh printed for each.</summary>
public class RefusalTests
{
    public static IEnumerable<TheoryDataRow<string, string, string, string>> Refused()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "refusals.json")));
        foreach (JsonElement one in golden.RootElement.EnumerateArray())
        {
            yield return new TheoryDataRow<string, string, string, string>(
                one.GetProperty("name").GetString()!, one.GetProperty("kind").GetString()!, one.GetProperty("xml").GetString()!, one.GetProperty("error").GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void The_words_are_libvirts(string name, string kind, string xml, string message)
    {
        VirException error = Assert.Throws<VirException>(() => Read(kind, xml));
        Assert.True(error.Message.TrimEnd('\n') == message, $"{name}:\nexpected {message}\nactual   {error.Message}");
        Assert.NotNull(error.Location);
        Assert.InRange(error.Location.Line, 1, 3);
    }

    private static object Read(string kind, string xml) => kind switch
    {
        "network" => NetworkRules.Read(xml),
        "pool" => StoragePoolRules.Read(xml),
        _ => InterfaceRules.Read(xml),
    };
}
