using System.Text;

namespace Vireo.Xml;

/// <summary>
/// Lays out a fragment as libxml2 prints a node: an element that holds no text of its own, not even blanks, gets its children on lines of
/// their own; where there is text, everything below stays as it is.
/// </summary>
public static class XmlFragmentLayout
{
    /// <summary>Lays out canonical text (<see cref="XmlFragment.Xml"/>) that starts at a depth.</summary>
    public static string Indent(string xml, int depth)
    {
        ArgumentNullException.ThrowIfNull(xml);
        if (!xml.Contains("><", StringComparison.Ordinal))
        {
            return xml;
        }

        var text = new StringBuilder(xml.Length + 64);
        var open = new Stack<bool>(); // for each open element: are its children laid out?
        bool afterStart = false;
        for (int at = 0; at < xml.Length;)
        {
            int end = EndOfPart(xml, at);
            ReadOnlySpan<char> part = xml.AsSpan(at, end - at);
            bool laidOut = open.Count > 0 && open.Peek();
            if (part[0] != '<' || part.StartsWith("<![CDATA["))
            {
                text.Append(part);
                afterStart = false;
            }
            else if (part.StartsWith("</"))
            {
                laidOut = open.Pop();
                if (laidOut && !afterStart)
                {
                    text.Append('\n').Append(' ', 2 * (depth + open.Count));
                }

                text.Append(part);
                afterStart = false;
            }
            else
            {
                if (laidOut)
                {
                    text.Append('\n').Append(' ', 2 * (depth + open.Count));
                }

                text.Append(part);
                bool starts = part[1] is not ('!' or '?') && part[^2] != '/';
                if (starts)
                {
                    bool inherits = open.Count == 0 || laidOut;
                    open.Push(inherits && !HoldsText(xml, end));
                }

                afterStart = starts;
            }

            at = end;
        }

        return text.ToString();
    }

    /// <summary>End of the tag, comment, instruction, CDATA section or text that begins at a position.</summary>
    private static int EndOfPart(string xml, int at)
    {
        if (xml[at] != '<')
        {
            int tag = xml.IndexOf('<', at);
            return tag < 0 ? xml.Length : tag;
        }

        string close = xml.AsSpan(at).StartsWith("<!--") ? "-->" : xml.AsSpan(at).StartsWith("<![CDATA[") ? "]]>" : xml[at + 1] == '?'
            ? "?>" : ">";
        return xml.IndexOf(close, at, StringComparison.Ordinal) + close.Length;
    }

    /// <summary>Whether the element whose content begins at a position holds text or CDATA directly.</summary>
    private static bool HoldsText(string xml, int at)
    {
        for (int depth = 0; at < xml.Length;)
        {
            int end = EndOfPart(xml, at);
            ReadOnlySpan<char> part = xml.AsSpan(at, end - at);
            bool isText = part[0] != '<' || part.StartsWith("<![CDATA[");
            if (isText && depth == 0)
            {
                return true;
            }

            if (!isText && part[1] is not ('!' or '?'))
            {
                if (part[1] == '/')
                {
                    if (depth == 0)
                    {
                        return false;
                    }

                    depth--;
                }
                else if (part[^2] != '/')
                {
                    depth++;
                }
            }

            at = end;
        }

        return false;
    }
}
