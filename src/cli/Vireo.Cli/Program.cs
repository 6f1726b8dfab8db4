using Vireo.Cli;

// The command line: finds the group of commands and hands over. Exit codes: 0 done, 1 the answer is no, 2 it could not be asked.
const string Help = """
    Usage: vireo GROUP COMMAND [ARGUMENT…]

    Groups:
      xml     documents: format, validate, diff
      job     the long work of a daemon: list, cancel
      volume  the volumes of a pool: list

    'vireo GROUP --help' describes a group.
    """;

if (args.Length == 0 || args[0] is "--help" or "-h" or "help")
{
    Console.Out.WriteLine(Help);
    return args.Length == 0 ? 2 : 0;
}

if (args[0] is "--version" or "-V")
{
    Console.Out.WriteLine(typeof(XmlCommand).Assembly.GetName().Version?.ToString(3));
    return 0;
}

if (args[0] == "xml")
{
    return await new XmlCommand(Console.In, Console.Out, Console.Error).RunAsync(args[1..], CancellationToken.None).ConfigureAwait(false);
}

if (args[0] == "job")
{
    return await new JobCommand(Console.Out, Console.Error).RunAsync(args[1..], CancellationToken.None).ConfigureAwait(false);
}

if (args[0] == "volume")
{
    return await new VolumeCommand(Console.Out, Console.Error).RunAsync(args[1..], CancellationToken.None).ConfigureAwait(false);
}

Console.Error.WriteLine($"error: unknown group '{args[0]}'; see 'vireo --help'");
return 2;
