namespace Vireo.Drivers.Interfaces;

/// <summary>One <c>iface</c> paragraph of ifupdown's files.</summary>
/// <param name="Name">The interface.</param>
/// <param name="Family">The family of addresses; empty when it is not given.</param>
/// <param name="Method">How addresses come; empty when it is not given.</param>
/// <param name="File">Where it stands.</param>
internal sealed record Stanza(string Name, string Family, string Method, string File)
{
    private readonly List<(string Name, string Value)> _options = [];

    /// <summary>The first option of a name, or null. Hyphens and underscores are the same to ifupdown.</summary>
    public string? this[string option] => _options.Find(o => o.Name == option).Value;

    /// <summary>Adds a line.</summary>
    public void Add(string option, string value) => _options.Add((option.Replace('_', '-'), value));
}
