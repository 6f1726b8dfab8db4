using System.Globalization;
using Xunit;

namespace Vireo.Locks;

/// <summary>
/// The lock file of a driver's flags in spec/flags: what libvirtd takes, what ours takes, and the reason of each difference. VIREO_UPDATE=1
/// writes our column anew from the declarations; what libvirtd takes is only ever learnt from libvirtd.
/// </summary>
internal static class FlagLock
{
    public static void Check(string driver, (string Api, string Function, uint Flags)[] declared)
    {
        string path = PathOf(driver);
        var lines = File.ReadAllLines(path);
        var rows = lines.Where(static l => !l.StartsWith('#')).Select(static l => l.Split(' ', 5)).ToDictionary(static w => w[0]);
        foreach (var row in rows.Values)
        {
            row[3] = "-";
        }

        foreach (var (api, function, flags) in declared)
        {
            string mask = flags.ToString("x", CultureInfo.InvariantCulture);
            rows[api] = rows.TryGetValue(api, out string[]? known)
                ? [api, function, known[2], mask, .. known.Skip(4)]
                : [api, function, "-", mask];
        }

        string[] wanted = [.. lines.Where(static l => l.StartsWith('#')),
            .. rows.Values.OrderBy(static r => r[0], StringComparer.Ordinal).Select(static r => string.Join(' ', r))];
        if (Environment.GetEnvironmentVariable("VIREO_UPDATE") == "1")
        {
            File.WriteAllText(path, string.Join('\n', wanted) + "\n");
        }

        Assert.Equal(lines, wanted);
        Assert.Empty(rows.Values.Where(static r => r[2] != "-" && r[3] != "-" && r[2] != r[3] && r.Length < 5)
            .Select(static r => $"{r[0]}: libvirtd takes {r[2]}, ours {r[3]}, and no reason is given"));
        Assert.Empty(rows.Values.Where(static r => r[2] == r[3] && r.Length > 4).Select(static r => $"{r[0]}: a reason for no difference"));
    }

    private static string PathOf(string driver)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Vireo.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        string root = folder ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(root, "spec", "flags", driver + ".txt");
    }
}
