namespace Vireo.Daemon;

/// <summary>Shell patterns as <c>fnmatch(3)</c> reads them without flags: <c>*</c>, <c>?</c>, <c>[…]</c> and backslash.</summary>
internal static class Glob
{
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            char c = pattern[0];
            if (c == '*')
            {
                pattern = pattern.TrimStart('*');
                if (pattern.IsEmpty)
                {
                    return true;
                }

                for (int i = 0; i <= text.Length; i++)
                {
                    if (IsMatch(pattern, text[i..]))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (text.IsEmpty)
            {
                return false;
            }

            int used = 1;
            if (c == '[' && pattern[1..].IndexOf(']') > 0)
            {
                int end = pattern[1..].IndexOf(']') + 1;
                if (!InClass(pattern[1..end], text[0]))
                {
                    return false;
                }

                used = end + 1;
            }
            else if (c != '?')
            {
                if (c == '\\' && pattern.Length > 1)
                {
                    c = pattern[1];
                    used = 2;
                }

                if (c != text[0])
                {
                    return false;
                }
            }

            pattern = pattern[used..];
            text = text[1..];
        }

        return text.IsEmpty;
    }

    private static bool InClass(ReadOnlySpan<char> members, char c)
    {
        bool negate = members[0] is '!' or '^';
        bool found = false;
        for (int i = negate ? 1 : 0; i < members.Length; i++)
        {
            if (i + 2 < members.Length && members[i + 1] == '-')
            {
                found |= c >= members[i] && c <= members[i + 2];
                i += 2;
            }
            else
            {
                found |= members[i] == c;
            }
        }

        return found != negate;
    }
}
