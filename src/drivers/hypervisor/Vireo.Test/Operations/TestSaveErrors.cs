namespace Vireo.Drivers.Test;

/// <summary>Errors of saving, restoring and dumping guests of the test driver.</summary>
[ErrorCatalogue(ErrorDomain.Test)]
internal static partial class TestSaveErrors
{
    [ErrorText(ErrorCode.SystemError, "domain '{name}' coredump: failed to open {path}")]
    public static partial VirException DumpFileNotOpened(int errno, string name, string path);

    [ErrorText(ErrorCode.SystemError, "saving domain '{name}' to '{path}': open failed")]
    public static partial VirException SaveFileNotOpened(int errno, string name, string path);

    [ErrorText(ErrorCode.SystemError, "saving domain to '{path}': open failed")]
    public static partial VirException ImageNotOpened(int errno, string path);

    [ErrorText(ErrorCode.ArgumentUnsupported, "xml modification unsupported")]
    public static partial VirException OtherDocument();

    [ErrorText(ErrorCode.OperationUnsupported, "kdump-compressed format is not supported here")]
    public static partial VirException KdumpUnsupported();

    [ErrorText(ErrorCode.SystemError, "incomplete save header in '{path}'")]
    public static partial VirException HeaderUnreadable(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot read domain image '{path}'")]
    public static partial VirException ImageUnreadable(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "incomplete save header in '{path}': Success")]
    public static partial VirException HeaderIncomplete(int errno, string path);

    [ErrorText(ErrorCode.InternalError, "mismatched header magic")]
    public static partial VirException MagicDiffers();

    [ErrorText(ErrorCode.SystemError, "failed to read metadata length in '{path}': Success")]
    public static partial VirException LengthIncomplete(int errno, string path);

    [ErrorText(ErrorCode.InternalError, "length of metadata out of range")]
    public static partial VirException LengthOutOfRange();

    [ErrorText(ErrorCode.SystemError, "incomplete metadata in '{path}': Success")]
    public static partial VirException MetadataIncomplete(int errno, string path);
}
