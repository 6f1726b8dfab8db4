namespace Vireo.Native;

/// <summary>Errors of typed parameters of C programs.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class FieldErrors
{
    [ErrorText(ErrorCode.InvalidArg, "Invalid boolean value for field '{field}'")]
    public static partial VirException BooleanInvalid(string field);

    [ErrorText(ErrorCode.InvalidArg, "Invalid value for field '{field}': expected {type}")]
    public static partial VirException ValueInvalid(string field, string type);

    [ErrorText(ErrorCode.InvalidArg, "NULL value for field '{field}'")]
    public static partial VirException ValueNull(string field);

    [ErrorText(ErrorCode.InternalError, "unexpected type {type} for field {field}")]
    public static partial VirException TypeUnexpected(int type, string field);

    [ErrorText(ErrorCode.InvalidArg, "Invalid type '{wanted}' requested for parameter '{parameter}', actual type is '{actual}'")]
    public static partial VirException TypeDiffers(string wanted, string parameter, string actual);

    [ErrorText(ErrorCode.InternalError, "Field name '{field}' too long")]
    public static partial VirException NameTooLong(string field);
}
