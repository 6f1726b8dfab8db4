using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>How one kind of definition is read and written, for <see cref="DefinitionStore{T}"/>.</summary>
/// <typeparam name="T">The document's record.</typeparam>
public sealed record DefinitionFormat<T>
    where T : class
{
    /// <summary>What the definition is of, for the log: <c>domain</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Whether files begin with the notice that they are not to be changed by hand.</summary>
    public bool HasNotice { get; init; } = true;

    /// <summary>Reads the text of a file. The second argument is the file, for errors.</summary>
    public required Func<string, string, T> Parse { get; init; }

    /// <summary>Prints what is kept, secrets included.</summary>
    public required Func<T, string> Format { get; init; }

    /// <summary>The name in the definition.</summary>
    public required Func<T, string?> Name { get; init; }

    /// <summary>The UUID in the definition; null where the document has none.</summary>
    public required Func<T, Uuid?> Uuid { get; init; }

    /// <summary>A copy with another name.</summary>
    public required Func<T, string, T> WithName { get; init; }

    /// <summary>A copy with a UUID.</summary>
    public required Func<T, Uuid, T> WithUuid { get; init; }
}

/// <summary>The formats of libvirt's definitions.</summary>
public static class DefinitionFormats
{
    /// <summary>Guests.</summary>
    public static DefinitionFormat<DomainDef> Domain { get; } = new()
    {
        Noun = "domain",
        Parse = static (text, path) => DomainDef.Parse(
            XmlTree.Parse(text, new XmlParseOptions { Origin = path, Domain = ErrorDomain.Domain, IsOwn = true }).Root),
        Format = static def => def.Format(FormatFlags.Inactive | FormatFlags.Secure),
        Name = static def => def.Name,
        Uuid = static def => def.Uuid,
        WithName = static (def, name) => def with { Name = name },
        WithUuid = static (def, uuid) => def with { Uuid = uuid },
    };
}
