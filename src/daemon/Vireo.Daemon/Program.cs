using Vireo.Drivers;
using Vireo.Drivers.Host;
using Vireo.Drivers.Networks;
using Vireo.Posix;

namespace Vireo.Daemon;

/// <summary>The entry of <c>vireod</c>: reads the switches and the configuration, then runs the daemon. Every failure before that ends in
/// one line on standard error.</summary>
internal static class Program
{
    private static readonly Logger Logger = Log.For("daemon");

    private static async Task<int> Main(string[] arguments)
    {
        if (LeaseHelper.IsCalled(arguments))
        {
            return LeaseHelper.Run(arguments, Console.Out);
        }

        DaemonOptions options = DaemonOptions.Parse(arguments);
        DaemonMode mode = Host.EffectiveUserId == 0 ? DaemonMode.System : DaemonMode.Session;
        DriverPaths paths = DriverPaths.Create(mode, options.Root);
        DaemonPlaces places = DaemonPlaces.For(paths);
        if (options.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync($"vireod: {fault}").ConfigureAwait(false);
            if (options.FaultShowsHelp)
            {
                await Console.Error.WriteAsync(DaemonOptions.Help(places)).ConfigureAwait(false);
            }

            return 1;
        }

        if (options.ShowHelp)
        {
            await Console.Out.WriteAsync(DaemonOptions.Help(places)).ConfigureAwait(false);
            return 0;
        }

        if (options.ShowVersion)
        {
            await Console.Out.WriteLineAsync($"vireod (libvirt) {DaemonVersion.LibraryText}, Vireo {DaemonVersion.Text}").ConfigureAwait(
                false);
            return 0;
        }

        return await StartAsync(arguments, options, paths, places).ConfigureAwait(false);
    }

    /// <summary>As many descriptors as may be had: each client takes one, and a shell gives 1024 of them. The just-in-time runtime does so
    /// by itself, ours does not.</summary>
    private static void RaiseFileLimit()
    {
        ResourceLimit files = Processes.GetLimit(0, ResourceKind.OpenFiles);
        if (files.Soft < files.Hard)
        {
            Processes.SetLimit(0, files with { Soft = files.Hard });
        }
    }

    private static async Task<int> StartAsync(string[] arguments, DaemonOptions options, DriverPaths paths, DaemonPlaces places)
    {
        var router = new LogRouter();
        if (ReadConfiguration(router, options, paths, places) is not { } config)
        {
            return 1;
        }

        try
        {
            if (options.Daemonize && !Daemonizer.IsDetachedChild)
            {
                return await Daemonizer.StartDetachedAsync(arguments, TimeSpan.FromMinutes(1), CancellationToken.None).ConfigureAwait(
                    false);
            }

            RaiseFileLimit();
            var host = new HostServices();
            await using var daemon = new VireoDaemon(
                options, config, paths, places, router, DriverList.Create(paths, HostUuids.Read(config), host), host);
            daemon.Listen();
            await daemon.RunAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            Logger.Error(e);
            if (Daemonizer.IsDetachedChild)
            {
                // The log is elsewhere; whoever started us looks here.
                await Console.Error.WriteLineAsync($"vireod: error: {e.Reason()}").ConfigureAwait(false);
            }

            return 1;
        }
    }

    /// <summary>The configuration, by which the log is set up; null when it is refused, which is on standard error then.</summary>
    private static DaemonConfig? ReadConfiguration(LogRouter router, DaemonOptions options, DriverPaths paths, DaemonPlaces places)
    {
        try
        {
            ConfigFile file = DaemonConfig.Load(options.ConfigFile ?? places.ConfigFile, named: options.ConfigFile is not null);
            DaemonConfig config = DaemonConfig.Read(file, paths.Mode);
            LogSetup.Apply(router, config, options, paths, Environment.GetEnvironmentVariable);
            DaemonSettingsTable.Table.WarnOfUnused(file);
            return config;
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            router.SetOutputs([new LogOutputSpec(LogLevel.Debug, LogDestination.Stderr, null)]);
            Logger.Error(e);
            return null;
        }
    }
}
