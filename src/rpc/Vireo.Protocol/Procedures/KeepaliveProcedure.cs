namespace Vireo.Protocol;

/// <summary>The procedures of the keepalive program with everything that is fixed about each of them.</summary>
[Program("keepalive", 0x6b656570, 1)]
public enum KeepaliveProcedure
{
    [Procedure]
    Ping = 1,

    [Procedure]
    Pong = 2,
}
