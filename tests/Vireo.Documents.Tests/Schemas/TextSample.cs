using System.Globalization;
using System.Text;

namespace Vireo.Documents.Tests.Schemas;

/// <summary>Makes text that fits a type or a pattern of XML Schema.</summary>
internal static class TextSample
{
    public static string Make(TextPattern pattern, Random random)
    {
        if (pattern.Value is { } value)
        {
            return value;
        }

        if (pattern.Pattern is { } regex)
        {
            // A set of numbers: the pattern would allow what makes no sense.
            if (regex.Contains("(-[0-9]+)?|\\^[0-9]+", StringComparison.Ordinal))
            {
                return "0-3,6";
            }

            // What a pattern allows beside numbers may be too large for the type.
            for (int i = 0; i < 50; i++)
            {
                string text = new Matcher(regex, random).Make();
                if (Fits(pattern, text) && !(text.Length > 1 && text[0] == '0' && text.All(char.IsAsciiDigit)))
                {
                    return text;
                }
            }
        }

        long least = Number(pattern.Least) ?? 1;
        long most = Math.Min(Number(pattern.Most) ?? least + 100, least + 1000);
        return pattern.Type switch
        {
            "string" or "NCName" or "token" => "text" + random.Next(10),
            "dateTime" => "2014-08-05T12:34:56",
            "anyURI" => "http://example.org/" + random.Next(10),
            _ => random.NextInt64(least, most + 1).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static long? Number(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static bool Fits(TextPattern pattern, string text) =>
        pattern.Type is "string" or "NCName" || !long.TryParse(text, CultureInfo.InvariantCulture, out long number)
            || (number >= (Number(pattern.Least) ?? long.MinValue) && number <= (Number(pattern.Most) ?? int.MaxValue));

    /// <summary>Walks a pattern and writes what it would match.</summary>
    private sealed class Matcher(string regex, Random random)
    {
        private readonly StringBuilder _text = new();
        private int _at;

        public string Make()
        {
            Alternatives(write: true);
            return _text.ToString();
        }

        private void Alternatives(bool write)
        {
            int start = _at;
            int count = 1;
            Sequence(write: false);
            while (_at < regex.Length && regex[_at] == '|')
            {
                _at++;
                count++;
                Sequence(write: false);
            }

            int end = _at;
            if (write)
            {
                int chosen = random.Next(count);
                _at = start;
                for (int i = 0; i < count; i++)
                {
                    Sequence(write: i == chosen);
                    _at++;
                }
            }

            _at = end;
        }

        private void Sequence(bool write)
        {
            while (_at < regex.Length && regex[_at] is not ('|' or ')'))
            {
                int atom = _at;
                Atom(write: false);
                int afterAtom = _at;
                (int least, int most) = Quantifier();
                int after = _at;
                if (write)
                {
                    int times = random.Next(least, Math.Min(most, Math.Max(least + 2, 3)) + 1);
                    times = times == 0 && most > 0 && random.Next(2) == 0 ? 1 : times;
                    for (int i = 0; i < times; i++)
                    {
                        _at = atom;
                        Atom(write: true);
                    }
                }

                _ = afterAtom;
                _at = after;
            }
        }

        private (int Least, int Most) Quantifier()
        {
            if (_at >= regex.Length)
            {
                return (1, 1);
            }

            switch (regex[_at])
            {
                case '?':
                    _at++;
                    return (0, 1);
                case '*':
                    _at++;
                    return (0, 5);
                case '+':
                    _at++;
                    return (1, 5);
                case '{':
                    int end = regex.IndexOf('}', _at);
                    string[] bounds = regex[(_at + 1)..end].Split(',');
                    _at = end + 1;
                    int least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
                    return (least, bounds.Length == 1 ? least : int.Parse(bounds[1], CultureInfo.InvariantCulture));
                default:
                    return (1, 1);
            }
        }

        private void Atom(bool write)
        {
            char c = regex[_at++];
            switch (c)
            {
                case '(':
                    Alternatives(write);
                    _at++;
                    break;
                case '[':
                    Class(write);
                    break;
                case '.':
                    Write(write, 'x');
                    break;
                case '\\':
                    char escaped = regex[_at++];
                    Write(write, escaped switch { 'n' => '\n', 's' => ' ', 'd' => '7', _ => escaped });
                    break;
                default:
                    Write(write, c);
                    break;
            }
        }

        private void Class(bool write)
        {
            var allowed = new List<char>();
            bool negated = regex[_at] == '^';
            _at += negated ? 1 : 0;
            bool first = true;
            while (regex[_at] != ']' || first)
            {
                char c = One();
                first = false;
                if (regex[_at] == '-' && regex[_at + 1] != ']')
                {
                    _at++;
                    char to = One();
                    for (char x = c; x <= to; x++)
                    {
                        allowed.Add(x);
                    }
                }
                else
                {
                    allowed.Add(c);
                }
            }

            _at++;
            if (write)
            {
                // Plain characters where there are some: the point is the structure, not the spelling.
                bool number = allowed.Contains('9') && allowed.Contains('f') && !allowed.Contains('g');
                List<char> plain = negated
                    ? [.. "abcdefg".Where(x => !allowed.Contains(x))]
                    : [.. allowed.Where(number ? static x => x is >= '1' and <= '9' : char.IsAsciiLetterOrDigit)];
                List<char> from = plain.Count > 0 ? plain : allowed;
                _text.Append(from[random.Next(from.Count)]);
            }
        }

        private char One()
        {
            char c = regex[_at++];
            if (c == '\\')
            {
                c = regex[_at++];
                c = c switch { 'n' => '\n', 's' => ' ', 'd' => '7', _ => c };
            }

            return c;
        }

        private void Write(bool write, char c)
        {
            if (write)
            {
                _text.Append(c);
            }
        }
    }
}
