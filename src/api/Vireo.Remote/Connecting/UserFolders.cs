using Vireo.Posix;

namespace Vireo.Remote;

/// <summary>The user's folders by the XDG rules.</summary>
internal static class UserFolders
{
    public static string Home => ProcessEnvironment.Get("HOME") is { Length: > 0 } home
        ? home
        : Posix.Accounts.FindUser(Posix.Host.EffectiveUserId)?.HomeFolder ?? "/";

    public static string Config =>
        ProcessEnvironment.Get("XDG_CONFIG_HOME") is { Length: > 0 } folder ? folder : Path.Combine(Home, ".config");

    /// <summary>Where the user's sockets are; without a runtime folder of the login, below the cache.</summary>
    public static string Runtime => ProcessEnvironment.Get("XDG_RUNTIME_DIR") is { Length: > 0 } folder
        ? Path.Combine(folder, "libvirt")
        : Path.Combine(ProcessEnvironment.Get("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Home, ".cache"), "libvirt");
}
