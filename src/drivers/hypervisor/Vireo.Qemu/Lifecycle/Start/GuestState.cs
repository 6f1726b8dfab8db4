using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Asks a connected emulator for what the domain's view and running document show, after a start and after a restart of the
/// daemon.</summary>
internal static class GuestState
{
    /// <summary>The agent's channel of a domain, or null.</summary>
    public static Channel? AgentChannel(DomainDef live) =>
        live.Devices.Channels.Find(static c => c.Target?.Name == "org.qemu.guest_agent.0");

    /// <summary>Threads of virtual CPUs by number; numbers without a CPU have thread 0.</summary>
    public static int[] Threads(IReadOnlyList<QemuVcpu> vcpus)
    {
        var threads = new int[vcpus.Count == 0 ? 0 : vcpus.Max(static v => v.Index) + 1];
        foreach (var vcpu in vcpus)
        {
            threads[vcpu.Index] = vcpu.ThreadId;
        }

        return threads;
    }

    /// <summary>Brings the view up to date.</summary>
    public static async Task SynchronizeAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var monitor = domain.Monitor;
        var vcpus = monitor.QueryVcpusAsync(cancellationToken);
        var backends = monitor.QueryCharBackendsAsync(cancellationToken);
        var status = monitor.QueryStatusAsync(cancellationToken);
        var balloon = domain.View.Live?.Devices.MemoryBalloon is { Model: MemoryBalloonModel.None }
            ? Task.FromResult<ulong?>(null)
            : monitor.QueryBalloonAsync(cancellationToken);
        var plugged = monitor.QueryPeripheralsAsync(cancellationToken);
        var cpus = await vcpus.ConfigureAwait(false);
        var features = cpus.Count > 0
            ? monitor.QueryFeatureWordsAsync(cpus[0].QomPath, cancellationToken)
            : Task.FromResult<JsonValue?>(null);
        int[] threads = Threads(cpus);
        var characters = await backends.ConfigureAwait(false);
        string run = await status.ConfigureAwait(false);
        ulong? memory = await balloon.ConfigureAwait(false);
        var words = await features.ConfigureAwait(false);
        var modules = domain.View.Live?.Devices.Memories.Count > 0
            ? await monitor.QueryModulesAsync(cancellationToken).ConfigureAwait(false) : null;
        var card = domain.View.Live?.Devices.Videos.Find(static c => c.Model?.Type == VideoType.Qxl);
        ulong? cardMemory = card?.Alias is { } alias
            ? await monitor.QueryNumberAsync(alias, "ram_size", cancellationToken).ConfigureAwait(false) : null;
        var peripherals = await plugged.ConfigureAwait(false);
        domain.Update(v =>
        {
            var live = v.Live?.DeepCopy();
            var requested = v.Run.RequestedCpu;
            if (live is not null)
            {
                ShowTerminals(live, characters.Terminals);
                ShowPorts(live, characters.Open);
                ShowMemory(live, modules, card?.Alias, cardMemory);
                live.CurrentMemory = memory ?? live.CurrentMemory;
                if (words is not null && requested is null)
                {
                    requested = v.Live?.Cpu;
                    GuestCpu.ShowActual(live, words);
                }
            }

            bool agent = live is not null && AgentChannel(live)?.Target?.State == ChannelState.Connected;
            return WithState(
                v with
                {
                    Live = live,
                    AgentOpen = agent,
                    Run = v.Run with
                    {
                        RequestedCpu = requested, VcpuThreads = [.. threads], Peripherals = peripherals ?? v.Run.Peripherals,
                    },
                },
                run);
        });
    }

    private static QemuDomainView WithState(QemuDomainView v, string run) => run switch
    {
        "running" when v.State != DomainState.Running => v with { State = DomainState.Running, Reason = (int)DomainRunningReason.Unpaused },
        "running" => v with { Run = v.Run with { PauseReason = DomainPausedReason.Unknown } },
        "paused" or "prelaunch" or "postmigrate" or "finish-migrate" when v.State == DomainState.Running =>
            v with { State = DomainState.Paused, Reason = (int)v.Run.PauseReason,
                Run = v.Run with { PauseReason = DomainPausedReason.Unknown } },
        "io-error" when v.State == DomainState.Running => v with { State = DomainState.Paused, Reason = (int)DomainPausedReason.Ioerror },
        "watchdog" when v.State == DomainState.Running => v with { State = DomainState.Paused, Reason = (int)DomainPausedReason.Watchdog },
        "guest-panicked" => v with { State = DomainState.Crashed, Reason = (int)DomainCrashedReason.Panicked },
        "shutdown" => v with { State = DomainState.Shutdown, Reason = 0 },
        "suspended" => v with { State = DomainState.Pmsuspended, Reason = 0 },
        _ => v,
    };

    private static void ShowTerminals(DomainDef live, IReadOnlyDictionary<string, string> paths)
    {
        var devices = live.Devices;
        foreach (var device in devices.Serials.Cast<CharDevice>().Concat(devices.Parallels).Concat(devices.Channels).Concat(
            devices.Consoles))
        {
            if (device.Type == CharType.Pty && paths.TryGetValue("char" + device.Alias, out string? path))
            {
                device.Sources.Clear();
                device.Sources.Add(new PtyCharSource { Path = path });
                device.Tty = device is ConsoleDevice { TargetPort: null or 0 } ? path : null;
            }
        }
    }

    // Where modules begin, and how much memory a graphics card took, is the emulator's to say.
    private static void ShowMemory(DomainDef live, IReadOnlyDictionary<string, ulong>? modules, string? card, ulong? cardMemory)
    {
        foreach (var module in live.Devices.Memories)
        {
            if (module.Address is DimmAddress place && modules is not null && modules.TryGetValue(module.Alias ?? "", out ulong start))
            {
                place.Base = start;
            }
        }

        if (cardMemory is > 0 && live.Devices.Videos.Find(v => v.Alias == card)?.Model is { } model)
        {
            model.Ram = (uint)(cardMemory.Value / 1024);
        }
    }

    private static void ShowPorts(DomainDef live, IReadOnlyDictionary<string, bool> open)
    {
        foreach (var channel in live.Devices.Channels)
        {
            if (channel.Target is { Type: ChannelTargetType.Virtio } target && open.TryGetValue("char" + channel.Alias, out bool connected))
            {
                target.State = connected ? ChannelState.Connected : ChannelState.Disconnected;
            }
        }
    }
}
