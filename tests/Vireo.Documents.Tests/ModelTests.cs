using System.Reflection;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>The model stays declarative.</summary>
public class ModelTests
{
    [Fact]
    public void MostMembersArePlainDeclarations()
    {
        int all = 0;
        int coded = 0;
        foreach (Type type in typeof(DomainDef).Assembly.GetTypes().Where(t => typeof(XmlRecord).IsAssignableFrom(t)))
        {
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                if (property.GetCustomAttribute<XmlPathAttribute>() is { } path)
                {
                    all++;
                    coded += path.ElementCodec is null && (path.Codec is null || path.Codec == typeof(UuidCodec)) ? 0 : 1;
                }
            }
        }

        double share = 100.0 * (all - coded) / all;
        TestContext.Current.SendDiagnosticMessage($"{all} members, {coded} with a codec of their own: {share:F1} % plain");
        TestContext.Current.TestOutputHelper?.WriteLine($"{all} members, {coded} with a codec of their own: {share:F1} % plain");
        Assert.True(all > 1000);
        Assert.True(share >= 85, $"only {share:F1} % of the members are plain");
    }
}
