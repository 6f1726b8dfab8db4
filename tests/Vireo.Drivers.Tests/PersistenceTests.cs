using System.Text;
using Vireo.Documents;
using Xunit;

namespace Vireo.Drivers.Tests;

public sealed class PersistenceTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("vireo-store").FullName;
    private readonly DefinitionStore<DomainDef> _definitions;
    private readonly StatusStore<DomainStatusDef> _status;

    public PersistenceTests()
    {
        var log = Log.For("test.store");
        _definitions = new(DefinitionFormats.Domain, Path.Combine(_root, "etc"), Path.Combine(_root, "etc", "autostart"), log);
        _status = new(StatusFormats.Domain, Path.Combine(_root, "run"), log);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public async Task What_is_saved_is_loaded_with_its_autostart()
    {
        await _definitions.SaveAsync(Guest("it's <a> guest"));
        await _definitions.SaveAsync(Guest("b"));
        await _definitions.SetAutostartAsync("b", true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_definitions.PathOf("b")));
        Assert.Equal([("b", true), ("it's <a> guest", false)], _definitions.Load().Select(static d => (d.Name, d.Autostart)).Order());
        await _definitions.SetAutostartAsync("b", false);
        await _definitions.DeleteAsync("it's <a> guest");
        await _definitions.DeleteAsync("never was");
        Assert.False(Assert.Single(_definitions.Load()).Autostart);
    }

    [Fact]
    public async Task A_rename_takes_the_link_along_and_is_finished_when_it_was_killed()
    {
        var guest = Guest("old");
        await _definitions.SaveAsync(guest);
        await _definitions.SetAutostartAsync("old", true);
        string old = await File.ReadAllTextAsync(_definitions.PathOf("old"), Token);
        await _definitions.RenameAsync("old", guest with { Name = "new" }, autostart: true);
        Assert.Equal(("new", true), Only());

        // Killed between the two files: the old one and its link are still present.
        await File.WriteAllTextAsync(_definitions.PathOf("old"), old, Token);
        File.SetLastWriteTimeUtc(_definitions.PathOf("old"), DateTime.UnixEpoch);
        await _definitions.SetAutostartAsync("new", false);
        await _definitions.SetAutostartAsync("old", true);
        Assert.Equal(("new", true), Only());
        Assert.False(File.Exists(_definitions.PathOf("old")));
        Assert.False(_definitions.IsAutostarted("old"));
        Assert.True(_definitions.IsAutostarted("new"));
    }

    [Fact]
    public async Task Two_different_definitions_with_one_uuid_are_both_left()
    {
        var guest = Guest("a");
        await _definitions.SaveAsync(guest);
        await _definitions.SaveAsync(guest with { Name = "b", Title = "another" });
        Assert.Equal(("a", false), Only());
        Assert.True(File.Exists(_definitions.PathOf("b")));
    }

    [Fact]
    public async Task A_definition_without_uuid_gets_one_and_keeps_it()
    {
        Directory.CreateDirectory(_definitions.Folder);
        await File.WriteAllTextAsync(_definitions.PathOf("a"), "<domain type='qemu'><name>a</name><memory>1024</memory></domain>", Token);
        var uuid = Assert.Single(_definitions.Load()).Uuid;
        Assert.NotEqual(default, uuid);
        Assert.Equal(uuid, Assert.Single(_definitions.Load()).Uuid);
    }

    [Theory]
    [InlineData("<domain type='qemu'><name>bad</name>")]
    [InlineData("<domain type='qemu'><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid></domain>")]
    [InlineData("<domain type='qemu' id='99999999999'><name>bad</name><memory>99999999999999999999999</memory></domain>")]
    [InlineData("")]
    public async Task What_cannot_be_read_is_left_and_the_others_are_loaded(string text)
    {
        await _definitions.SaveAsync(Guest("good"));
        await File.WriteAllTextAsync(_definitions.PathOf("bad"), text, Token);
        Assert.Equal(("good", false), Only());
        Assert.Equal(text, await File.ReadAllTextAsync(_definitions.PathOf("bad"), Token));
    }

    [Fact]
    public async Task Encodings_are_obeyed_and_bytes_that_do_not_belong_to_them_refused()
    {
        Directory.CreateDirectory(_definitions.Folder);
        string guest = Guest("a").Format().Replace("<memory", "<title>Café</title>\n  <memory", StringComparison.Ordinal);
        string text = $"<?xml version='1.0' encoding='ISO-8859-1'?>\n{guest}";
        await File.WriteAllBytesAsync(_definitions.PathOf("a"), Encoding.Latin1.GetBytes(text), Token);
        Assert.Equal("Café", Assert.Single(_definitions.Load()).Definition.Title);
        await File.WriteAllBytesAsync(
            _definitions.PathOf("a"), Encoding.Latin1.GetBytes(text.Replace("ISO-8859-1", "UTF-8", StringComparison.Ordinal)), Token);
        Assert.Empty(_definitions.Load());
    }

    [Fact]
    public void Only_leftovers_of_writers_are_removed()
    {
        Directory.CreateDirectory(_definitions.Folder);
        File.WriteAllText(_definitions.PathOf("a") + AtomicFile.TemporarySuffix, "<dom");
        File.WriteAllText(Path.Combine(_definitions.Folder, "notes.new"), "mine");
        _definitions.RemoveLeftovers();
        Assert.Equal(["notes.new"], Directory.GetFiles(_definitions.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_status_record_is_absent_unreadable_or_there()
    {
        Assert.True(_status.Read("it's").IsAbsent);
        _status.Save("it's", () => Status("it's"));
        var read = _status.Read("it's");
        Assert.Equal(("running", "it's", "4711"), (read.Record!.State, read.Record.Domain!.Name, read.Record.Pid));
        Assert.Equal(["it's"], _status.Names());
        File.WriteAllText(_status.PathOf("it's"), "<domstatus state='running'><domain type='qemu'><name>it's</name>");
        read = _status.Read("it's");
        Assert.True(read.IsUnreadable);
        Assert.False(read.IsAbsent);
        Assert.Null(read.Record);
        Assert.True(_status.Delete("it's"));
        Assert.False(_status.Delete("it's"));
    }

    [Fact]
    public void A_guest_that_ended_meanwhile_gets_no_file()
    {
        _status.Save("a", static () => null);
        Assert.Empty(_status.Names());
    }

    [Fact]
    public async Task Writers_of_one_status_record_take_turns_and_the_newest_state_stays()
    {
        int state = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(
            () =>
            {
                Interlocked.Increment(ref state);
                _status.Save("a", () => Status("a") with { Reason = $"{Volatile.Read(ref state)}" });
            }, Token)));
        Assert.Equal("64", _status.Read("a").Record!.Reason);
    }

    private (string Name, bool Autostart) Only()
    {
        var stored = Assert.Single(_definitions.Load());
        return (stored.Name, stored.Autostart);
    }

    private static DomainDef Guest(string name) =>
        DomainDef.Parse("<domain type='qemu'><name/><memory>1024</memory></domain>") with { Name = name, Uuid = Uuid.Random() };

    private static DomainStatusDef Status(string name) =>
        new() { State = "running", Reason = "booted", Pid = "4711", Domain = Guest(name) };
}
