using Vireo.Documents;
using Vireo.Drivers.Guests;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>What one would ask a guest's agent or keyboard: file systems, clock, keys, signals.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<int> DomainFsFreezeAsync(
        DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken)
    {
        return SetFrozenAsync(domain, mountPoints, true, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<int> DomainFsThawAsync(
        DomainRef domain, IReadOnlyList<string> mountPoints, uint flags, CancellationToken cancellationToken)
    {
        return SetFrozenAsync(domain, mountPoints, false, cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainFsTrimAsync(
        DomainRef domain, string? mountPoint, ulong minimum, uint flags, CancellationToken cancellationToken)
    {
        _ = FindActive(domain);
        if (mountPoint is not null)
        {
            FileSystem(mountPoint);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<DomainFsInfo>> DomainGetFsInfoAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done<IReadOnlyList<DomainFsInfo>>(ReadActive(domain, static d =>
        {
            var list = new List<DomainFsInfo>();
            if (d.Live!.Read().Devices.Disks.Find(static x => x.Device == DiskDevice.Disk && x.Target?.Dev == "vda") is { } disk)
            {
                foreach (var (mountPoint, name) in TestGuest.FileSystems)
                {
                    list.Add(new DomainFsInfo(mountPoint, name, "ext4", [disk.Target!.Dev!]));
                }
            }

            return list;
        }));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<DomainTime> DomainGetTimeAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        return Done(
            Read(domain, static d => d.Active
                ? new DomainTime(d.Guest.Seconds, d.Guest.Nanoseconds)
                : throw Errors.DomainNotRunning(ErrorDomain.Test)));
    }

    /// <inheritdoc/>
    [Accepts(DomainSetTimeFlags.Sync)]
    public override ValueTask DomainSetTimeAsync(
        DomainRef domain, long seconds, uint nanoseconds, DomainSetTimeFlags flags, CancellationToken cancellationToken)
    {
        return ChangeAsync(
            domain,
            d =>
            {
                CheckActive(d.View);
                d.Update(v => v with { Guest = v.Guest with { Seconds = seconds, Nanoseconds = nanoseconds } });
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainSetUserPasswordFlags.Encrypted)]
    public override ValueTask DomainSetUserPasswordAsync(
        DomainRef domain, string? user, string? password, DomainSetUserPasswordFlags flags, CancellationToken cancellationToken)
    {
        _ = FindActive(domain);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainSendKeyAsync(
        DomainRef domain, KeycodeSet codeset, uint holdTime, IReadOnlyList<uint> keycodes, uint flags, CancellationToken cancellationToken)
    {
        _ = FindActive(domain);
        foreach (uint key in keycodes)
        {
            if (!KeyCodes.TryTranslate(codeset, key, out _))
            {
                throw TestDomainErrors.KeyInvalid(key, KeyCodes.NameOf(codeset));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<ScreenshotResult> DomainScreenshotAsync(
        DomainRef domain, uint screen, uint flags, CancellationToken cancellationToken)
    {
        _ = Find(domain);
        return Done(new ScreenshotResult(new BytesStream(TestPicture.Png), "image/png"));
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainInjectNmiAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        _ = FindActive(domain);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainSendProcessSignalAsync(
        DomainRef domain, long pid, DomainProcessSignal signal, uint flags, CancellationToken cancellationToken)
    {
        if (pid != 1)
        {
            throw TestDomainErrors.SignalReceiver();
        }

        if ((int)signal is < 0 or > 64)
        {
            throw TestDomainErrors.SignalOutOfRange((int)signal);
        }

        // The simulated first process takes every signal and survives, even where nothing runs.
        _ = Find(domain);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(uint.MaxValue)]
    public override ValueTask<TypedParameterList> DomainGetLaunchSecurityInfoAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        _ = domain;

        // Whoever asks marks that texts are understood, which the driver does not know.
        throw Errors.UnsupportedFlags(
            ErrorDomain.Test, flags | (uint)TypedParameterFlags.ParamStringOkay, "testDomainGetLaunchSecurityInfo");
    }

    private static int FileSystem(string mountPoint)
    {
        for (int i = 0; i < TestGuest.FileSystems.Count; i++)
        {
            if (TestGuest.FileSystems[i].MountPoint == mountPoint)
            {
                return i;
            }
        }

        throw TestDomainErrors.MountPointUnknown(mountPoint);
    }

    private async ValueTask<int> SetFrozenAsync(
        DomainRef domain, IReadOnlyList<string> mountPoints, bool frozen, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domain, cancellationToken).ConfigureAwait(false);
        var d = lease.Item.View;
        CheckActive(d);
        int changed = 0, all = d.Guest.Frozen;
        foreach (string mountPoint in mountPoints.Count > 0 ? mountPoints : ["/", "/boot"])
        {
            int bit = 1 << FileSystem(mountPoint);
            if (((all & bit) != 0) != frozen)
            {
                changed++;
                all ^= bit;
            }
        }

        lease.Item.Update(v => v with { Guest = v.Guest with { Frozen = all } });
        return changed;
    }
}
