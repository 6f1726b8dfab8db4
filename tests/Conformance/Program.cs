using System.Diagnostics;
using Vireo;
using Vireo.Conformance;

// Runs every case that the manifests of the given directories describe, and prints how many of each corpus pass.
// Arguments: [DIR...] [-v] [--only CORPUS[/CASE]] [--floor FILE]. Exit code 1: a corpus passes fewer cases than the floor file says.
bool verbose = false;
string? only = null;
string? floorPath = null;
var directories = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "-v":
            verbose = true;
            break;
        case "--only" when i + 1 < args.Length:
            only = args[++i];
            break;
        case "--floor" when i + 1 < args.Length:
            floorPath = args[++i];
            break;
        default:
            directories.Add(args[i]);
            break;
    }
}

bool open = directories.Count == 0;
if (open)
{
    string? found = DefaultDirectory(Environment.CurrentDirectory) ?? DefaultDirectory(AppContext.BaseDirectory);
    if (found is null)
    {
        Console.WriteLine("conformance: skipped: ../shared/conformance is absent");
        return 0;
    }

    directories.Add(found);
}

foreach (string directory in directories)
{
    if (!File.Exists(Path.Combine(directory, "MANIFEST.json")))
    {
        Console.Error.WriteLine($"conformance: no MANIFEST.json in {directory}");
        return 2;
    }
}

var data = new ConformanceData([.. directories.Select(Path.GetFullPath)]);
var runners = CorpusRegistry.Runners.ToDictionary(r => r.Corpus, StringComparer.Ordinal);
var results = new List<CorpusResult>();
string? onlyCase = only?.IndexOf('/') is int slash and >= 0 ? only[(slash + 1)..] : null;
string? onlyCorpus = onlyCase is null ? only : only![..only!.IndexOf('/')];
foreach (string corpus in data.Corpora.Concat(runners.Keys.Where(name => !data.Corpora.Contains(name))))
{
    if (onlyCorpus is not null && corpus != onlyCorpus)
    {
        continue;
    }

    CorpusRunner? runner = runners.GetValueOrDefault(corpus);
    IReadOnlyList<ConformanceCase> cases = runner?.Cases(data) ?? data.Cases(corpus);
    if (onlyCase is not null)
    {
        cases = [.. cases.Where(c => c.Name == onlyCase)];
    }

    CorpusResult result = await RunCorpusAsync(corpus, runner, cases);
    results.Add(result);
    string apart = CorpusRegistry.Unreached.TryGetValue(corpus, out string? user) ? $" (not wired yet: for {user})" : "";
    Console.WriteLine($"{corpus}: {result.Passed}/{result.Total}{apart}");
}

int unwired = results.Where(static r => CorpusRegistry.Unreached.ContainsKey(r.Corpus)).Sum(static r => r.Passed);
Console.WriteLine($"passed by code that the product does not reach yet: {unwired}");
Console.WriteLine($"total: {results.Sum(r => r.Passed)}/{results.Sum(r => r.Total)}");
return only is null && open ? CheckFloor() : 0;

async Task<CorpusResult> RunCorpusAsync(string corpus, CorpusRunner? runner, IReadOnlyList<ConformanceCase> cases)
{
    if (runner is null)
    {
        return new CorpusResult(corpus, 0, cases.Count, TimeSpan.Zero);
    }

    long start = Stopwatch.GetTimestamp();
    int passed = 0;
    foreach (ConformanceCase one in cases)
    {
        string? fault;
        try
        {
            fault = await runner.RunAsync(one, data, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            string place = e is VirException { Location: { } at }
                ? $" (line {at.Line}, column {at.Column}, <{at.Element}>{(at.Attribute is null ? "" : " " + at.Attribute)})"
                : "";
            fault = e is VirException ? $"error: {e.Message}{place}" : e.ToString();
        }

        if (fault is null)
        {
            passed++;
        }
        else if (verbose)
        {
            Console.WriteLine($"FAIL {corpus}/{one.Name}\n{fault}\n");
        }
    }

    return new CorpusResult(corpus, passed, cases.Count, Stopwatch.GetElapsedTime(start));
}

int CheckFloor()
{
    string path = floorPath ?? FindFloor() ?? "floor.txt";
    if (Environment.GetEnvironmentVariable("VIREO_UPDATE") == "1")
    {
        Floor.Save(path, results);
        return 0;
    }

    Dictionary<string, int> floor = Floor.Load(path);
    int worse = 0;
    foreach ((string corpus, int least) in floor)
    {
        int passed = results.Find(r => r.Corpus == corpus)?.Passed ?? 0;
        if (passed < least)
        {
            Console.Error.WriteLine($"conformance: {corpus} passes {passed} cases, the floor is {least}");
            worse++;
        }
    }

    return worse == 0 ? 0 : 1;
}

static string? DefaultDirectory(string from) =>
    Upwards(from, Path.Combine("..", "shared", "conformance"), root => Path.Combine(root, "Vireo.slnx"));

static string? FindFloor() =>
    Upwards(Environment.CurrentDirectory, Path.Combine("tests", "Conformance", "floor.txt"), root => Path.Combine(root, "Vireo.slnx"))
    ?? Upwards(AppContext.BaseDirectory, Path.Combine("tests", "Conformance", "floor.txt"), root => Path.Combine(root, "Vireo.slnx"));

// The path below the repository's root (the directory that holds the marker), seen from a directory inside it.
static string? Upwards(string from, string relative, Func<string, string> marker)
{
    for (DirectoryInfo? directory = new(from); directory is not null; directory = directory.Parent)
    {
        if (File.Exists(marker(directory.FullName)))
        {
            string path = Path.GetFullPath(Path.Combine(directory.FullName, relative));
            return Path.Exists(path) || relative.EndsWith("floor.txt", StringComparison.Ordinal) ? path : null;
        }
    }

    return null;
}
