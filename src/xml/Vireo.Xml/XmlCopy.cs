using System.ComponentModel;

namespace Vireo.Xml;

/// <summary>Copies lists for the generated deep copies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class XmlCopy
{
    /// <summary>A list of copies.</summary>
    public static List<T> Records<T>(List<T> list)
        where T : XmlRecord
    {
        var copy = new List<T>(list.Count);
        foreach (T item in list)
        {
            copy.Add((T)item.DeepCopy());
        }

        return copy;
    }

    /// <summary>A list of the same values.</summary>
    public static List<T> Values<T>(List<T> list) => [.. list];
}
