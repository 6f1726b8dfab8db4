namespace Vireo.Drivers;

/// <summary>Errors of images of disks and the images below them.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
public static partial class ImageErrors
{
    [ErrorText(ErrorCode.OperationUnsupported, "backing chains more than 200 layers deep are not supported")]
    public static partial VirException TooManyLayers();

    [ErrorText(ErrorCode.ConfigUnsupported, "backing image '{backing}' of '{image}' is not a local file")]
    public static partial VirException BackingNotLocal(string backing, string image);

    [ErrorText(ErrorCode.InternalError, "backing store for {image} ({backing}) is self-referential")]
    public static partial VirException SelfReferential(string image, string backing);

    [ErrorText(ErrorCode.SystemError, "Cannot access backing file '{backing}' of storage file '{image}'")]
    public static partial VirException BackingInaccessible(int errno, string backing, string image);

    [ErrorText(ErrorCode.OperationInvalid,
        "format of backing image '{backing}' of image '{image}' was not specified in the image metadata (See "
            + "https://libvirt.org/kbase/backing_chains.html for troubleshooting)")]
    public static partial VirException BackingFormatUnknown(string backing, string image);
}
