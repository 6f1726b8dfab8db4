using System.Text;
using Vireo.Drivers.Host;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Secrets.Tests;

/// <summary>Secrets through the driver's own connections; what libvirt answers is compared end to end.</summary>
public class SecretTests
{
    private const string Ceph = "<usage type='ceph'><name>c</name></usage>";
    private static readonly Uuid s_one = Id("5ec4e700-0000-0000-0000-000000000001");
    private static readonly Uuid s_two = Id("5ec4e700-0000-0000-0000-000000000002");
    private static readonly byte[] s_value = [0, 1, 255, 65];

    [Fact]
    public async Task A_value_is_kept_and_found_again()
    {
        await using SecretHost host = await SecretHost.StartAsync();
        SecretRef secret = await host.DefineAsync(s_one, Ceph);
        await SetAsync(host, secret);
        await using SecretHost again = await host.AgainAsync();
        Assert.Equal(secret, Assert.Single(await again.Connection.ListAllSecretsAsync(0, CancellationToken.None)));
        Assert.Equal(s_value, (await again.Connection.SecretGetValueAsync(secret, 0, CancellationToken.None)).ToArray());
        Assert.Equal("AAH/QQ==", await File.ReadAllTextAsync($"{host.Folder}/{s_one}.base64", TestContext.Current.CancellationToken));
        foreach (string path in Directory.EnumerateFiles(host.Folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_private_value_is_for_other_drivers_only()
    {
        await using SecretHost host = await SecretHost.StartAsync();
        SecretRef secret = await host.DefineAsync(s_one, Ceph, "private='yes'");
        await SetAsync(host, secret);
        await RefusedAsync(ErrorCode.InvalidSecret, "secret is private",
            () => host.Connection.SecretGetValueAsync(secret, 0, CancellationToken.None).AsTask());
        var services = new HostServices();
        services.Set(DriverGroup.Secret, host.Daemon);
        SecretValue found = await services.SecretValueAsync(SecretUsageType.Ceph, null, "c", CancellationToken.None);
        Assert.Equal(s_value, found.Bytes.ToArray());
        found.Dispose();
        Assert.Equal(new byte[4], found.Bytes.ToArray());

        // What was wiped was the user's copy.
        Assert.Equal(s_value, (await host.Daemon.SecretGetValueAsync(secret, 0, CancellationToken.None)).ToArray());
        await RefusedAsync(ErrorCode.InvalidArg, $"secret with uuid {s_one} is of type 'ceph' not expected 'volume' type",
            () => services.SecretValueAsync(SecretUsageType.Volume, s_one, null, CancellationToken.None).AsTask());
        await RefusedAsync(ErrorCode.NoSecret, "no secret with matching usage 'd'",
            () => services.SecretValueAsync(SecretUsageType.Ceph, null, "d", CancellationToken.None).AsTask());
        await host.DefineAsync(s_two);
        await RefusedAsync(ErrorCode.NoSecret, $"secret '{s_two}' does not have a value",
            () => services.SecretValueAsync(SecretUsageType.Volume, s_two, null, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task An_ephemeral_secret_is_never_on_disk()
    {
        await using SecretHost host = await SecretHost.StartAsync();
        SecretRef secret = await host.DefineAsync(s_one, Ceph, "ephemeral='yes'");
        Assert.False(host.Driver.HoldsEphemeral);
        await SetAsync(host, secret);
        Assert.True(host.Driver.HoldsEphemeral);
        Assert.False(Directory.Exists(host.Folder) && Directory.EnumerateFiles(host.Folder).Any());
        await host.DefineAsync(s_one, Ceph);
        Assert.False(host.Driver.HoldsEphemeral);
        await using (SecretHost again = await host.AgainAsync())
        {
            Assert.Equal(s_value, (await again.Connection.SecretGetValueAsync(secret, 0, CancellationToken.None)).ToArray());
        }
    }

    [Fact]
    public async Task A_secret_that_becomes_ephemeral_leaves_the_disk()
    {
        await using SecretHost host = await SecretHost.StartAsync();
        SecretRef secret = await host.DefineAsync(s_one, Ceph);
        await SetAsync(host, secret);
        await host.DefineAsync(s_one, Ceph, "ephemeral='yes'");
        Assert.Empty(Directory.EnumerateFiles(host.Folder));
        Assert.Equal(s_value, (await host.Connection.SecretGetValueAsync(secret, 0, CancellationToken.None)).ToArray());
    }

    [Fact]
    public async Task A_change_that_cannot_be_kept_did_not_happen()
    {
        await using SecretHost host = await SecretHost.StartAsync();
        SecretRef secret = await host.DefineAsync(s_one, Ceph);
        await SetAsync(host, secret);

        // A folder in the place of the file that would be written: no write succeeds.
        Directory.CreateDirectory($"{host.Folder}/{s_one}.base64.new");
        Directory.CreateDirectory($"{host.Folder}/{s_two}.xml.new");
        await Assert.ThrowsAsync<VirException>(() =>
            host.Connection.SecretSetValueAsync(secret, "other"u8.ToArray(), 0, CancellationToken.None).AsTask());
        Assert.Equal(s_value, (await host.Connection.SecretGetValueAsync(secret, 0, CancellationToken.None)).ToArray());
        await Assert.ThrowsAsync<VirException>(() => host.DefineAsync(s_two).AsTask());
        Assert.Single(await host.Connection.ListAllSecretsAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task What_cannot_be_read_is_left_as_it_is()
    {
        await using SecretHost host = await SecretHost.StartAsync();
        await SetAsync(host, await host.DefineAsync(s_one, Ceph));
        var files = new Dictionary<string, string>
        {
            ["garbage.xml"] = "garbage", [$"{s_two}.xml"] = "<secret/>", [$"{s_two}.base64"] = "YQ==", [$"{s_one}.base64"] = "!secret!",
            [$"5ec4e700-0000-0000-0000-000000000003.xml"] =
                $"<secret><uuid>5ec4e700-0000-0000-0000-000000000003</uuid>{Ceph}</secret>",
        };
        foreach ((string name, string text) in files)
        {
            await File.WriteAllTextAsync($"{host.Folder}/{name}", text, TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync($"{host.Folder}/{s_one}.base64.new", "half", TestContext.Current.CancellationToken);
        await using SecretHost again = await host.AgainAsync();
        SecretRef found = Assert.Single(await again.Connection.ListAllSecretsAsync(0, CancellationToken.None));
        await RefusedAsync(ErrorCode.NoSecret, $"secret '{s_one}' does not have a value",
            () => again.Connection.SecretGetValueAsync(found, 0, CancellationToken.None).AsTask());
        foreach ((string name, string text) in files)
        {
            Assert.Equal(text, await File.ReadAllTextAsync($"{host.Folder}/{name}", TestContext.Current.CancellationToken));
        }

        Assert.False(File.Exists($"{host.Folder}/{s_one}.base64.new"));
    }

    [Fact]
    public async Task A_use_has_one_secret_whatever_runs_at_the_same_time()
    {
        await using SecretHost host = await SecretHost.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            try
            {
                await host.DefineAsync(Uuid.Random(), Ceph);
                return true;
            }
            catch (VirException e)
            {
                Assert.Contains("already defined for use with c", e.Message, StringComparison.Ordinal);
                return false;
            }
        })));
        Assert.Single(outcomes, true);
    }

    [Fact]
    public async Task No_value_is_in_what_is_logged()
    {
        var sink = new Lines();
        Log.SetSink(sink);
        try
        {
            await using SecretHost host = await SecretHost.StartAsync();
            await host.Connection.SecretSetValueAsync(
                await host.DefineAsync(s_one, Ceph), "canary"u8.ToArray(), 0, CancellationToken.None);
            await File.WriteAllTextAsync($"{host.Folder}/{s_one}.base64", "canary!", TestContext.Current.CancellationToken);
            await host.Driver.Changes.LoadAllAsync(CancellationToken.None);
        }
        finally
        {
            Log.SetSink(null);
        }

        Assert.Contains("is no Base64", sink.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", sink.ToString(), StringComparison.Ordinal);
    }

    private static Uuid Id(string text) => Uuid.TryParse(text, out Uuid uuid) ? uuid : default;

    private static ValueTask SetAsync(SecretHost host, SecretRef secret) =>
        host.Connection.SecretSetValueAsync(secret, s_value.ToArray(), 0, CancellationToken.None);

    private static async Task RefusedAsync(ErrorCode code, string text, Func<Task> call)
    {
        var e = await Assert.ThrowsAsync<VirException>(call);
        Assert.Equal(code, e.Code);
        Assert.EndsWith(text, e.Message, StringComparison.Ordinal);
    }

    private sealed class Lines : ILogSink
    {
        private readonly StringBuilder _text = new();

        public LogLevel MinimumLevel(string category) => LogLevel.Debug;

        public void Write(in LogEntry entry)
        {
            lock (_text)
            {
                _text.Append(entry.Message).Append('\n');
            }
        }

        public override string ToString() => _text.ToString();
    }
}
