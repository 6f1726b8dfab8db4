// Wire structs: Authentication.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_auth_list_ret")]
public readonly partial record struct AuthListRet([Max(RemoteLimits.AuthTypeListMax)] IReadOnlyList<AuthType> Types);

[XdrStruct("remote_auth_sasl_init_ret")]
public readonly partial record struct AuthSaslInitRet([Max(RemoteLimits.StringMax)] string Mechlist);

[XdrStruct("remote_auth_sasl_start_args")]
public readonly partial record struct AuthSaslStartArgs(
    [Max(RemoteLimits.StringMax)] string Mech,
    int Nil,
    [Max(RemoteLimits.AuthSaslDataMax), CharArray] ReadOnlyMemory<byte> Data);

[XdrStruct("remote_auth_sasl_start_ret")]
public readonly partial record struct AuthSaslStartRet(
    int Complete,
    int Nil,
    [Max(RemoteLimits.AuthSaslDataMax), CharArray] ReadOnlyMemory<byte> Data);

[XdrStruct("remote_auth_sasl_step_args")]
public readonly partial record struct AuthSaslStepArgs(int Nil, [Max(RemoteLimits.AuthSaslDataMax), CharArray] ReadOnlyMemory<byte> Data);

[XdrStruct("remote_auth_sasl_step_ret")]
public readonly partial record struct AuthSaslStepRet(
    int Complete,
    int Nil,
    [Max(RemoteLimits.AuthSaslDataMax), CharArray] ReadOnlyMemory<byte> Data);

[XdrStruct("remote_auth_polkit_ret")]
public readonly partial record struct AuthPolkitRet(int Complete);
