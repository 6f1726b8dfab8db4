namespace Vireo.Drivers;

/// <summary>What an <see cref="ObjectList{T}"/> needs to know of its objects. Name and id change only through the list.</summary>
public interface IListedObject
{
    /// <summary>The unique name.</summary>
    string Name { get; }

    /// <summary>The unique UUID; never changes.</summary>
    Uuid Uuid { get; }

    /// <summary>The id while active; any negative number while not.</summary>
    int Id { get; }
}
