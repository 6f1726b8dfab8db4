namespace Vireo.Drivers;

/// <summary>What an <see cref="ObjectStore{T}"/> needs to know of its objects. Name and id change only through the store.</summary>
public interface IStoredObject
{
    /// <summary>The unique name.</summary>
    string Name { get; }

    /// <summary>The unique UUID; never changes.</summary>
    Uuid Uuid { get; }

    /// <summary>The id while active; any negative number while not.</summary>
    int Id => -1;

    /// <summary>Orders whoever changes the object.</summary>
    IObjectGate Gate { get; }

    /// <summary>
    /// Called once when the object has left the store, or never entered it. It must only release what belongs to the object.
    /// </summary>
    void OnRemoved()
    {
    }
}
