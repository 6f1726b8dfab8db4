using Vireo.Drivers.Test;
using Vireo.Operations;
using Xunit;

namespace Vireo.Test.Tests;

/// <summary>A simulated host whose document lists users asks who wants in.</summary>
public sealed class CredentialTests
{
    private static readonly ConnectCredentialType[] Both = [ConnectCredentialType.Authname, ConnectCredentialType.Passphrase];

    [Theory]
    [InlineData("grown", "up", null)]
    [InlineData("free", null, null)]
    [InlineData("grown", "wrong", "authentication failed: authentication failed, see test XML for the correct username/password")]
    [InlineData("nobody", "up", "authentication failed: authentication failed, see test XML for the correct username/password")]
    public async Task Name_and_password_decide(string name, string? password, string? refusal)
    {
        var asked = new List<string>();
        var source = new CredentialSource(Both, questions =>
        {
            asked.AddRange(questions.Select(static q => q.Prompt));
            return [questions[0].Type == ConnectCredentialType.Authname ? name : password];
        });
        Assert.Equal(refusal, await OpenAsync(source));
        Assert.Equal("Enter username for localhost", asked[0]);
        Assert.Equal(name == "free" ? 1 : 2, asked.Count);
    }

    [Fact]
    public async Task What_is_not_offered_is_said()
    {
        Assert.Equal("invalid argument: Missing authentication credentials", await OpenAsync(null));
        Assert.Equal("invalid argument: Missing authentication callback", await OpenAsync(new CredentialSource(Both, null)));
        Assert.Equal("authentication failed: Missing VIR_CRED_AUTHNAME credential type", await OpenAsync(
            new CredentialSource([], static _ => [null])));
        Assert.Equal("authentication failed: Username request failed", await OpenAsync(new CredentialSource(Both, static _ => null)));
        Assert.Equal("authentication failed: Username request failed", await OpenAsync(new CredentialSource(Both, static _ => [null])));
        Assert.Equal(
            "Operation not supported: no suitable callback authentication callback was found",
            await OpenAsync(new CredentialSource([ConnectCredentialType.Authname], static _ => ["grown"])));
    }

    [Fact]
    public async Task Unknown_flags_are_refused()
    {
        var context = new ConnectionContext { OpenFlags = 0x11 };
        var e = await Assert.ThrowsAsync<VirException>(
            async () => await new TestDriverFactory().OpenAsync(new Uri("test:///default"), context, new DriverSession(), default));
        Assert.Equal("unsupported flags (0x10) in function testConnectOpen", e.Message);
    }

    private static async Task<string?> OpenAsync(CredentialSource? credentials)
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "<node><auth><user password='up'>grown</user><user>free</user></auth></node>",
                TestContext.Current.CancellationToken);
            await new TestDriverFactory().OpenAsync(
                new Uri("test://" + path), new ConnectionContext { Credentials = credentials }, new DriverSession(), default);
            return null;
        }
        catch (VirException e)
        {
            return e.Message;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
