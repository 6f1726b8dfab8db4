namespace Vireo.Posix;

/// <summary>What a path leads to.</summary>
public enum FileKind
{
    /// <summary>A file with content of its own.</summary>
    Regular,

    /// <summary>A block device.</summary>
    BlockDevice,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, a socket, a character device: opening it can wait for ever.</summary>
    Other,
}
