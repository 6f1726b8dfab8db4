using Vireo.Xdr;

namespace Vireo.Protocol;

/// <summary>The limits of the admin program: how long strings, arrays and opaque data may be on the wire.</summary>
public static class AdminLimits
{
    [WireConstant("ADMIN_STRING_MAX")]
    public const int StringMax = 4194304;

    [WireConstant("ADMIN_SERVER_LIST_MAX")]
    public const int ServerListMax = 16384;

    [WireConstant("ADMIN_SERVER_THREADPOOL_PARAMETERS_MAX")]
    public const int ServerThreadPoolParametersMax = 32;

    [WireConstant("ADMIN_CLIENT_LIST_MAX")]
    public const int ClientListMax = 16384;

    [WireConstant("ADMIN_CLIENT_INFO_PARAMETERS_MAX")]
    public const int ClientInfoParametersMax = 64;

    [WireConstant("ADMIN_SERVER_CLIENT_LIMITS_MAX")]
    public const int ServerClientLimitsMax = 32;
}
