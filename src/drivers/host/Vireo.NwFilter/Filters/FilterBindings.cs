using System.Collections.Immutable;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The ports that a filter is applied to, each with its status file (<c>/run/libvirt/nwfilter-binding/PORT.xml</c>), as libvirt keeps them:
/// what another daemon has applied is taken over. Who changes them holds the turn of the driver's changes.
/// </summary>
internal sealed class FilterBindings(string folder, Logger log)
{
    private static readonly StatusFormat<NwFilterBindingDef> s_format = new(
        static (text, path) =>
        {
            XmlElement root = XmlTree.Parse(
                text, new XmlParseOptions { Origin = path, Domain = ErrorDomain.Nwfilter, IsOwn = true }).Root;
            root.ExpectRoot("filterbindingstatus");
            return NwFilterBindingRules.Read(root.FirstChild);
        },
        static binding => "<filterbindingstatus>\n"
            + string.Concat(binding.Format().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => $"  {l}\n"))
            + "</filterbindingstatus>\n");

    private readonly StatusStore<NwFilterBindingDef> _files = new(s_format, folder, log);
    private ImmutableSortedDictionary<string, NwFilterBindingDef> _byPort =
        ImmutableSortedDictionary.Create<string, NwFilterBindingDef>(StringComparer.Ordinal);

    /// <summary>All bindings, in the order of their ports.</summary>
    public IEnumerable<NwFilterBindingDef> Items => Volatile.Read(ref _byPort).Values;

    /// <summary>The binding of a port, or null.</summary>
    public NwFilterBindingDef? Find(string portDevice) => Volatile.Read(ref _byPort).GetValueOrDefault(portDevice);

    /// <summary>The binding of a port; libvirt's error when it has none.</summary>
    public NwFilterBindingDef Get(string portDevice) => Find(portDevice) ?? throw HostObjectErrors.FilterBindingUnknown(portDevice);

    /// <summary>Keeps a binding, first on disk.</summary>
    public async Task AddAsync(NwFilterBindingDef binding)
    {
        string port = binding.PortDevice ?? "";
        await _files.SaveAsync(port, () => binding).ConfigureAwait(false);
        Volatile.Write(ref _byPort, _byPort.SetItem(port, binding));
    }

    /// <summary>Forgets a binding.</summary>
    public void Remove(string port)
    {
        _files.Delete(port);
        Volatile.Write(ref _byPort, _byPort.Remove(port));
    }

    /// <summary>Removes what writers left that were killed while they wrote. Only at the start, when nobody writes yet.</summary>
    public void RemoveLeftovers() => _files.RemoveLeftovers();

    /// <summary>Reads the status files, in place of what was known.</summary>
    public void Load()
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, NwFilterBindingDef>(StringComparer.Ordinal);
        foreach (string name in _files.Names())
        {
            StatusReading<NwFilterBindingDef> reading = _files.Read(name);
            if (reading.Record is { PortDevice: { } port } binding)
            {
                found[port] = binding;
            }
            else if (reading.Failure is { } fault)
            {
                log.Error($"cannot read the network filter binding '{_files.PathOf(name)}', which is left as it is: {fault}");
            }
        }

        Volatile.Write(ref _byPort, found.ToImmutable());
    }
}
