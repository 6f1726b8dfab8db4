namespace Vireo.Drivers;

/// <summary>Which short jobs an asynchronous job lets in.</summary>
[Flags]
public enum DomainJobMask
{
    None = 0,
    Query = 1 << DomainJobKind.Query,
    Destroy = 1 << DomainJobKind.Destroy,
    Suspend = 1 << DomainJobKind.Suspend,
    Modify = 1 << DomainJobKind.Modify,
    Abort = 1 << DomainJobKind.Abort,
    MigrationOperation = 1 << DomainJobKind.MigrationOperation,

    /// <summary>What an asynchronous job lets in unless it says otherwise.</summary>
    Default = Query | Destroy | Abort,
}
