namespace Vireo.Drivers.Test;

/// <summary>Errors of the document that describes a test host, and of opening it.</summary>
[ErrorCatalogue(ErrorDomain.Test)]
internal static partial class TestSetupErrors
{
    [ErrorText(ErrorCode.XmlError, "transient domain cannot have runstate 'shutoff'")]
    public static partial VirException TransientShutOff();

    [ErrorText(ErrorCode.XmlError, "domain with managedsave data can only have runstate 'shutoff'")]
    public static partial VirException SavedStateRuns();

    [ErrorText(ErrorCode.XmlError, "invalid {name}")]
    public static partial VirException Invalid(string name);

    [ErrorText(ErrorCode.InvalidArg, "testOpen: supply a path or use test:///default")]
    public static partial VirException NoPath();

    [ErrorText(ErrorCode.AuthFailed, "authentication failed, see test XML for the correct username/password")]
    public static partial VirException LoginFailed();

    [ErrorText(ErrorCode.XmlError, "expecting root element of 'node', not '{element}'")]
    public static partial VirException RootElement(ReadOnlySpan<char> element);

    [ErrorText(ErrorCode.XmlError, "invalid node memory")]
    public static partial VirException MemoryInvalid();

    [ErrorText(ErrorCode.XmlError, "invalid node cpu {name} value")]
    public static partial VirException CpuValueInvalid(string name);

    [ErrorText(ErrorCode.XmlError, "missing username in /node/auth/user field")]
    public static partial VirException UserNameMissing();
}
