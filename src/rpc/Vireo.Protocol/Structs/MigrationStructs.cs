// Wire structs: Migration.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_migrate_prepare_args")]
public readonly partial record struct DomainMigratePrepareArgs(
    [Wire("uri_in"), Max(RemoteLimits.StringMax)] string? UriIn,
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource);

[XdrStruct("remote_domain_migrate_prepare_ret")]
public readonly partial record struct DomainMigratePrepareRet(
    [Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> Cookie,
    [Wire("uri_out"), Max(RemoteLimits.StringMax)] string? UriOut);

[XdrStruct("remote_domain_migrate_perform_args")]
public readonly partial record struct DomainMigratePerformArgs(
    DomainRef Dom,
    [Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> Cookie,
    [Max(RemoteLimits.StringMax)] string Uri,
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource);

[XdrStruct("remote_domain_migrate_finish_args")]
public readonly partial record struct DomainMigrateFinishArgs(
    [Max(RemoteLimits.StringMax)] string Dname,
    [Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> Cookie,
    [Max(RemoteLimits.StringMax)] string Uri,
    ulong Flags);

[XdrStruct("remote_domain_migrate_finish_ret")]
public readonly partial record struct DomainMigrateFinishRet(DomainRef Ddom);

[XdrStruct("remote_domain_migrate_prepare2_args")]
public readonly partial record struct DomainMigratePrepare2Args(
    [Wire("uri_in"), Max(RemoteLimits.StringMax)] string? UriIn,
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource,
    [Wire("dom_xml"), Max(RemoteLimits.StringMax)] string DomXml);

[XdrStruct("remote_domain_migrate_prepare2_ret")]
public readonly partial record struct DomainMigratePrepare2Ret(
    [Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> Cookie,
    [Wire("uri_out"), Max(RemoteLimits.StringMax)] string? UriOut);

[XdrStruct("remote_domain_migrate_finish2_args")]
public readonly partial record struct DomainMigrateFinish2Args(
    [Max(RemoteLimits.StringMax)] string Dname,
    [Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> Cookie,
    [Max(RemoteLimits.StringMax)] string Uri,
    ulong Flags,
    int Retcode);

[XdrStruct("remote_domain_migrate_finish2_ret")]
public readonly partial record struct DomainMigrateFinish2Ret(DomainRef Ddom);

[XdrStruct("remote_domain_migrate_prepare_tunnel_args")]
public readonly partial record struct DomainMigratePrepareTunnelArgs(
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource,
    [Wire("dom_xml"), Max(RemoteLimits.StringMax)] string DomXml);

[XdrStruct("remote_domain_migrate_get_max_downtime_args")]
public readonly partial record struct DomainMigrateGetMaxDowntimeArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_migrate_get_max_downtime_ret")]
public readonly partial record struct DomainMigrateGetMaxDowntimeRet(ulong Downtime);

[XdrStruct("remote_domain_migrate_set_max_downtime_args")]
public readonly partial record struct DomainMigrateSetMaxDowntimeArgs(DomainRef Dom, ulong Downtime, uint Flags);

[XdrStruct("remote_domain_migrate_get_compression_cache_args")]
public readonly partial record struct DomainMigrateGetCompressionCacheArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_migrate_get_compression_cache_ret")]
public readonly partial record struct DomainMigrateGetCompressionCacheRet(ulong CacheSize);

[XdrStruct("remote_domain_migrate_set_compression_cache_args")]
public readonly partial record struct DomainMigrateSetCompressionCacheArgs(DomainRef Dom, ulong CacheSize, uint Flags);

[XdrStruct("remote_domain_migrate_set_max_speed_args")]
public readonly partial record struct DomainMigrateSetMaxSpeedArgs(DomainRef Dom, ulong Bandwidth, uint Flags);

[XdrStruct("remote_domain_migrate_get_max_speed_args")]
public readonly partial record struct DomainMigrateGetMaxSpeedArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_migrate_get_max_speed_ret")]
public readonly partial record struct DomainMigrateGetMaxSpeedRet(ulong Bandwidth);

[XdrStruct("remote_domain_migrate_begin3_args")]
public readonly partial record struct DomainMigrateBegin3Args(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string? Xmlin,
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource);

[XdrStruct("remote_domain_migrate_begin3_ret")]
public readonly partial record struct DomainMigrateBegin3Ret(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut,
    [Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_migrate_prepare3_args")]
public readonly partial record struct DomainMigratePrepare3Args(
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    [Wire("uri_in"), Max(RemoteLimits.StringMax)] string? UriIn,
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource,
    [Wire("dom_xml"), Max(RemoteLimits.StringMax)] string DomXml);

[XdrStruct("remote_domain_migrate_prepare3_ret")]
public readonly partial record struct DomainMigratePrepare3Ret(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut,
    [Wire("uri_out"), Max(RemoteLimits.StringMax)] string? UriOut);

[XdrStruct("remote_domain_migrate_prepare_tunnel3_args")]
public readonly partial record struct DomainMigratePrepareTunnel3Args(
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource,
    [Wire("dom_xml"), Max(RemoteLimits.StringMax)] string DomXml);

[XdrStruct("remote_domain_migrate_prepare_tunnel3_ret")]
public readonly partial record struct DomainMigratePrepareTunnel3Ret(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut);

[XdrStruct("remote_domain_migrate_perform3_args")]
public readonly partial record struct DomainMigratePerform3Args(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string? Xmlin,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    [Max(RemoteLimits.StringMax)] string? Dconnuri,
    [Max(RemoteLimits.StringMax)] string? Uri,
    ulong Flags,
    [Max(RemoteLimits.StringMax)] string? Dname,
    ulong Resource);

[XdrStruct("remote_domain_migrate_perform3_ret")]
public readonly partial record struct DomainMigratePerform3Ret(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut);

[XdrStruct("remote_domain_migrate_finish3_args")]
public readonly partial record struct DomainMigrateFinish3Args(
    [Max(RemoteLimits.StringMax)] string Dname,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    [Max(RemoteLimits.StringMax)] string? Dconnuri,
    [Max(RemoteLimits.StringMax)] string? Uri,
    ulong Flags,
    int Cancelled);

[XdrStruct("remote_domain_migrate_finish3_ret")]
public readonly partial record struct DomainMigrateFinish3Ret(
    DomainRef Dom,
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut);

[XdrStruct("remote_domain_migrate_confirm3_args")]
public readonly partial record struct DomainMigrateConfirm3Args(
    DomainRef Dom,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    ulong Flags,
    int Cancelled);

[XdrStruct("remote_domain_migrate_begin3_params_args")]
public readonly partial record struct DomainMigrateBegin3ParamsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainMigrateParamListMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("remote_domain_migrate_begin3_params_ret")]
public readonly partial record struct DomainMigrateBegin3ParamsRet(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut,
    [Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_domain_migrate_prepare3_params_args")]
public readonly partial record struct DomainMigratePrepare3ParamsArgs(
    [Max(RemoteLimits.DomainMigrateParamListMax)] TypedParameterList Params,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    uint Flags);

[XdrStruct("remote_domain_migrate_prepare3_params_ret")]
public readonly partial record struct DomainMigratePrepare3ParamsRet(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut,
    [Wire("uri_out"), Max(RemoteLimits.StringMax)] string? UriOut);

[XdrStruct("remote_domain_migrate_prepare_tunnel3_params_args")]
public readonly partial record struct DomainMigratePrepareTunnel3ParamsArgs(
    [Max(RemoteLimits.DomainMigrateParamListMax)] TypedParameterList Params,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    uint Flags);

[XdrStruct("remote_domain_migrate_prepare_tunnel3_params_ret")]
public readonly partial record struct DomainMigratePrepareTunnel3ParamsRet(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut);

[XdrStruct("remote_domain_migrate_perform3_params_args")]
public readonly partial record struct DomainMigratePerform3ParamsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string? Dconnuri,
    [Max(RemoteLimits.DomainMigrateParamListMax)] TypedParameterList Params,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    uint Flags);

[XdrStruct("remote_domain_migrate_perform3_params_ret")]
public readonly partial record struct DomainMigratePerform3ParamsRet(
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut);

[XdrStruct("remote_domain_migrate_finish3_params_args")]
public readonly partial record struct DomainMigrateFinish3ParamsArgs(
    [Max(RemoteLimits.DomainMigrateParamListMax)] TypedParameterList Params,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    uint Flags,
    int Cancelled);

[XdrStruct("remote_domain_migrate_finish3_params_ret")]
public readonly partial record struct DomainMigrateFinish3ParamsRet(
    DomainRef Dom,
    [Wire("cookie_out"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieOut);

[XdrStruct("remote_domain_migrate_confirm3_params_args")]
public readonly partial record struct DomainMigrateConfirm3ParamsArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainMigrateParamListMax)] TypedParameterList Params,
    [Wire("cookie_in"), Max(RemoteLimits.MigrateCookieMax)] ReadOnlyMemory<byte> CookieIn,
    uint Flags,
    int Cancelled);

[XdrStruct("remote_domain_migrate_start_post_copy_args")]
public readonly partial record struct DomainMigrateStartPostCopyArgs(DomainRef Dom, uint Flags);
