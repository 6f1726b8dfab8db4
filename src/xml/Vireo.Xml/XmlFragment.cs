using System.Globalization;
using System.Text;

namespace Vireo.Xml;

/// <summary>
/// A subtree kept as it came, for content that libvirt stores and returns without understanding it (<c>metadata</c>). It is held in the
/// form in which libxml2 prints a node: double quotes, <c>&lt;x/></c> for empty elements, white space as it was.
/// </summary>
public sealed record XmlFragment(string Xml)
{
    /// <summary>Takes an element with everything in it.</summary>
    public static XmlFragment From(XmlElement element)
    {
        var text = new StringBuilder();
        ReadOnlySpan<char> source = element.Tree.Source.AsSpan(element.StartOffset, element.EndOffset - element.StartOffset);
        Copy(source, text);
        return new XmlFragment(text.ToString());
    }

    /// <summary>Parses a fragment from text that a caller gives (a metadata element).</summary>
    public static XmlFragment Parse(string xml, XmlParseOptions? options = null) => From(XmlTree.Parse(xml, options).Root);

    private static void Copy(ReadOnlySpan<char> source, StringBuilder text)
    {
        int i = 0;
        while (i < source.Length)
        {
            if (source[i] != '<')
            {
                int end = source[i..].IndexOf('<');
                end = end < 0 ? source.Length : i + end;
                CopyText(source[i..end], text);
                i = end;
            }
            else if (source[i..].StartsWith("<!--") || source[i..].StartsWith("<?") || source[i..].StartsWith("<![CDATA["))
            {
                string close = source[i + 1] == '?' ? "?>" : source[i + 2] == '-' ? "-->" : "]]>";
                int end = i + source[i..].IndexOf(close) + close.Length;
                text.Append(source[i..end]);
                i = end;
            }
            else
            {
                i = CopyTag(source, i, text);
            }
        }
    }

    private static int CopyTag(ReadOnlySpan<char> source, int i, StringBuilder text)
    {
        bool endTag = source[i + 1] == '/';
        int start = i;
        while (source[i] is not (' ' or '\t' or '\n' or '>') && !(source[i] == '/' && source[i + 1] == '>'))
        {
            i++;
        }

        text.Append(source[start..i]);
        while (true)
        {
            while (source[i] is ' ' or '\t' or '\n')
            {
                i++;
            }

            if (source[i] == '>')
            {
                // <x></x> is printed as <x/>.
                ReadOnlySpan<char> rest = source[(i + 1)..];
                if (!endTag && rest.StartsWith("</"))
                {
                    text.Append("/>");
                    return i + 1 + rest.IndexOf('>') + 1;
                }

                text.Append('>');
                return i + 1;
            }

            if (source[i] == '/')
            {
                text.Append("/>");
                return i + 2;
            }

            int equals = i + source[i..].IndexOf('=');
            text.Append(' ').Append(source[i..equals].TrimEnd(" \t\n")).Append("=\"");
            i = equals + 1;
            while (source[i] is ' ' or '\t' or '\n')
            {
                i++;
            }

            char quote = source[i];
            int length = source[(i + 1)..].IndexOf(quote);
            CopyValue(source.Slice(i + 1, length), text);
            text.Append('"');
            i += length + 2;
        }
    }

    // A reference to a character is the character, unless it would be read as markup.
    private static string Resolve(string s)
    {
        for (int at = s.IndexOf("&#", StringComparison.Ordinal); at >= 0; at = s.IndexOf("&#", at + 1, StringComparison.Ordinal))
        {
            int end = s.IndexOf(';', at);
            bool hex = end > at + 3 && s[at + 2] == 'x';
            ReadOnlySpan<char> digits = end < 0 ? [] : s.AsSpan(at + (hex ? 3 : 2), end - at - (hex ? 3 : 2));
            if (int.TryParse(digits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int code)
                && Rune.IsValid(code) && code >= ' ' && code is not ('<' or '>' or '&' or '"' or '\''))
            {
                s = string.Concat(s.AsSpan(0, at), new Rune(code).ToString(), s.AsSpan(end + 1));
            }
        }

        return s;
    }

    private static void CopyText(ReadOnlySpan<char> value, StringBuilder text)
    {
        string s = Resolve(value.ToString());
        text.Append(s.Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&apos;", "'", StringComparison.Ordinal).Replace(
            ">", "&gt;", StringComparison.Ordinal));
    }

    private static void CopyValue(ReadOnlySpan<char> value, StringBuilder text)
    {
        string s = Resolve(value.ToString());
        text.Append(s.Replace("&apos;", "'", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace('\n', ' ').Replace('\t', ' '));
    }
}
