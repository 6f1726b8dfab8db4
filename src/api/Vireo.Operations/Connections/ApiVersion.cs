namespace Vireo.Operations;

/// <summary>The release of libvirt whose API is served: what <c>virConnectGetLibVersion</c> answers for every driver of this
/// process.</summary>
public static class ApiVersion
{
    public const string Text = "11.3.0";

    /// <summary>The same as a number: major * 1,000,000 + minor * 1,000 + micro.</summary>
    public const ulong Number = 11_003_000;
}
