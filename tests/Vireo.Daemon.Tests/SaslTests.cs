using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Vireo.Operations;
using Vireo.Remote;
using Xunit;

namespace Vireo.Daemon.Tests;

/// <summary>Authentication by SASL over TCP, with the machine's own library and a user database of the test's own.</summary>
public sealed class SaslTests
{
    private const string Tool = "/usr/sbin/saslpasswd2";

    [Fact]
    public async Task Users_prove_who_they_are_and_what_follows_is_protected()
    {
        Assert.SkipUnless(File.Exists(Tool), "needs saslpasswd2 (package sasl2-bin)");
        int port = FreePort();
        string configuration =
            $"listen_tls = 0\nlisten_tcp = 1\nlisten_addr = \"127.0.0.1\"\ntcp_port = \"{port}\"\nauth_tcp = "
            + "\"sasl\"\nsasl_allowed_username_list = [ \"f*\" ]\n";
        await using var daemon = new TestDaemon(configuration, arguments: ["--listen"], prepare: WriteUsers);
        string big = new('x', 300_000);
        daemon.Driver.MonitorReply.SetResult(big);

        await using (RemoteConnection connection = await OpenAsync(port, "fred", "secret"))
        {
            // More than any mechanism takes in one piece.
            Assert.Equal(big, await connection.GetCapabilitiesAsync(TestContext.Current.CancellationToken));
            Assert.True(connection.IsEncrypted);
            Assert.Equal("fred", daemon.Driver.LastContext!.Caller.SaslUserName?.Split('@')[0]);
        }

        VirException wrong = await Assert.ThrowsAsync<VirException>(() => OpenAsync(port, "fred", "guess"));
        Assert.Equal((ErrorCode.AuthFailed, "authentication failed: authentication failed"), (wrong.Code, wrong.Message));
        VirException unlisted = await Assert.ThrowsAsync<VirException>(() => OpenAsync(port, "joe", "secret"));
        Assert.Equal(wrong.Message, unlisted.Message);
        VirException mute = await Assert.ThrowsAsync<VirException>(
            () => RemoteConnection.OpenAsync(Uri(port), new RemoteOpenOptions(), TestContext.Current.CancellationToken));
        Assert.Equal(
            "authentication failed: Failed to start SASL negotiation: -4 (SASL(-4): no mechanism available: No worthy mechs found)",
            mute.Message);
        VirException mechanism = await Assert.ThrowsAsync<VirException>(
            () => RemoteConnection.OpenAsync(
                Uri(port, "&auth=sasl.gssapi"), new RemoteOpenOptions(), TestContext.Current.CancellationToken));
        Assert.Equal("authentication failed: SASL mechanism gssapi not supported by server", mechanism.Message);
    }

    private static Task<RemoteConnection> OpenAsync(int port, string user, string password)
    {
        var credentials = new CredentialSource(
            [ConnectCredentialType.Authname, ConnectCredentialType.Passphrase],
            questions => [.. questions.Select(q => q.Type switch
            {
                ConnectCredentialType.Authname => user,
                ConnectCredentialType.Passphrase => password,
                _ => "",
            })]);
        return RemoteConnection.OpenAsync(
            Uri(port), new RemoteOpenOptions { Credentials = credentials }, TestContext.Current.CancellationToken);
    }

    private static ConnectionUri Uri(int port, string more = "") =>
        ConnectionUri.Parse($"fake+tcp://127.0.0.1:{port}/?authfile=/dev/null{more}");

    private static void WriteUsers(string root)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, "etc", "sasl2")).FullName;
        string database = Path.Combine(folder, "users.db");
        File.WriteAllText(Path.Combine(folder, "libvirt.conf"), $"mech_list: digest-md5\nsasldb_path: {database}\n");
        foreach (string user in (ReadOnlySpan<string>)["fred", "joe"])
        {
            using Process made = Process.Start(
                new ProcessStartInfo(Tool, ["-p", "-c", "-a", "libvirt", "-f", database, user]) { RedirectStandardInput = true })!;
            made.StandardInput.Write("secret");
            made.StandardInput.Close();
            Assert.True(made.WaitForExit(TimeSpan.FromMinutes(1)));
            Assert.Equal(0, made.ExitCode);
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
