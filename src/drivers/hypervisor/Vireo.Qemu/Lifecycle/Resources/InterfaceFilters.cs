using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Protocol;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Network filters of interfaces: the binding of a filter to the tap. The filter driver keeps bindings on disk, with the guest that each is
/// for; one is found again by that.
/// </summary>
internal sealed class InterfaceFilters(HostServices host) : IRunResource<GuestDevice>
{
    /// <inheritdoc/>
    public string Name => "network filter";

    /// <summary>What an interface without a filter holds may change while it runs.</summary>
    public bool Concerns(GuestDevice part) => part.Device is NetworkInterface net && MayFilter(net);

    /// <summary>Whether an interface is of a type that has a tap.</summary>
    public static bool MayFilter(NetworkInterface net) =>
        net.Type is NetworkInterfaceType.Bridge or NetworkInterfaceType.Network or NetworkInterfaceType.Ethernet;

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestDevice part, CancellationToken cancellationToken) => part.Device is NetworkInterface net
        ? BindAsync(part.Run.Domain, net, net.Filter, cancellationToken) : ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestDevice part) => part.Device is NetworkInterface net
        ? UnbindAsync(part.Run.Domain, net) : ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask RecoverAsync(GuestDevice part)
    {
        // A daemon that was killed had not come to it, or another one has no such bindings.
        if (part.Device is NetworkInterface { Filter.Filter: not null, Target.Dev: not null } net
            && await FindAsync(part.Run.Domain, net).ConfigureAwait(false) is null)
        {
            await BindAsync(part.Run.Domain, net, net.Filter, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Gives a running interface another filter, or none; a failure leaves the present one.</summary>
    public async ValueTask ChangeAsync(
        QemuDomain domain, NetworkInterface net, FilterReference? wanted, CancellationToken cancellationToken)
    {
        await UnbindAsync(domain, net).ConfigureAwait(false);
        try
        {
            await BindAsync(domain, net, wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (VirException)
        {
            await BindAsync(domain, net, net.Filter, CancellationToken.None).ConfigureAwait(false);
            throw Devices.HotplugErrors.FilterRefused(net.Target?.Dev);
        }
    }

    private async ValueTask BindAsync(
        QemuDomain domain, NetworkInterface net, FilterReference? filter, CancellationToken cancellationToken)
    {
        if (filter?.Filter is null)
        {
            return;
        }

        if (!HostSide.Of(net).HasTap)
        {
            throw UnbuiltErrors.InterfaceFilter("direct");
        }

        DriverConnection filters = await host.NwFiltersAsync(cancellationToken).ConfigureAwait(false);

        // The tap is ours and new: whoever had its name before is gone, and has not come to say so.
        if (await FindAsync(filters, net.Target?.Dev).ConfigureAwait(false) is { } stale)
        {
            await DeleteAsync(filters, stale).ConfigureAwait(false);
        }

        var binding = new NwFilterBindingDef
        {
            OwnerName = domain.Name, OwnerUuid = domain.Uuid, PortDevice = net.Target?.Dev, Mac = net.Mac?.Address,
            Filter = new Vireo.Documents.NwFilterRef
            {
                Filter = filter.Filter,
                Parameters = [.. filter.Parameters.Select(static p => new NwFilterParameter { Name = p.Name, Value = p.Value })],
            },
        };
        await filters.NwFilterBindingCreateXmlAsync(binding.Format(), 0, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask UnbindAsync(QemuDomain domain, NetworkInterface net)
    {
        if (await FindAsync(domain, net).ConfigureAwait(false) is { } binding)
        {
            await DeleteAsync(await host.NwFiltersAsync(CancellationToken.None).ConfigureAwait(false), binding).ConfigureAwait(false);
        }
    }

    // The binding of an interface; where a daemon was killed before it had written down the tap's name, the one with its address.
    private async ValueTask<NwFilterBindingDef?> FindAsync(QemuDomain domain, NetworkInterface net)
    {
        DriverConnection filters = await host.NwFiltersAsync(CancellationToken.None).ConfigureAwait(false);
        if (net.Target?.Dev is { } port)
        {
            return await FindAsync(filters, port).ConfigureAwait(false) is { } binding && binding.OwnerUuid == domain.Uuid ? binding : null;
        }

        foreach (NwFilterBindingRef one in await filters.ListAllNwFilterBindingsAsync(0, CancellationToken.None).ConfigureAwait(false))
        {
            if (await FindAsync(filters, one.PortDevice).ConfigureAwait(false) is { } binding
                && binding.OwnerUuid == domain.Uuid && binding.Mac == net.Mac?.Address)
            {
                return binding;
            }
        }

        return null;
    }

    private static async ValueTask<NwFilterBindingDef?> FindAsync(DriverConnection filters, string? port)
    {
        try
        {
            NwFilterBindingRef found = await filters.NwFilterBindingLookupByPortDevAsync(port ?? "", CancellationToken.None)
                .ConfigureAwait(false);
            return NwFilterBindingRules.Read(
                await filters.NwFilterBindingGetXmlDescAsync(found, 0, CancellationToken.None).ConfigureAwait(false));
        }
        catch (VirException e) when (e.Code == ErrorCode.NoNwfilterBinding)
        {
            return null;
        }
    }

    private static async ValueTask DeleteAsync(DriverConnection filters, NwFilterBindingDef binding)
    {
        try
        {
            await filters.NwFilterBindingDeleteAsync(
                new NwFilterBindingRef(binding.PortDevice ?? "", binding.Filter?.Filter ?? ""), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (VirException e) when (e.Code == ErrorCode.NoNwfilterBinding)
        {
            // The administrator was quicker.
        }
    }
}
