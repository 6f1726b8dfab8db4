using Vireo.Operations;

namespace Vireo.Daemon;

/// <summary>The versions that the daemon reports.</summary>
internal static class DaemonVersion
{
    /// <summary>Vireo's own version.</summary>
    public const string Text = "0.1.0";

    /// <summary>The release of libvirt whose API is served.</summary>
    public const string LibraryText = ApiVersion.Text;

    /// <summary>The same as a number: major * 1,000,000 + minor * 1,000 + micro.</summary>
    public const ulong Library = ApiVersion.Number;
}
