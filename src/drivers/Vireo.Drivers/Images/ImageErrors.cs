namespace Vireo.Drivers;

/// <summary>Errors of images of disks and the images below them.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
public static partial class ImageErrors
{
    [ErrorText(ErrorCode.InternalError, "backing store for {image} is self-referential or too deeply nested")]
    public static partial VirException TooManyLayers(string image);

    [ErrorText(ErrorCode.InternalError, "invalid backing protocol '{protocol}'")]
    public static partial VirException BackingProtocolUnknown(string protocol);

    [ErrorText(ErrorCode.InternalError, "missing parser implementation for JSON backing volume driver '{driver}'")]
    public static partial VirException BackingDriverUnknown(string driver);

    [ErrorText(ErrorCode.SystemError, "Cannot access backing file '{backing}' of storage file '{image}'")]
    public static partial VirException BackingInaccessible(int errno, string backing, string image);

    [ErrorText(ErrorCode.OperationInvalid,
        "format of backing image '{backing}' of image '{image}' was not specified in the image metadata (See "
            + "https://libvirt.org/kbase/backing_chains.html for troubleshooting)")]
    public static partial VirException BackingFormatUnknown(string backing, string image);
}
