namespace Vireo.Drivers;

/// <summary>Errors of parameters that a client sets.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class SettingErrors
{
    [ErrorText(ErrorCode.InvalidArg, "{rate} cannot be set higher than {maximum}")]
    public static partial VirException RateAboveMaximum(ErrorDomain domain, string rate, string maximum);

    // libvirt's own blank at the end, where the maximum is given.
    [ErrorText(ErrorCode.InvalidArg, "{rate} cannot be set higher than {maximum} ")]
    public static partial VirException RateAbovePresentMaximum(ErrorDomain domain, string rate, string maximum);

    [ErrorText(ErrorCode.ConfigUnsupported, "value '{maximum}' cannot be smaller than '{rate}'")]
    public static partial VirException MaximumBelowRate(ErrorDomain domain, string maximum, string rate);

    [ErrorText(ErrorCode.ConfigUnsupported, "cannot reset '{rate}' when '{maximum}' is set")]
    public static partial VirException RateOfMaximumReset(ErrorDomain domain, string rate, string maximum);

    [ErrorText(ErrorCode.InvalidArg, "unable to parse blkio device '{parameter}' '{devices}'")]
    public static partial VirException BlkioDeviceUnreadable(string parameter, string devices);

    [ErrorText(ErrorCode.InvalidArg, "invalid value '{value}' for parameter '{parameter}' of device '{device}'")]
    public static partial VirException BlkioValue(string value, string parameter, string device);

    [ErrorText(ErrorCode.ArgumentUnsupported, "parameter '{name}' not supported", Domain = ErrorDomain.None)]
    public static partial VirException ParameterUnsupported(string name);

    [ErrorText(ErrorCode.InvalidArg, "total and read/write of {what} cannot be set at the same time")]
    public static partial VirException TotalAndPart(ErrorDomain domain, string what);

    [ErrorText(ErrorCode.InvalidArg, "iothreadid {id} not found")]
    public static partial VirException IoThreadIdUnknown(ErrorDomain domain, uint id);

    [ErrorText(ErrorCode.InvalidArg, "an IOThread is already using iothread_id '{id}'")]
    public static partial VirException IoThreadTaken(uint id);

    [ErrorText(ErrorCode.InvalidArg, "cannot remove IOThread {id} since it is being used by disk")]
    public static partial VirException IoThreadInUse(uint id);

    [ErrorText(ErrorCode.InvalidArg, "cannot find IOThread '{id}' in iothreadids list")]
    public static partial VirException IoThreadUnlisted(uint id);

    [ErrorText(ErrorCode.InvalidArg, "memory hard_limit tunable value must be lower than or equal to swap_hard_limit")]
    public static partial VirException HardLimitAboveSwap(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "unsupported numatune mode: '{mode}'")]
    public static partial VirException NumaModeUnsupported(ErrorDomain domain, int mode);

    [ErrorText(ErrorCode.InvalidArg, "Invalid nodeset of 'numatune': {nodeset}")]
    public static partial VirException NodesetInvalid(ErrorDomain domain, string nodeset);

    [ErrorText(ErrorCode.InvalidArg,
        "invalid type '{type}' for parameter '{parameter}', expected '{expected}'", Domain = ErrorDomain.None)]
    public static partial VirException ParameterType(string type, string parameter, string expected);

    [ErrorText(ErrorCode.InvalidArg, "parameter '{parameter}' occurs multiple times", Domain = ErrorDomain.None)]
    public static partial VirException ParameterTwice(string parameter);

    [ErrorText(ErrorCode.InvalidArg, "value of '{name}' is out of range [{least}, {most}]")]
    public static partial VirException OutOfRange(ErrorDomain domain, string name, long least, long most);
}
