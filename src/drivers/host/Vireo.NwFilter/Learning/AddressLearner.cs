using System.Collections.Concurrent;
using System.Net;
using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// Learns the addresses of guests from what they send (<c>CTRL_IP_LEARNING</c> is <c>any</c>): it listens at a port until the guest has
/// shown its address, and notifies once. What is learnt holds until the port loses its filter.
/// </summary>
/// <param name="learnt">Called when a port's address is known, on a thread of the pool.</param>
/// <param name="log">Told when a port cannot be listened at.</param>
internal sealed class AddressLearner(Func<string, Task> learnt, Logger log)
{
    private const int LongestHead = 128;
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _watches = new(StringComparer.Ordinal);

    /// <summary>The address of a port's guest; null while it is not known.</summary>
    public string? Find(string port) => _known.GetValueOrDefault(port);

    /// <summary>Listens at a port, unless somebody does so already, or it is not there.</summary>
    public void Watch(NwFilterBindingDef binding)
    {
        string port = binding.PortDevice ?? "";
        var end = new CancellationTokenSource();
        if (binding.Mac is not { } mac || !_watches.TryAdd(port, end))
        {
            end.Dispose();
            return;
        }

        if (FrameSocket.Open(port) is { } socket)
        {
            _ = ListenAsync(port, mac, socket, end);
        }
        else
        {
            log.Warning($"the address of the guest at port '{port}' cannot be learnt: there is no such link, or it cannot be listened at");
            Forget(port, end);
        }
    }

    /// <summary>Stops listening at a port, and forgets its guest's address.</summary>
    public void Stop(string port)
    {
        if (_watches.TryRemove(port, out CancellationTokenSource? end))
        {
            end.Cancel();
        }

        _known.TryRemove(port, out _);
    }

    private async Task ListenAsync(string port, MacAddress mac, SafeFileHandle socket, CancellationTokenSource end)
    {
        byte[] head = new byte[LongestHead];
        try
        {
            using (socket)
            using (var readable = new AsyncFd(socket))
            {
                IPAddress? address = null;
                while (address is null)
                {
                    int count = FrameSocket.Receive(socket, head);
                    if (count < 0)
                    {
                        // The link is gone, and its guest with it.
                        return;
                    }

                    if (count == 0)
                    {
                        await readable.WaitReadableAsync(end.Token).ConfigureAwait(false);
                        continue;
                    }

                    address = FrameAddress.Of(head.AsSpan(0, count), mac);
                }

                _known[port] = address.ToString();
            }

            await learnt(port).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The port has lost its filter.
        }
        catch (VirException e)
        {
            log.Error($"the address of the guest at port '{port}' is known, but its filter cannot be applied: {e.Message}");
        }
        finally
        {
            Forget(port, end);
        }
    }

    private void Forget(string port, CancellationTokenSource end)
    {
        _watches.TryRemove(new KeyValuePair<string, CancellationTokenSource>(port, end));
        end.Dispose();
    }
}
