// Throws damaged input at everything that reads what others send.
//   Vireo.Fuzz                         lists the targets
//   Vireo.Fuzz TARGET|all SECONDS [SEED]
// A finding is printed with the seed and the input in hexadecimal, and the exit code is 1.
using System.Diagnostics;
using System.Globalization;
using Vireo.Fuzz;

IFuzzTarget[] targets =
    [new HeaderTarget(), new ErrorTarget(), new XdrTarget(), new EventTarget(), new UriTarget(), new QmpTarget(), new ImageTarget(),
    new ServerTarget(), new ClientTarget()];
if (args.Length < 2)
{
    Console.WriteLine("usage: Vireo.Fuzz TARGET|all SECONDS [SEED]");
    foreach (IFuzzTarget target in targets)
    {
        Console.WriteLine($"  {target.Name,-8} {target.About}");
    }

    return 2;
}

int seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.TickCount;
IFuzzTarget[] chosen = args[0] == "all" ? targets : [.. targets.Where(t => t.Name == args[0])];
TimeSpan each = TimeSpan.FromSeconds(double.Parse(args[1], CultureInfo.InvariantCulture) / Math.Max(1, chosen.Length));
foreach (IFuzzTarget target in chosen)
{
    var mutator = new Mutator(seed, target.Seeds);
    long runs = 0;
    var watch = Stopwatch.StartNew();
    long memory = GC.GetTotalMemory(true);
    while (watch.Elapsed < each)
    {
        byte[] input = mutator.Next();
        try
        {
            await target.RunAsync(input);
            runs++;
        }
        catch (Exception e)
        {
            Console.WriteLine($"{target.Name}: FINDING with seed {seed} after {runs} runs\n{Convert.ToHexString(input)}\n{e}");
            return 1;
        }
    }

    await target.FinishAsync();
    long grown = GC.GetTotalMemory(true) - memory;
    Console.WriteLine($"{target.Name,-8} {runs,10} runs, seed {seed}, no finding, {grown / 1024} KiB more memory in use");
    if (grown > 64 * 1024 * 1024)
    {
        Console.WriteLine($"{target.Name}: FINDING: memory is not given back");
        return 1;
    }
}

return chosen.Length == 0 ? 2 : 0;
