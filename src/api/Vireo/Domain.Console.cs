namespace Vireo;

/// <content>Talking to the guest.</content>
public sealed partial class Domain
{
    /// <summary>Its console, or the serial device named, as a stream of bytes both ways.</summary>
    public async ValueTask<Stream> OpenConsoleAsync(
        string? device = null, DomainConsoleFlags flags = 0, CancellationToken cancellationToken = default) =>
        new TransferStream(await Driver.DomainOpenConsoleAsync(_ref, device, flags, cancellationToken).ConfigureAwait(false),
            canRead: true, canWrite: true);

    /// <summary>A channel to a program in the guest.</summary>
    public async ValueTask<Stream> OpenChannelAsync(
        string? name, DomainChannelFlags flags = 0, CancellationToken cancellationToken = default) =>
        new TransferStream(await Driver.DomainOpenChannelAsync(_ref, name, flags, cancellationToken).ConfigureAwait(false), canRead: true,
            canWrite: true);

    /// <summary>A picture of its screen, to be read to the end, and its format.</summary>
    public async ValueTask<(Stream Image, string? MimeType)> ScreenshotAsync(uint screen = 0, CancellationToken cancellationToken = default)
    {
        ScreenshotResult result = await Driver.DomainScreenshotAsync(_ref, screen, 0, cancellationToken).ConfigureAwait(false);
        return (new TransferStream(result.Stream, canRead: true, canWrite: false), result.MimeType);
    }

    /// <summary>Presses keys together.</summary>
    public ValueTask SendKeyAsync(
        KeycodeSet codes, TimeSpan hold, IReadOnlyList<uint> keys, CancellationToken cancellationToken = default) =>
        Driver.DomainSendKeyAsync(_ref, codes, (uint)hold.TotalMilliseconds, keys, 0, cancellationToken);

    /// <summary>Sends a command to QEMU's monitor.</summary>
    public ValueTask<string> QemuMonitorCommandAsync(
        string command, DomainQemuMonitorCommandFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainMonitorCommandAsync(_ref, command, flags, cancellationToken);

    /// <summary>Sends a command to QEMU's guest agent.</summary>
    public ValueTask<string?> QemuAgentCommandAsync(
        string command, int timeoutSeconds = -2, CancellationToken cancellationToken = default) =>
        Driver.DomainAgentCommandAsync(_ref, command, timeoutSeconds, 0, cancellationToken);
}
