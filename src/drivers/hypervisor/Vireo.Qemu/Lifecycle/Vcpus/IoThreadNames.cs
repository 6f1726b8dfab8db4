using System.Globalization;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>QEMU's names of I/O threads.</summary>
internal static class IoThreadNames
{
    private const string Prefix = "iothread";

    /// <summary>QEMU's name of an I/O thread.</summary>
    public static string Of(uint id) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id}");

    /// <summary>The number in QEMU's name of an I/O thread, or null when the name is not one of ours.</summary>
    public static uint? Parse(string alias) =>
        alias.StartsWith(Prefix, StringComparison.Ordinal)
            && uint.TryParse(alias.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out uint id)
            ? id : null;
}
