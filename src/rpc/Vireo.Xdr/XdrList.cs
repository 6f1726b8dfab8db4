using System.Runtime.InteropServices;

namespace Vireo.Xdr;

/// <summary>What the generated codec needs to walk lists without an enumerator.</summary>
public static class XdrList
{
    /// <summary>The elements of a list as a span; without a copy for arrays and lists, null as empty.</summary>
    public static ReadOnlySpan<T> AsSpan<T>(IReadOnlyList<T>? items) => items switch
    {
        null => default,
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => items.ToArray(),
    };
}
