using System.Text.Json;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>
/// Guests that a real libvirt refuses: amounts with units, negative and huge numbers, unknown names, identities and addresses used twice,
/// broken text. goldens/domain-refusals.json holds the code and text with which libvirt 11.3's test driver refused each.
/// </summary>
public class GuestRefusalTests
{
    public static IEnumerable<TheoryDataRow<string, string, string, int>> Refused()
    {
        using JsonDocument golden = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "domain-refusals.json")));
        foreach (JsonElement one in golden.RootElement.EnumerateArray())
        {
            yield return new(one.GetProperty("name").GetString()!, one.GetProperty("xml").GetString()!,
                one.GetProperty("error").GetString()!, one.GetProperty("code").GetInt32());
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void TheWordsAreLibvirts(string name, string xml, string message, int code)
    {
        VirException error = Assert.Throws<VirException>(() => DomainRules.Generic.Parse(xml, DomainRuleFlags.Inactive));
        Assert.True(error.Message.TrimEnd('\n') == message
            && (int)error.Code == code, $"{name}: {xml}\nexpected {code} {message}\nactual   {(int)error.Code} {error.Message}");
        Assert.NotNull(error.Location);
    }
}
