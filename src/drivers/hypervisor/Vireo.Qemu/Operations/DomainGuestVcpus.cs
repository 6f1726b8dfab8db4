using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>Virtual CPUs as the guest's own system uses them: its agent takes them in and out of service.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask<TypedParameterList> DomainGetGuestVcpusAsync(
        DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var vcpus = await GuestVcpusAsync(Driver.Domains.FindActive(domain), cancellationToken).ConfigureAwait(false);
        static string Set(IEnumerable<GuestVcpu> some) => CpuSet.Of([.. some.Select(static v => v.Id)]).ToString();
        return new TypedParameterList
        {
            { "vcpus", Set(vcpus) },
            { "online", Set(vcpus.Where(static v => v.Online)) },
            { "offlinable", Set(vcpus.Where(static v => v.CanOffline)) },
        };
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainSetGuestVcpusAsync(
        DomainRef domain, string cpuMap, bool enable, uint flags, CancellationToken cancellationToken)
    {
        if (!CpuSet.TryParse(cpuMap, out var set) || set.IsEmpty)
        {
            throw VcpuErrors.NoneSelected();
        }

        var found = Driver.Domains.FindActive(domain);
        var vcpus = await GuestVcpusAsync(found, cancellationToken).ConfigureAwait(false);
        foreach (int id in set.Members)
        {
            var vcpu = vcpus.Find(v => v.Id == id) ?? throw VcpuErrors.GuestVcpuUnknown(id);
            if (!enable && !vcpu.CanOffline)
            {
                throw VcpuErrors.GuestVcpuNotOfflinable(id);
            }
        }

        await SetGuestVcpusAsync(found, set.Members, enable, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<GuestVcpu>> GuestVcpusAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        var reply = await Driver.Agents.ExecuteAsync(domain, "guest-get-vcpus", null, modifies: false, mayVanish: false, cancellationToken)
            .ConfigureAwait(false);
        var list = new List<GuestVcpu>();
        foreach (var v in reply.Items)
        {
            list.Add(new GuestVcpu((int)(v.GetLong("logical-id") ?? 0), v.GetBool("online") == true, v.GetBool("can-offline") == true));
        }

        return list;
    }

    private async Task SetGuestVcpuCountAsync(QemuDomain domain, uint count, CancellationToken cancellationToken)
    {
        var vcpus = await GuestVcpusAsync(domain, cancellationToken).ConfigureAwait(false);
        if (count > vcpus.Count)
        {
            throw VcpuErrors.GuestCountTooHigh(count, vcpus.Count);
        }

        int online = vcpus.Count(static v => v.Online);
        bool more = count > online;
        var candidates = vcpus.FindAll(v => v.Online != more && (more || v.CanOffline));
        if (!more)
        {
            candidates.Reverse();
        }

        int wanted = Math.Abs((int)count - online);
        if (candidates.Count < wanted)
        {
            throw VcpuErrors.GuestCountNotReached();
        }

        await SetGuestVcpusAsync(domain, candidates.Take(wanted).Select(static v => v.Id), more, cancellationToken).ConfigureAwait(false);
    }

    private async Task SetGuestVcpusAsync(QemuDomain domain, IEnumerable<int> ids, bool online, CancellationToken cancellationToken)
    {
        var list = ids.Select(id => new JsonObject().Add("logical-id", (long)id).Add("online", online).Build()).ToArray();
        if (list.Length > 0)
        {
            var arguments = new JsonObject().Add("vcpus", JsonValue.Array(list));
            await Driver.Agents.ExecuteAsync(domain, "guest-set-vcpus", arguments, modifies: true, mayVanish: false, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private sealed record GuestVcpu(int Id, bool Online, bool CanOffline);
}
