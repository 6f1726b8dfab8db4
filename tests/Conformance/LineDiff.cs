using System.Text;

namespace Vireo.Conformance;

/// <summary>A short unified listing of what differs between two texts, for people; it decides nothing.</summary>
internal static class LineDiff
{
    private const int Context = 2;
    private const int MaxLines = 60;

    public static string Render(string expected, string actual)
    {
        string[] a = expected.Split('\n');
        string[] b = actual.Split('\n');
        int head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        var text = new StringBuilder();
        text.Append("@@ line ").Append(head + 1).Append('\n');
        for (int i = Math.Max(0, head - Context); i < head; i++)
        {
            text.Append("  ").Append(a[i]).Append('\n');
        }

        Middle(text, a.AsSpan(head, a.Length - head - tail), b.AsSpan(head, b.Length - head - tail));
        for (int i = a.Length - tail; i < Math.Min(a.Length, a.Length - tail + Context); i++)
        {
            text.Append("  ").Append(a[i]).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Middle(StringBuilder text, ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        if ((long)a.Length * b.Length > 4_000_000)
        {
            text.Append($"- {a.Length} lines expected here\n+ {b.Length} lines produced\n");
            return;
        }

        // The longest common subsequence, from the end, so that the walk below goes forward.
        var common = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        int x = 0;
        int y = 0;
        int lines = 0;
        while ((x < a.Length || y < b.Length) && lines++ < MaxLines)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                text.Append("  ").Append(a[x++]).Append('\n');
                y++;
            }
            else if (x < a.Length && (y >= b.Length || common[x + 1, y] >= common[x, y + 1]))
            {
                text.Append("- ").Append(a[x++]).Append('\n');
            }
            else
            {
                text.Append("+ ").Append(b[y++]).Append('\n');
            }
        }

        if (x < a.Length || y < b.Length)
        {
            text.Append("  ...\n");
        }
    }
}
