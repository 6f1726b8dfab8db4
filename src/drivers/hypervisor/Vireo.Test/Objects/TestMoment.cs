namespace Vireo.Drivers.Test;

/// <summary>A snapshot or checkpoint: a domain's configuration and state at one moment.</summary>
internal sealed class TestMoment
{
    public required string Name { get; init; }

    public string? Description { get; set; }

    public string? Parent { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public required long CreationTime { get; init; }

    public DomainState State { get; init; }

    /// <summary>The snapshot has the guest's memory.</summary>
    public bool WithMemory { get; init; }

    /// <summary>The parts of the document between state and domain: memory and disks.</summary>
    public string Body { get; init; } = "";

    public bool External { get; init; }

    public required TestDomainConfig Domain { get; init; }
}
