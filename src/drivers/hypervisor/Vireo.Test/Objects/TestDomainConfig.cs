using System.Globalization;
using System.Text;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>
/// A domain's configuration at one moment, immutable. Thousands of domains are kept, so the document is held as compact UTF-8 text and read
/// again when somebody needs the record; figures that listings and statistics need stand beside it.
/// </summary>
internal sealed class TestDomainConfig
{
    private readonly byte[] _text;

    // In the text it is laid out for its place there; in another document it is laid out anew.
    private readonly XmlFragment? _metadata;
    private WeakReference<DomainDef>? _recent;
    private Secrets _secrets;

    private TestDomainConfig(DomainDef def)
    {
        Name = def.Name ?? "";
        Uuid = def.Uuid ?? default;
        MaxMemory = def.Memory ?? 0;
        Memory = def.CurrentMemory ?? MaxMemory;
        MaxVcpus = (ushort)(def.Vcpu?.Maximum ?? 1);
        Vcpus = (ushort)(def.Vcpu?.Current ?? MaxVcpus);
        _metadata = def.Metadata;
        OsType = def.Os.Type?.Type ?? "hvm";
        _text = Encoding.UTF8.GetBytes(def.Format(FormatFlags.Secure));
    }

    public string Name { get; }

    public Uuid Uuid { get; }

    /// <summary>KiB.</summary>
    public ulong MaxMemory { get; }

    /// <summary>KiB.</summary>
    public ulong Memory { get; }

    public ushort Vcpus { get; }

    public ushort MaxVcpus { get; }

    public string OsType { get; }

    /// <summary>Keeps <paramref name="def"/>, which must be complete; the caller gives it away.</summary>
    public static TestDomainConfig Of(DomainDef def) => new(def);

    /// <summary>The record, shared and not to be changed.</summary>
    public DomainDef Read()
    {
        if (_recent is not null && _recent.TryGetTarget(out var def))
        {
            return def;
        }

        def = Copy();
        _recent = new WeakReference<DomainDef>(def);
        return def;
    }

    /// <summary>The record, to do with as one likes.</summary>
    public DomainDef Copy()
    {
        var def = DomainDef.Parse(XmlTree.Parse(
            Encoding.UTF8.GetString(_text), new XmlParseOptions { Domain = ErrorDomain.Domain, IsOwn = true }).Root);
        def.Metadata = _metadata;
        return def;
    }

    /// <summary>A changed copy.</summary>
    public TestDomainConfig With(Action<DomainDef> change)
    {
        var def = Copy();
        change(def);
        return new TestDomainConfig(def);
    }

    /// <summary>The document. <paramref name="id"/> is shown when it is not negative.</summary>
    public string Format(FormatFlags flags, int id)
    {
        // The text that is kept needs no reading, unless something in it is to be left out.
        if ((flags & ~FormatFlags.Secure) == 0 && (flags == FormatFlags.Secure || !HasSecrets()))
        {
            string text = Encoding.UTF8.GetString(_text);
            return id < 0 ? text : text.Insert(
                text.IndexOf('\'', text.IndexOf('\'') + 1) + 1, string.Create(CultureInfo.InvariantCulture, $" id='{id}'"));
        }

        return (Read() with { Id = id >= 0 ? id : null }).Format(flags);
    }

    // One byte that readers on several threads may all work out: a half-written answer would show secrets.
    private bool HasSecrets()
    {
        if (_secrets == Secrets.Unknown)
        {
            _secrets = Encoding.UTF8.GetBytes(Read().Format()).AsSpan().SequenceEqual(_text) ? Secrets.None : Secrets.Some;
        }

        return _secrets == Secrets.Some;
    }

    private enum Secrets : byte
    {
        Unknown,
        None,
        Some,
    }
}
