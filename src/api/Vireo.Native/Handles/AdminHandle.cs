using Vireo.Operations;

namespace Vireo.Native;

/// <summary>A <c>virAdmConnectPtr</c>.</summary>
internal sealed class AdminHandle(AdminConnection connection) : ConnectionHandle, IHandleKind
{
    /// <inheritdoc/>
    public static ErrorCode InvalidCode => ErrorCode.InvalidConn;

    /// <inheritdoc/>
    public static ErrorDomain? InvalidDomain => null;

    /// <summary>The connection itself, as generated code asks every handle for its connection.</summary>
    public AdminHandle Self => this;

    /// <inheritdoc/>
    public override AdminConnection Administration(string function) => connection;
}
