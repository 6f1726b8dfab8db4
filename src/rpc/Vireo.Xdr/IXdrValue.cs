namespace Vireo.Xdr;

/// <summary>A value with an XDR form; the generated codec implements it on every wire struct.</summary>
public interface IXdrValue<TSelf>
    where TSelf : IXdrValue<TSelf>
{
    /// <summary>Fewest bytes that any value of this type takes: bounds array counts before allocation.</summary>
    static abstract int MinXdrSize { get; }

    /// <summary>Reads one value.</summary>
    static abstract TSelf ReadXdr(ref XdrReader reader);

    /// <summary>Writes this value.</summary>
    void WriteXdr(XdrWriter writer);
}
