namespace Vireo.Drivers;

/// <summary>A definition as it was found on disk.</summary>
/// <param name="Name">The object's name.</param>
/// <param name="Uuid">The object's UUID, from the definition or made for it.</param>
/// <param name="Definition">The document.</param>
/// <param name="Autostart">Whether it starts with the host.</param>
/// <param name="Path">The file.</param>
public sealed record StoredDefinition<T>(string Name, Uuid Uuid, T Definition, bool Autostart, string Path)
    where T : class;
