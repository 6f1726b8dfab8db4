namespace Vireo.Drivers;

/// <summary>Lets one change at a time at an object. Reading needs no gate: readers use what the object last published.</summary>
public interface IObjectGate
{
    /// <summary>Takes a turn, which ends when the result is disposed. It is granted at once when nobody has it.</summary>
    ValueTask<IDisposable> EnterAsync(DomainJobRequest request, CancellationToken cancellationToken);
}
