namespace Vireo.Xml;

/// <summary>A set of numbers with at least one in it: what takes all of its members away again is refused, with libvirt's text.</summary>
public static class FilledCpuSet
{
    /// <summary>Reads it. A text that this library printed may hold an empty one.</summary>
    public static CpuSet Parse(in XmlValue value) =>
        CpuSet.ParseXml(value) is { } set && (!set.IsEmpty || value.IsOwn) ? set : throw value.SetEmpty(value.Name.ToString());

    /// <summary>The canonical text.</summary>
    public static string Format(CpuSet set) => set.ToString();
}
