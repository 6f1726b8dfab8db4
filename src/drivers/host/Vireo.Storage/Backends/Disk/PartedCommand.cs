using System.Globalization;

namespace Vireo.Drivers.Storage;

/// <summary>The command lines of <c>parted</c>, as data. It never asks, and takes the device for nothing else.</summary>
internal static class PartedCommand
{
    /// <summary>Writes an empty partition table.</summary>
    /// <param name="device">The disk.</param>
    /// <param name="format">What the pool's document calls the table.</param>
    public static string[] MakeTable(string device, string format) =>
        ["parted", device, "mklabel", "--script", format == "dos" ? "msdos" : format];

    /// <summary>Makes a partition.</summary>
    public static string[] MakePartition(string device, PartitionPlan plan) =>
        ["parted", device, "mkpart", "--script", plan.Words, At(plan.Start), At(plan.End - 1)];

    /// <summary>Removes a partition.</summary>
    public static string[] RemovePartition(string device, int number) =>
        ["parted", device, "rm", "--script", number.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Prints the geometry, the partitions and what is free.</summary>
    public static string[] Print(string device) =>
        ["parted", "--script", device, "unit", "chs", "print", "unit", "B", "print", "free"];

    private static string At(ulong place) => place.ToString(CultureInfo.InvariantCulture) + "B";
}
