using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>A volume at one instant. The document in it is never changed: who changes a volume replaces it.</summary>
/// <param name="Definition">The document, complete with key, target and figures.</param>
internal sealed record Volume(StorageVolDef Definition)
{
    /// <summary>Names of what is still being made begin so. It is no volume yet, and goes when its daemon does not finish it.</summary>
    public const string HiddenPrefix = ".vireo-new-";

    public string Name => Definition.Name ?? "";

    public string Key => Definition.Key ?? Path;

    public string Path => Definition.Target?.Path ?? "";

    /// <summary>What the file was like when its figures were read: they are read again when it has changed. Null before that.</summary>
    public FileStamp? Stamp { get; init; }

    /// <summary>Whether the document is what was asked for when the volume was made, with the sizes that it got: it is until the next
    /// refresh.</summary>
    public bool AsAsked { get; init; }

    /// <summary>Work on it that nobody shares.</summary>
    public VolumeWork Work { get; init; }

    /// <summary>How many read it: downloads, and copies of it that are being made.</summary>
    public int Readers { get; init; }

    /// <summary>Whether somebody works on it, or reads it.</summary>
    public bool IsBusy => Work != VolumeWork.None || Readers > 0;

    /// <summary>Whether something of this name is still being made.</summary>
    public static bool IsHidden(string name) => name.StartsWith(HiddenPrefix, StringComparison.Ordinal);

    /// <summary>How clients name it.</summary>
    public StorageVolRef RefIn(string pool) => new(pool, Name, Key);

    /// <summary>
    /// An image does not say which secret it was made with: that is remembered for as long as there is an encrypted image of that name.
    /// </summary>
    public static void KeepSecret(StorageVolDef now, StorageVolDef? before)
    {
        if (now.Target?.Encryption is { } encryption && before?.Target?.Encryption is { Secrets.Count: > 0 } last
            && last.Format == encryption.Format)
        {
            now.Target.Encryption = last;
        }
    }
}

/// <summary>What shows that a file is still the one that was looked at.</summary>
internal readonly record struct FileStamp(ulong Device, ulong Inode, long Size, long ModifyTime, long ChangeTime);
