using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>One difference between two documents.</summary>
/// <param name="Path">Where, for example <c>/domain/devices/disk[2]/source/@file</c>; positions count from 1 and are left out for the
/// first.</param>
/// <param name="Before">The old value or element; null when it is new.</param>
/// <param name="After">The new value or element; null when it is gone.</param>
public sealed record DocumentChange(string Path, string? Before, string? After);

/// <summary>
/// Compares documents by what they say: both are written in canonical form, and the trees are compared. Order of attributes and layout of
/// the inputs therefore never counts; in lists, items that are unchanged are matched first, so that an insertion is one change.
/// </summary>
public static class DocumentDiff
{
    /// <summary>The changes that lead from one record to another of the same kind, secrets included.</summary>
    public static IReadOnlyList<DocumentChange> Compare(
        XmlRecord before, XmlRecord after, string rootName, FormatFlags flags = FormatFlags.Secure)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Compare(before.ToXml(rootName, flags), after.ToXml(rootName, flags));
    }

    /// <summary>The changes that lead from one guest to another.</summary>
    public static IReadOnlyList<DocumentChange> Diff(this DomainDef before, DomainDef after, FormatFlags flags = FormatFlags.Secure) =>
        Compare(before, after, "domain", flags);

    /// <summary>The changes that lead from one text to another.</summary>
    public static IReadOnlyList<DocumentChange> Compare(string before, string after)
    {
        var changes = new List<DocumentChange>();
        XmlElement one = XmlTree.Parse(before).Root;
        XmlElement other = XmlTree.Parse(after).Root;
        CompareElements(one, other, "/" + other.Name.ToString(), changes);
        return changes;
    }

    private static void CompareElements(XmlElement before, XmlElement after, string path, List<DocumentChange> changes)
    {
        foreach (XmlValue value in before.Attributes)
        {
            string name = value.Name.ToString();
            XmlValue other = after.Attribute(name);
            if (!other.Exists)
            {
                changes.Add(new DocumentChange($"{path}/@{name}", value.ToString(), null));
            }
            else if (!other.Span.SequenceEqual(value.Span))
            {
                changes.Add(new DocumentChange($"{path}/@{name}", value.ToString(), other.ToString()));
            }
        }

        foreach (XmlValue value in after.Attributes)
        {
            string name = value.Name.ToString();
            if (!before.Attribute(name).Exists)
            {
                changes.Add(new DocumentChange($"{path}/@{name}", null, value.ToString()));
            }
        }

        if (!before.Text.Span.SequenceEqual(after.Text.Span))
        {
            changes.Add(new DocumentChange(path + "/text()", before.Text.ToString(), after.Text.ToString()));
        }

        CompareChildren(before, after, path, changes);
    }

    private static void CompareChildren(XmlElement before, XmlElement after, string path, List<DocumentChange> changes)
    {
        var names = new List<string>();
        Dictionary<string, List<XmlElement>> old = ByName(before, names);
        Dictionary<string, List<XmlElement>> now = ByName(after, names);
        foreach (string name in names)
        {
            List<XmlElement> gone = old.GetValueOrDefault(name) ?? [];
            List<XmlElement> come = now.GetValueOrDefault(name) ?? [];
            CompareLists(gone, come, $"{path}/{name}", changes);
        }
    }

    private static void CompareLists(List<XmlElement> before, List<XmlElement> after, string path, List<DocumentChange> changes)
    {
        // Items that are alike pair off, the rest pairs by position.
        var free = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (int i = 0; i < after.Count; i++)
        {
            string text = TextOf(after[i]);
            if (!free.TryGetValue(text, out Queue<int>? places))
            {
                free[text] = places = new Queue<int>();
            }

            places.Enqueue(i);
        }

        var left = new List<int>();
        var taken = new bool[after.Count];
        for (int i = 0; i < before.Count; i++)
        {
            if (free.TryGetValue(TextOf(before[i]), out Queue<int>? places) && places.TryDequeue(out int place))
            {
                taken[place] = true;
            }
            else
            {
                left.Add(i);
            }
        }

        int next = 0;
        for (int i = 0; i < after.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }

            if (next < left.Count)
            {
                CompareElements(before[left[next]], after[i], At(path, i), changes);
                next++;
            }
            else
            {
                changes.Add(new DocumentChange(At(path, i), null, TextOf(after[i])));
            }
        }

        for (; next < left.Count; next++)
        {
            changes.Add(new DocumentChange(At(path, left[next]), TextOf(before[left[next]]), null));
        }
    }

    private static string At(string path, int index) => index == 0 ? path : $"{path}[{index + 1}]";

    private static string TextOf(XmlElement element) => XmlFragment.From(element).Xml;

    private static Dictionary<string, List<XmlElement>> ByName(XmlElement element, List<string> names)
    {
        var found = new Dictionary<string, List<XmlElement>>(StringComparer.Ordinal);
        for (XmlElement child = element.FirstChild; child.Exists; child = child.Next)
        {
            string name = child.Name.ToString();
            if (!found.TryGetValue(name, out List<XmlElement>? list))
            {
                found[name] = list = [];
                if (!names.Contains(name))
                {
                    names.Add(name);
                }
            }

            list.Add(child);
        }

        return found;
    }
}
