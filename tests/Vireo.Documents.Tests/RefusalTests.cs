using System.Text.Json;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>Documents that a real libvirt refuses, and its words: goldens/refusals.json holds the code and text with which libvirt 11.3
/// refused each.</summary>
public class RefusalTests
{
    public static IEnumerable<TheoryDataRow<string, string, string, string, int>> Refused()
    {
        using JsonDocument golden = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "refusals.json")));
        foreach (JsonElement one in golden.RootElement.EnumerateArray())
        {
            yield return new(
                one.GetProperty("name").GetString()!, one.GetProperty("kind").GetString()!, one.GetProperty("xml").GetString()!,
                    one.GetProperty("error").GetString()!, one.GetProperty("code").GetInt32());
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void The_words_are_libvirts(string name, string kind, string xml, string message, int code)
    {
        VirException error = Assert.Throws<VirException>(() => Read(kind, xml));
        Assert.True(error.Message.TrimEnd('\n') == message
            && (int)error.Code == code, $"{name}:\nexpected {code} {message}\nactual   {(int)error.Code} {error.Message}");
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
