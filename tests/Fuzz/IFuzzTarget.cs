namespace Vireo.Fuzz;

/// <summary>Something that reads bytes of others. It may answer them with a <see cref="VirException"/>; any other exception is a
/// finding.</summary>
internal interface IFuzzTarget
{
    string Name { get; }

    string About { get; }

    /// <summary>Sound input, to be damaged.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Reads one input; swallows the errors that are allowed.</summary>
    Task RunAsync(byte[] input);

    /// <summary>Ends what is still under way, and checks that nothing else was disturbed.</summary>
    Task FinishAsync() => Task.CompletedTask;
}
