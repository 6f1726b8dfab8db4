using System.Collections.Immutable;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The ports that a filter is applied to, as libvirt's status files (<c>/run/libvirt/nwfilter-binding/PORT.xml</c>) have them. It only
/// reads: what another daemon has applied is shown, and keeps its filters from being taken away.
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
        static binding => binding.Format());

    private readonly StatusStore<NwFilterBindingDef> _files = new(s_format, folder, log);
    private ImmutableSortedDictionary<string, NwFilterBindingDef> _byPort =
        ImmutableSortedDictionary.Create<string, NwFilterBindingDef>(StringComparer.Ordinal);

    /// <summary>All bindings, in the order of their ports.</summary>
    public IEnumerable<NwFilterBindingDef> Items => Volatile.Read(ref _byPort).Values;

    /// <summary>The binding of a port; libvirt's error when it has none.</summary>
    public NwFilterBindingDef Get(string portDevice) =>
        Volatile.Read(ref _byPort).GetValueOrDefault(portDevice) ?? throw HostObjectErrors.FilterBindingUnknown(portDevice);

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
