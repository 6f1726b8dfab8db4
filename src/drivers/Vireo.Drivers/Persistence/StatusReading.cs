using System.Diagnostics.CodeAnalysis;

namespace Vireo.Drivers;

/// <summary>
/// What reading a status file gave: no file, a file that cannot be read, or a record. The three must not be mixed up: a guest whose file
/// cannot be read may live.
/// </summary>
public sealed record StatusReading<T>
    where T : class
{
    private StatusReading()
    {
    }

    internal static StatusReading<T> Absent { get; } = new();

    /// <summary>The record; null when there is no file or it cannot be read.</summary>
    public T? Record { get; private init; }

    /// <summary>Why the file cannot be read; null when it can or does not exist.</summary>
    public string? Failure { get; private init; }

    /// <summary>No file exists.</summary>
    public bool IsAbsent => Record is null && Failure is null;

    /// <summary>A file exists that cannot be read. Nothing may be concluded of the guest.</summary>
    [MemberNotNullWhen(true, nameof(Failure))]
    public bool IsUnreadable => Failure is not null;

    internal static StatusReading<T> Of(T record) => new() { Record = record };

    internal static StatusReading<T> Unreadable(string failure) => new() { Failure = failure };
}
