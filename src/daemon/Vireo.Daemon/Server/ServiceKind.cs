namespace Vireo.Daemon;

/// <summary>What a listening socket serves.</summary>
internal enum ServiceKind
{
    ReadWrite,
    ReadOnly,
    Admin,
    Tcp,
    Tls,
}
