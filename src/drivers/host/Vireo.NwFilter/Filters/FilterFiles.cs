using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// Filters on disk, as libvirt keeps them: <c>/etc/libvirt/nwfilter/NAME.xml</c>. Those that a distribution ships have no UUID: they get
/// one when they are read for the first time, which is written back.
/// </summary>
internal sealed class FilterFiles(string folder, Logger log)
{
    private static readonly DefinitionFormat<NwFilterDef> s_format = new()
    {
        Noun = "network filter",
        Parse = static (text, path) => Read(text, path),
        Format = static def => def.Format(),
        Name = static def => def.Name,
        Uuid = static def => def.Uuid,
        WithName = static (def, name) => def with { Name = name },
        WithUuid = static (def, uuid) => def with { Uuid = uuid },
    };

    private readonly DefinitionStore<NwFilterDef> _definitions = new(s_format, folder, Path.Combine(folder, "autostart"), log);

    /// <summary>Whether the host has ever had filters.</summary>
    public bool Exist => Directory.Exists(folder);

    /// <summary>Removes what writers left that were killed while they wrote.</summary>
    public void RemoveLeftovers() => _definitions.RemoveLeftovers();

    /// <summary>Every definition that can be read.</summary>
    public IEnumerable<NwFilterDef> Load() => _definitions.Load().Select(static s => s.Definition);

    /// <summary>Keeps a definition, durably.</summary>
    public Task SaveAsync(NwFilterDef definition) => _definitions.SaveAsync(definition);

    /// <summary>Forgets a definition.</summary>
    public Task DeleteAsync(string name) => _definitions.DeleteAsync(name);

    // The rules make a UUID up where none is; the store must see that the file has none.
    private static NwFilterDef Read(string text, string path)
    {
        XmlElement root = XmlTree.Parse(text, new XmlParseOptions { Origin = path, Domain = ErrorDomain.Nwfilter, IsOwn = true }).Root;
        NwFilterDef filter = NwFilterDef.Parse(root);
        Uuid? given = filter.Uuid;
        NwFilterRules.PostParse(filter, root);
        filter.Uuid = given;
        return filter;
    }
}
