using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>How one kind of status record is read and written, for <see cref="StatusStore{T}"/>.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Parse">Reads a text. The second argument is the file, for errors.</param>
/// <param name="Format">Prints the record.</param>
public sealed record StatusFormat<T>(Func<string, string, T> Parse, Func<T, string> Format)
    where T : class;

/// <summary>The formats of libvirt's status records.</summary>
public static class StatusFormats
{
    /// <summary>Guests.</summary>
    public static StatusFormat<DomainStatusDef> Domain { get; } = new(
        static (text, path) =>
        {
            var record = DomainStatusDef.Parse(
                XmlTree.Parse(text, new XmlParseOptions { Origin = path, Domain = ErrorDomain.Domain, IsOwn = true }).Root);
            DomainStatusRules.Complete(record);
            return record.Domain is { Name.Length: > 0, Uuid: not null }
                ? record
                : throw PersistenceErrors.StatusIncomplete();
        },
        static record => record.Format());
}
