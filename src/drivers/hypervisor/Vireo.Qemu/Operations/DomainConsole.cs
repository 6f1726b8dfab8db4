using Vireo.Documents;
using Vireo.Drivers.Guests;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Operations;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <content>Consoles, channels, screens, input, and the monitor itself.</content>
public partial class QemuConnection
{
    // QEMU 7.1 learnt to write PNG.
    private const ulong FirstPng = 7_001_000;

    /// <inheritdoc/>
    [Accepts(typeof(DomainConsoleFlags))]
    public override async ValueTask<VirStream> DomainOpenConsoleAsync(
        DomainRef domain, string? deviceName, DomainConsoleFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        var live = found.View.Live ?? throw Errors.DomainNotRunning();
        CharDevice? device = deviceName is null
            ? live.Devices.Consoles.Cast<CharDevice>().Concat(live.Devices.Serials).FirstOrDefault()
            : live.Devices.Consoles.Cast<CharDevice>().Concat(live.Devices.Serials).Concat(live.Devices.Parallels).FirstOrDefault(
                d => d.Alias == deviceName);
        if (device is null)
        {
            throw ConsoleErrors.CharDeviceUnknown(deviceName ?? "(null)");
        }

        return await OpenPortAsync(found, device, flags.HasFlag(DomainConsoleFlags.Force), "console").ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainChannelFlags))]
    public override async ValueTask<VirStream> DomainOpenChannelAsync(
        DomainRef domain, string? name, DomainChannelFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        var live = found.View.Live ?? throw Errors.DomainNotRunning();
        var device = live.Devices.Channels.Find(c => name is null || c.Target?.Name == name || c.Alias == name)
            ?? throw ConsoleErrors.ChannelUnknown(name ?? "default");
        if (!device.Sources.Exists(static s => s is UnixCharSource))
        {
            throw ConsoleErrors.ChannelWithoutSocket(name ?? device.Alias);
        }

        return await OpenPortAsync(found, device, flags.HasFlag(DomainChannelFlags.Force), "channel").ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<ScreenshotResult> DomainScreenshotAsync(
        DomainRef domain, uint screen, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        var videos = found.View.Live?.Devices.Videos ?? [];
        if (videos.Count == 0)
        {
            throw ConsoleErrors.NoScreens();
        }

        // Screens are numbered through the heads of the cards, and only the first card may have several.
        uint heads = Math.Max(videos[0].Model?.Heads ?? 1, 1);
        if (screen >= heads)
        {
            throw ConsoleErrors.ScreenUnknown();
        }

        var caps = await Driver.Capabilities.GetAsync(found.View.Current.Devices.Emulator ?? "", cancellationToken).ConfigureAwait(false);
        bool png = caps.Version >= FirstPng;
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Query, "DomainScreenshot", cancellationToken).ConfigureAwait(
            false);
        using var file = ScratchFile.Create(found, Driver.Paths, Driver.Security, "screendump");
        string? device = videos.Count > 1 || screen > 0 ? videos[0].Alias : null;
        await found.Monitor.ScreendumpAsync(file.Path, device, screen, png ? "png" : null, cancellationToken).ConfigureAwait(false);
        return new ScreenshotResult(new BytesStream(file.Read()), png ? "image/png" : "image/x-portable-pixmap");
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainSendKeyAsync(
        DomainRef domain, KeycodeSet codeset, uint holdTime, IReadOnlyList<uint> keycodes, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.FindActive(domain);
        uint[] codes = [.. keycodes.Select(k => KeyOf(codeset, k))];
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainSendKey", cancellationToken).ConfigureAwait(
            false);
        await found.Monitor.SendKeyAsync(codes, holdTime, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainInjectNmiAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainInjectNMI", cancellationToken)
            .ConfigureAwait(false);
        var found = lease.Item;
        QemuDomains.CheckActive(found);
        await found.Monitor.InjectNmiAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainQemuMonitorCommandFlags), Function = "qemuDomainQemuMonitorCommandWithFiles")]
    public override async ValueTask<string> DomainMonitorCommandAsync(
        DomainRef domain, string command, DomainQemuMonitorCommandFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainMonitorCommand",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        QemuDomains.CheckActive(found);
        found.UpdateRun(static r => r with { CustomMonitor = true });
        if (flags.HasFlag(DomainQemuMonitorCommandFlags.Hmp))
        {
            return await found.Monitor.HumanCommandAsync(command, cancellationToken).ConfigureAwait(false);
        }

        return (await found.Monitor.PassThroughAsync(Request(command), cancellationToken).ConfigureAwait(false)).Whole.ToString();
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<string?> DomainAgentCommandAsync(
        DomainRef domain, string command, int timeout, uint flags, CancellationToken cancellationToken)
    {
        return await Driver.Agents.PassThroughAsync(Driver.Domains.FindActive(domain), Request(command), timeout, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<DomainTime> DomainGetTimeAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var reply = await Driver.Agents.ExecuteAsync(
            Driver.Domains.FindActive(domain), "guest-get-time", null, modifies: false, mayVanish: false, cancellationToken).ConfigureAwait(
                false);
        ulong nanoseconds = reply.AsULong() ?? 0;
        return new DomainTime((long)(nanoseconds / 1_000_000_000), (uint)(nanoseconds % 1_000_000_000));
    }

    // Codes of QEMU's own numbering are not looked at, as in libvirt: the emulator says what it does not know.
    private static uint KeyOf(KeycodeSet set, uint code) =>
        set == KeycodeSet.Qnum ? code
        : KeyCodes.TryTranslate(set, code, out uint key) ? key
        : throw ConsoleErrors.KeyUntranslatable(code, KeyCodes.NameOf(set));

    private static JsonValue Request(string command)
    {
        try
        {
            return QmpJson.Parse(command);
        }
        catch (FormatException e)
        {
            throw Errors.JsonUnreadable(ErrorDomain.Qemu, command, e.Message, e);
        }
    }

    private static async ValueTask<VirStream> OpenPortAsync(QemuDomain domain, CharDevice device, bool force, string kind)
    {
        string alias = device.Alias ?? "";
        string? path = device.Sources.OfType<PtyCharSource>().FirstOrDefault()?.Path;
        string? socket = device.Sources.OfType<UnixCharSource>().FirstOrDefault()?.Path;
        if (path is null && socket is null)
        {
            throw ConsoleErrors.NotTerminal(kind, alias);
        }

        IAsyncDisposable? former;
        lock (domain.OpenConsoles)
        {
            if (domain.OpenConsoles.Remove(alias, out former) && !force)
            {
                domain.OpenConsoles[alias] = former;
                throw ConsoleErrors.SessionActive(kind);
            }
        }

        if (former is not null)
        {
            await former.DisposeAsync().ConfigureAwait(false);
        }

        var stream = new FdVirStream(path is not null ? PseudoTerminal.OpenDevice(path) : PosixSocket.ConnectUnix(socket ?? ""));
        lock (domain.OpenConsoles)
        {
            domain.OpenConsoles[alias] = stream;
        }

        stream.Ended += () =>
        {
            lock (domain.OpenConsoles)
            {
                if (domain.OpenConsoles.TryGetValue(alias, out var present) && ReferenceEquals(present, stream))
                {
                    domain.OpenConsoles.Remove(alias);
                }
            }
        };
        return stream;
    }
}
