using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Says where in a document an error is that was found after reading.</summary>
public static class RecordErrors
{
    /// <summary>
    /// The same error with the place of the record that it is about, when the record was read from a text. The message stays as it is.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="record">The record at fault; null when there is none.</param>
    /// <param name="element">Name of the record's element.</param>
    /// <param name="attribute">Name of the attribute at fault, if it is one.</param>
    public static VirException At(this VirException error, XmlRecord? record, string element, string? attribute = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Location is null ? error.At(record?.Locate(element, attribute)) : error;
    }
}
