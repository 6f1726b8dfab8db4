using System.Globalization;
using System.Text;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Networks;

/// <summary>
/// The dnsmasq of each network: started, given new hosts without a stop, started again when its configuration changes, ended. It outlives
/// the daemon; its number is in libvirt's file, and is believed only of a process that has our configuration.
/// </summary>
internal sealed class DnsmasqServer(NetworkPlaces places, Logger log)
{
    private const int Terminate = 15, Kill = 9, Reread = 1;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20), s_grace = TimeSpan.FromSeconds(5);

    /// <summary>Writes the files and starts it, where the network needs one.</summary>
    public async Task StartAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        DnsmasqFiles files = FilesOf(network);
        if (!files.IsNeeded)
        {
            return;
        }

        await Task.Run(() => Write(files), cancellationToken).ConfigureAwait(false);
        string helper = LeaseHelper.Program;
        string[] script = helper.Length == 0 ? [] : ["--leasefile-ro", "--dhcp-script=" + helper];
        HelperResult started = await HelperProgram.RunAsync(
            Posix.Host.RequireProgram("dnsmasq"), ["--conf-file=" + files.ConfigurationPath, .. script], s_patience,
            spec => spec.Environment = LeaseHelper.Environment(network.Bridge?.Name ?? "", places.Dnsmasq), cancellationToken)
            .ConfigureAwait(false);
        started.ThrowOnFailure();
    }

    /// <summary>Ends it, and removes the files that it read. Leases stay.</summary>
    public async Task StopAsync(NetworkDef network)
    {
        DnsmasqFiles files = FilesOf(network);
        if (PidOf(network) is { } pid)
        {
            Processes.Kill(pid, Terminate);
            long end = Environment.TickCount64 + (long)s_grace.TotalMilliseconds;
            while (IsOurs(pid, files) && Environment.TickCount64 < end)
            {
                await Task.Delay(10).ConfigureAwait(false);
            }

            if (IsOurs(pid, files))
            {
                Processes.Kill(pid, Kill);
            }
        }

        foreach (string path in (string[])[places.PidOf(network.Name ?? ""), files.ConfigurationPath, files.HostsPath, files.NamesPath])
        {
            AtomicFile.Delete(path);
        }
    }

    /// <summary>Lets it serve a changed network: by its files alone where that is enough, else by another start.</summary>
    public async Task ChangeAsync(NetworkDef before, NetworkDef after, CancellationToken cancellationToken)
    {
        DnsmasqFiles old = FilesOf(before), next = FilesOf(after);
        if (PidOf(before) is { } pid && next.IsNeeded && old.Configuration() == next.Configuration())
        {
            await Task.Run(() => Write(next), cancellationToken).ConfigureAwait(false);
            Processes.Kill(pid, Reread);
            return;
        }

        await StopAsync(before).ConfigureAwait(false);
        await StartAsync(after, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts it where it should run and does not: somebody ended it while no daemon was there.</summary>
    public async Task RecoverAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        if (PidOf(network) is null)
        {
            await StartAsync(network, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets the leases of a network that exists no more.</summary>
    public void ForgetLeases(NetworkDef network)
    {
        if (network.Bridge?.Name is { Length: > 0 } bridge && !bridge.Contains('/', StringComparison.Ordinal))
        {
            AtomicFile.Delete(places.LeasesOf(bridge));
            AtomicFile.Delete(LeaseHelper.LockOf(places.LeasesOf(bridge)));
        }
    }

    private DnsmasqFiles FilesOf(NetworkDef network) => new(network, places.Dnsmasq, places.PidOf(network.Name ?? ""));

    private void Write(DnsmasqFiles files)
    {
        try
        {
            Directory.CreateDirectory(places.Dnsmasq);
            Directory.CreateDirectory(places.State);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FolderFailed(places.Dnsmasq, e);
        }

        // dnsmasq reads the files of hosts again as another user.
        AtomicFile.Write(files.ConfigurationPath, files.Configuration());
        Open(files.HostsPath, files.Hosts());
        Open(files.NamesPath, files.Names());
    }

    private static void Open(string path, string text)
    {
        AtomicFile.Write(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    // The process that serves the network; null when none does.
    private int? PidOf(NetworkDef network)
    {
        string path = places.PidOf(network.Name ?? "");
        try
        {
            return int.TryParse(File.ReadAllText(path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && IsOurs(pid, FilesOf(network)) ? pid : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"cannot read '{path}': {e.Reason()}");
            return null;
        }
    }

    private static bool IsOurs(int pid, DnsmasqFiles files)
    {
        try
        {
            string command = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/cmdline"));
            return command.Split('\0').Contains("--conf-file=" + files.ConfigurationPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
