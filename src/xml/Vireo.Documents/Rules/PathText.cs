using System.Text;

namespace Vireo.Documents;

/// <summary>Paths as libvirt keeps them: no slash twice in a row (but two at the very beginning), none at the end.</summary>
public static class PathText
{
    /// <summary>Without doubled and trailing slashes.</summary>
    public static string Sanitize(string path)
    {
        var clean = new StringBuilder(path.Length);
        int i = 0;
        while (i < path.Length && path[i] == '/')
        {
            i++;
        }

        clean.Append('/', i == 2 ? 2 : Math.Min(i, 1));
        for (; i < path.Length; i++)
        {
            if (path[i] != '/' || clean.Length == 0 || clean[^1] != '/')
            {
                clean.Append(path[i]);
            }
        }

        if (clean.Length > 1 && clean[^1] == '/')
        {
            clean.Length--;
        }

        return clean.ToString();
    }
}
