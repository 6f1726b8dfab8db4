// The sample of the README: a test compares the lines between the marks with the README's, so that what is printed there compiles and runs.
using Vireo;

namespace Vireo.Remote.Tests;

internal static class ReadmeSample
{
    public static async Task RunAsync(string uri, string type, TextWriter Console)
    {
        // <sample>
        try
        {
            await using var conn = await Connect.OpenAsync(uri);      // "qemu:///session", "qemu+ssh://root@host/system" …
            Console.WriteLine($"{await conn.GetTypeAsync()} on {await conn.GetHostnameAsync()}");

            foreach (Domain domain in await conn.ListDomainsAsync())
            {
                DomainInfo info = await domain.GetInfoAsync();
                Console.WriteLine($"{domain.Id,4} {domain.Name,-16} {info.State,-10} {info.VcpuCount} CPU {info.Memory / 1024} MiB");
            }

            // The type is "qemu" or "kvm" on a daemon for QEMU.
            Domain guest = await conn.DefineDomainAsync($"""
                <domain type='{type}'>
                  <name>sample</name><memory unit='MiB'>64</memory><os><type>hvm</type></os>
                </domain>
                """);
            try
            {
                await using var events = await conn.WatchLifecycleAsync(guest);
                await guest.StartAsync();                         // its console: await using Stream tty = await guest.OpenConsoleAsync();
                await guest.DestroyAsync();
                await foreach (DomainLifecycleEvent e in events)
                {
                    Console.WriteLine($"{e.Domain.Name}: {e.Event}");
                    if (e.Event == DomainEventType.Stopped)
                    {
                        break;
                    }
                }
            }
            finally
            {
                await guest.UndefineAsync();
            }
        }
        catch (VirException e)                                        // libvirt's error code, domain and text
        {
            Console.WriteLine($"{e.Code}: {e.Message}");
        }
        // </sample>
    }
}
