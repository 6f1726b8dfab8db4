using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>
/// What the configuration asks for and cannot be had ends the start with a clear word: a daemon that ignored a restriction would serve
/// those whom its owner wanted to keep out. Nothing is changed here.
/// </summary>
internal static class StartChecks
{
    private static readonly Logger Logger = Log.For("daemon");

    /// <summary>Throws when the daemon must not start so.</summary>
    /// <exception cref="VirException">With libvirt's text where libvirtd refuses it too.</exception>
    public static void Check(DaemonConfig config, DaemonOptions options)
    {
        foreach (string driver in config.AccessDrivers)
        {
            switch (driver)
            {
                case "none":
                    break;
                case "polkit":
                    throw Errors.ConfigUnsupported(
                        ErrorDomain.Conf, "access_drivers: fine-grained access control by polkit is not supported");
                default:
                    throw Errors.Internal(ErrorDomain.Access, $"Cannot find security driver '{driver}'");
            }
        }

        CheckLimits(config.Limits);
        CheckLimits(config.AdminLimits);
        if (config.AuditLevel > 1)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Conf, "audit_level: auditing is demanded and not supported");
        }

        if (config.AuditLogging)
        {
            Logger.Warning($"audit_logging is set, but no audit messages are made");
        }
    }

    /// <summary>The host's UUID where the configuration tells it or its source; null: the firmware's.</summary>
    /// <exception cref="VirException">It is none, in libvirt's words.</exception>
    public static Uuid? ReadHostUuid(DaemonConfig config)
    {
        string text;
        if (config.HostUuid is { } given)
        {
            text = given;
        }
        else if (config.HostUuidSource == "machine-id")
        {
            text = File.ReadAllText("/etc/machine-id").Trim();
        }
        else
        {
            return config.HostUuidSource == "smbios" ? null : throw Errors.InvalidHostUuid($"invalid UUID source: {config.HostUuidSource}");
        }

        return Uuid.TryParse(text, out Uuid uuid) && IsRealUuid(uuid) ? uuid : throw Errors.InvalidHostUuid($"invalid host UUID: {text}");
    }

    // Firmware that knows none tells one digit only.
    private static bool IsRealUuid(Uuid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.CopyTo(bytes);
        return bytes.IndexOfAnyExcept(bytes[0]) >= 0;
    }

    private static void CheckLimits(ServerLimits limits)
    {
        if (limits.MaxClients < limits.MaxAnonymousClients)
        {
            throw Errors.Internal(ErrorDomain.Rpc,
                "The overall maximum number of clients must not be less than the number of clients waiting for authentication");
        }
    }
}
