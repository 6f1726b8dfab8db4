using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Events of the guest's memory and clock.</summary>
internal sealed class MemoryEvents(QemuDomains domains, DomainChanges changes) : IEventTopic
{
    private const int BytesPerKiB = 1024;

    /// <inheritdoc/>
    public IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Handlers =>
    [
        ("BALLOON_CHANGE", OnBalloon),
        ("MEMORY_FAILURE", OnFailure),
        ("MEMORY_DEVICE_SIZE_CHANGE", OnDeviceSize),
        ("RTC_CHANGE", OnClock),
    ];

    private void OnBalloon(QemuDomain domain, JsonValue data)
    {
        ulong balloon = (data.GetULong("actual") ?? 0) / BytesPerKiB;
        domain.Update(v => v with { Balloon = balloon });
        domains.Publish(new DomainBalloonChangeEvent(domain.View.Ref, balloon));
    }

    private void OnFailure(QemuDomain domain, JsonValue data)
    {
        var recipient = data.GetString("recipient") == "guest"
            ? DomainMemoryFailureRecipientType.Guest
            : DomainMemoryFailureRecipientType.Hypervisor;
        var action = data.GetString("action") switch
        {
            "inject" => DomainMemoryFailureActionType.Inject,
            "fatal" => DomainMemoryFailureActionType.Fatal,
            "reset" => DomainMemoryFailureActionType.Reset,
            _ => DomainMemoryFailureActionType.Ignore,
        };
        DomainMemoryFailureFlags flags = default;
        if (data["flags"]?.GetBool("action-required") == true)
        {
            flags |= DomainMemoryFailureFlags.ActionRequired;
        }

        if (data["flags"]?.GetBool("recursive") == true)
        {
            flags |= DomainMemoryFailureFlags.Recursive;
        }

        domains.Publish(new DomainMemoryFailureEvent(domain.View.Ref, recipient, action, flags));
    }

    private void OnDeviceSize(QemuDomain domain, JsonValue data)
    {
        string alias = data.GetString("id") ?? "";
        ulong kib = ((data.GetULong("size") ?? 0) + BytesPerKiB - 1) / BytesPerKiB;
        DomainChanges.ChangeLive(
            domain, d => (d.Devices.Memories.Find(m => m.Alias == alias) is { Target: { } target } ? target : null)?.Current = kib);
        domains.Publish(new DomainMemoryDeviceSizeChangeEvent(domain.View.Ref, alias, kib));
    }

    // A clock that the guest may set keeps what it set: the next start begins there. QEMU counts from where the clock was at this start.
    private void OnClock(QemuDomain domain, JsonValue data)
    {
        long offset = data.GetLong("offset") ?? 0;
        if (domain.View.Live?.Clock is { Offset: ClockOffset.Variable } clock)
        {
            long began = domain.Run.ClockBase
                ?? (long.TryParse(clock.Adjustment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long known)
                    ? known
                    : 0);
            domain.UpdateRun(r => r with { ClockBase = began });
            offset += began;
            string now = offset.ToString(CultureInfo.InvariantCulture);
            domain.Worker.TryPost(async () =>
            {
                using var job = await domain.EnterForEventAsync("clock event").ConfigureAwait(false);
                if (job is not null)
                {
                    await changes.ApplyAsync(
                        domain, live: true, config: true,
                        d => d.Clock?.Adjustment = d.Clock.Offset == ClockOffset.Variable ? now : d.Clock.Adjustment).ConfigureAwait(false);
                }
            });
        }

        domains.Publish(new DomainRtcChangeEvent(domain.View.Ref, offset));
    }
}
