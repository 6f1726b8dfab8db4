namespace Vireo.Rpc;

/// <summary>What the connection must know of a procedure before it calls it.</summary>
[Flags]
public enum RpcProcedureTraits
{
    /// <summary>There is no such procedure.</summary>
    None = 0,

    /// <summary>The procedure exists.</summary>
    Known = 1,

    /// <summary>It never waits for a guest or a host tool (<c>@priority: high</c>), so it may start although the client's other calls
    /// hang.</summary>
    HighPriority = 2,

    /// <summary>It may be called before authentication.</summary>
    BeforeAuthentication = 4,

    /// <summary>Its handler works long before its first await (big documents, many objects): it is started on the thread pool, not on the
    /// reading thread.</summary>
    Heavy = 8,
}
