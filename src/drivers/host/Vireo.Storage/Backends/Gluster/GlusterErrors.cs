namespace Vireo.Drivers.Storage;

/// <summary>Errors of volumes of GlusterFS. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class GlusterErrors
{
    [ErrorText(ErrorCode.SystemError, "failed to connect to {uri}")]
    public static partial VirException NotConnected(int errno, string uri);

    [ErrorText(ErrorCode.SystemError, "failed to change to directory '{folder}' in '{volume}'")]
    public static partial VirException FolderNotOpened(int errno, string folder, string volume);

    [ErrorText(ErrorCode.SystemError, "failed to read directory '{folder}' in '{volume}'")]
    public static partial VirException FolderNotRead(int errno, string folder, string volume);

    [ErrorText(ErrorCode.SystemError, "cannot statvfs path '{folder}' in '{volume}'")]
    public static partial VirException NotMeasured(int errno, string folder, string volume);

    [ErrorText(ErrorCode.XmlError, "gluster pool name '{name}' must not contain /")]
    public static partial VirException NameWithSlash(string name);

    [ErrorText(ErrorCode.InvalidArg, "hostname must be specified for gluster sources")]
    public static partial VirException NoHost();
}
