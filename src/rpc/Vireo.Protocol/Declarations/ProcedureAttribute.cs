namespace Vireo.Protocol;

/// <summary>
/// What the protocol fixes about one procedure. It stands on the member of the program's enum, next to its <see cref="AclAttribute"/>
/// rules, because procedures without an operation need it too.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ProcedureAttribute : Attribute
{
    /// <summary>A call, or an event message of the daemon.</summary>
    public ProcedureKind Kind { get; init; }

    /// <summary>Struct that the call carries.</summary>
    public Type? Args { get; init; }

    /// <summary>Struct that the reply carries.</summary>
    public Type? Ret { get; init; }

    /// <summary>Struct that the event message carries.</summary>
    public Type? Msg { get; init; }

    /// <summary>High: the call may also use the workers kept in reserve.</summary>
    public CallPriority Priority { get; init; }

    /// <summary>Which of the session's drivers serves it.</summary>
    public DriverGroup Driver { get; init; }

    /// <summary>The C function, as errors name it.</summary>
    public string? Function { get; init; }

    /// <summary>The call opens a stream.</summary>
    public StreamDirection Stream { get; init; }

    /// <summary>The flag that allows hole packets on the stream.</summary>
    public uint SparseFlag { get; init; }

    /// <summary>File descriptors with the call.</summary>
    public FileCount RequestFiles { get; init; }

    /// <summary>File descriptors with the reply.</summary>
    public FileCount ReplyFiles { get; init; }

    /// <summary>Allowed before the client has authenticated.</summary>
    public bool BeforeAuthentication { get; init; }

    /// <summary>Much work before the first wait (big documents, many objects): not on the thread that reads.</summary>
    public bool Heavy { get; init; }

    /// <summary>No operation stands behind it: the dispatcher's handler is written by hand.</summary>
    public bool Manual { get; init; }

    /// <summary>Whether read-only connections may call it, where that does not follow from the permissions.</summary>
    public ReadOnlyRule ReadOnly { get; init; }
}
