using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// Makes the errors of rules: libvirt's code and text, and the place in the document, which is looked up by path only when something is
/// wrong.
/// </summary>
internal readonly struct DocumentFaults(XmlElement root, ErrorDomain domain)
{
    /// <summary>Who reports the document's errors.</summary>
    public ErrorDomain Domain => domain;

    /// <summary>An error at a path below the root, for example <c>ip[2]/@address</c>.</summary>
    public VirException At(string path, VirException error) => error.At(LocationOf(path));

    /// <summary>An error of the document's own domain at a path below the root; for factories.</summary>
    public VirException Error(ErrorCode code, string path, string detail) => Errors.Document(domain, code, detail, LocationOf(path));

    /// <summary>The error of a document without a name.</summary>
    public VirException NoName() =>
        Errors.Report(domain, ErrorCode.NoName).At(LocationOf(""));

    /// <summary>The same document's faults, reported by another error domain.</summary>
    public DocumentFaults Of(ErrorDomain other) => new(root, other);

    private SourceLocation? LocationOf(string path)
    {
        XmlElement at = root;
        if (!at.Exists)
        {
            return null;
        }

        foreach (string step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step[0] == '@')
            {
                XmlValue value = at.Attribute(step[1..]);
                return value.Exists ? value.Locate() : at.Locate(step[1..]);
            }

            XmlElement next = Child(at, step);
            if (!next.Exists)
            {
                break;
            }

            at = next;
        }

        return at.Locate();
    }

    private static XmlElement Child(XmlElement parent, string step)
    {
        int bracket = step.IndexOf('[', StringComparison.Ordinal);
        int wanted = bracket < 0 ? 1 : int.Parse(step.AsSpan(bracket + 1, step.Length - bracket - 2), CultureInfo.InvariantCulture);
        string name = bracket < 0 ? step : step[..bracket];
        for (XmlElement child = parent.FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name.SequenceEqual(name) && --wanted == 0)
            {
                return child;
            }
        }

        return default;
    }
}
